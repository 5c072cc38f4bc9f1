// `Conditions` of rules: path-pattern and host-header, in the old form (`Values`) and the new one (`…Config`).

import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import {
  CONDITION_VALUE_LENGTH_MAX,
  CONDITION_VALUES_PER_RULE_MAX,
  WILDCARDS_PER_RULE_MAX,
} from '@/lib/aws/limits'
import type { RuleCondition } from '@/lib/aws/shapes'

const values = z.strictObject({ Values: z.array(z.string()).min(1) })

export const conditionsSchema = z.array(
  z.strictObject({
    Field: z
      .enum([
        'path-pattern',
        'host-header',
        'http-header',
        'http-request-method',
        'query-string',
        'source-ip',
      ])
      .optional(),
    Values: z.array(z.string()).min(1).optional(),
    PathPatternConfig: values.optional(),
    HostHeaderConfig: values.optional(),
    // Known by name, so that it can be said that they are not modelled.
    HttpHeaderConfig: z.unknown().optional(),
    HttpRequestMethodConfig: z.unknown().optional(),
    QueryStringConfig: z.unknown().optional(),
    SourceIpConfig: z.unknown().optional(),
  }),
)
type ConditionInput = z.output<typeof conditionsSchema>[number]

const PATH = /^[A-Za-z0-9_\-.$/~"'@:+*?&%=(),;!#]+$/
const HOST = /^[A-Za-z0-9\-.*?:]+$/
/** ALB guide, host conditions: at least one dot, and only letters after the last one. */
const HOST_ENDING = /\.[A-Za-z*?]+$/

export function readConditions(
  inputs: readonly ConditionInput[],
  where = 'Conditions',
): readonly RuleCondition[] {
  if (inputs.length === 0) throw validationError('A condition must be specified', where)
  const conditions = inputs.map((input, i) => readCondition(input, `${where}[${i}]`))
  const fields = conditions.map(({ field }) => field)
  if (new Set(fields).size < fields.length) {
    throw validationError('A rule can have at most one path-pattern and one host-header condition', where)
  }
  const all = conditions.flatMap((condition) => condition.values)
  if (all.length > CONDITION_VALUES_PER_RULE_MAX) {
    throw validationError(`A rule can have at most ${CONDITION_VALUES_PER_RULE_MAX} condition values`, where)
  }
  const wildcards = all.reduce(
    (count, value) => count + [...value].filter((c) => c === '*' || c === '?').length,
    0,
  )
  if (wildcards > WILDCARDS_PER_RULE_MAX) {
    throw validationError(`A rule can have at most ${WILDCARDS_PER_RULE_MAX} wildcard characters`, where)
  }
  return conditions
}

/** Each configuration says by itself which field it is about. */
const FIELDS = [
  ['PathPatternConfig', 'path-pattern'],
  ['HostHeaderConfig', 'host-header'],
  ['HttpHeaderConfig', 'http-header'],
  ['HttpRequestMethodConfig', 'http-request-method'],
  ['QueryStringConfig', 'query-string'],
  ['SourceIpConfig', 'source-ip'],
] as const

function readCondition(input: ConditionInput, where: string): RuleCondition {
  const field = input.Field ?? FIELDS.find(([config]) => input[config] !== undefined)?.[1] ?? null
  if (field === null) throw validationError('A condition must have a Field', where)
  if (field !== 'path-pattern' && field !== 'host-header') {
    throw validationError(
      `Conditions on '${field}' are not modelled here; use path-pattern or host-header`,
      `${where}.Field`,
    )
  }
  const config = field === 'path-pattern' ? input.PathPatternConfig : input.HostHeaderConfig
  const other = field === 'path-pattern' ? input.HostHeaderConfig : input.PathPatternConfig
  const found = config?.Values ?? input.Values
  if (other || !found || (config && input.Values)) {
    throw validationError(`A ${field} condition needs its values in Values or in its own Config, once`, where)
  }
  for (const value of found) checkValue(field, value, where)
  return { field, values: found }
}

function checkValue(field: RuleCondition['field'], value: string, where: string): void {
  if (value.length < 1 || value.length > CONDITION_VALUE_LENGTH_MAX) {
    throw validationError(
      `Condition value '${value.slice(0, 40)}' must have 1 to ${CONDITION_VALUE_LENGTH_MAX} characters`,
      where,
    )
  }
  if (!(field === 'path-pattern' ? PATH : HOST).test(value)) {
    throw validationError(`Condition value '${value}' contains a character that is not valid`, where)
  }
  if (field === 'host-header' && !HOST_ENDING.test(value)) {
    throw validationError(
      `Condition value '${value}' must have a dot, and only letters after the last dot`,
      where,
    )
  }
}
