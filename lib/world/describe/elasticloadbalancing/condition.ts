import type { RuleCondition as RuleConditionOutput } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import type { RuleCondition } from '@/lib/aws/shapes'

/** Paths and hosts also have their values beside the field, as before there were other conditions. */
export function conditionOutput(condition: RuleCondition): RuleConditionOutput {
  const { field } = condition
  switch (field) {
    case 'path-pattern':
    case 'host-header': {
      const patterns = patternsOutput(condition)
      const config =
        field === 'path-pattern' ? { PathPatternConfig: patterns } : { HostHeaderConfig: patterns }
      return { Field: field, ...patterns, ...config }
    }
    case 'http-header':
      return {
        Field: field,
        HttpHeaderConfig: { HttpHeaderName: condition.name, ...patternsOutput(condition) },
      }
    case 'http-request-method':
      return { Field: field, HttpRequestMethodConfig: { Values: [...condition.values] } }
    case 'query-string':
      return {
        Field: field,
        QueryStringConfig: {
          Values: condition.values.map(({ key, value }) => ({
            ...(key === null ? {} : { Key: key }),
            Value: value,
          })),
        },
      }
    case 'source-ip':
      return { Field: field, SourceIpConfig: { Values: [...condition.values] } }
  }
}

function patternsOutput({
  values,
  isRegex,
}: {
  readonly values: readonly string[]
  readonly isRegex?: true
}) {
  return isRegex ? { RegexValues: [...values] } : { Values: [...values] }
}
