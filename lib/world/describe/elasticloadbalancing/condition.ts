import type { RuleCondition as RuleConditionOutput } from '@aws-sdk/client-elastic-load-balancing-v2/dist-types/models/models_0'
import type { RuleCondition } from '@/lib/aws/shapes'

export function conditionOutput({ field, values }: RuleCondition): RuleConditionOutput {
  const config = { Values: [...values] }
  return {
    Field: field,
    Values: [...values],
    ...(field === 'path-pattern' ? { PathPatternConfig: config } : { HostHeaderConfig: config }),
  }
}
