// `Conditions` of rules, in the old form (`Values`) and the new one (`…Config`).

import * as z from 'zod'
import { countWildcards, wildcardPattern } from '@/lib/aws/elb/wildcard'
import { validationErrorAt } from '@/lib/aws/error'
import {
  CONDITION_VALUES_PER_RULE_MAX,
  VALUES_PER_CONDITION_MAX,
  WILDCARDS_PER_RULE_MAX,
} from '@/lib/aws/limits'
import type { RuleCondition } from '@/lib/aws/shapes'
import { checkConditionRegex, checkConditionValue, checkHeaderName } from './condition-values'

const texts = z.array(z.string()).optional()
const patterns = z.strictObject({ Values: texts, RegexValues: texts }).optional()

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
    Values: texts,
    RegexValues: texts,
    PathPatternConfig: patterns,
    HostHeaderConfig: patterns,
    HttpHeaderConfig: z
      .strictObject({ HttpHeaderName: z.string().optional(), Values: texts, RegexValues: texts })
      .optional(),
    HttpRequestMethodConfig: z.strictObject({ Values: texts }).optional(),
    QueryStringConfig: z
      .strictObject({
        Values: z
          .array(z.strictObject({ Key: z.string().optional(), Value: z.string().optional() }))
          .optional(),
      })
      .optional(),
    SourceIpConfig: z.strictObject({ Values: texts }).optional(),
  }),
)
type ConditionInput = z.output<typeof conditionsSchema>[number]

/** At most one of each in a rule; there may be several of the others. */
const ONCE: ReadonlySet<RuleCondition['field']> = new Set([
  'path-pattern',
  'host-header',
  'http-request-method',
  'source-ip',
])

export function readConditions(
  inputs: readonly ConditionInput[],
  where = 'Conditions',
): readonly RuleCondition[] {
  if (inputs.length === 0) throw validationErrorAt(where, 'A condition must be specified')
  const conditions = inputs.map((input, i) => readCondition(input, `${where}[${i}]`))
  for (const [i, { field }] of conditions.entries()) {
    if (ONCE.has(field) && conditions.slice(0, i).some((other) => other.field === field))
      throw validationErrorAt(`${where}[${i}]`, `A rule can have at most one ${field} condition`)
  }
  if (count(conditions, ({ values }) => values.length) > CONDITION_VALUES_PER_RULE_MAX)
    throw validationErrorAt(
      where,
      `A rule can have at most ${CONDITION_VALUES_PER_RULE_MAX} condition values`,
    )
  if (count(conditions, wildcardsOf) > WILDCARDS_PER_RULE_MAX)
    throw validationErrorAt(where, `A rule can have at most ${WILDCARDS_PER_RULE_MAX} wildcard characters`)
  return conditions
}

function count(conditions: readonly RuleCondition[], of: (condition: RuleCondition) => number): number {
  return conditions.reduce((sum, condition) => sum + of(condition), 0)
}

function wildcardsOf(condition: RuleCondition): number {
  const of = (text: string, hasEscapes = false) => countWildcards(wildcardPattern(text, hasEscapes))
  switch (condition.field) {
    case 'path-pattern':
    case 'host-header':
    case 'http-header':
      return condition.isRegex ? 0 : condition.values.reduce((sum, value) => sum + of(value), 0)
    case 'query-string':
      return condition.values.reduce((sum, { key, value }) => sum + of(key ?? '', true) + of(value, true), 0)
    default:
      return 0
  }
}

/** Each configuration says by itself which field it is about. */
const CONFIGS = {
  'path-pattern': 'PathPatternConfig',
  'host-header': 'HostHeaderConfig',
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
} as const satisfies Readonly<Record<RuleCondition['field'], keyof ConditionInput>>
const FIELDS = Object.keys(CONFIGS) as readonly RuleCondition['field'][]

function readCondition(input: ConditionInput, where: string): RuleCondition {
  const field = input.Field ?? FIELDS.find((name) => input[CONFIGS[name]] !== undefined)
  if (field === undefined) throw validationErrorAt(where, 'A condition must have a Field')
  const stray = FIELDS.find((name) => name !== field && input[CONFIGS[name]] !== undefined)
  if (stray !== undefined) {
    throw validationErrorAt(
      `${where}.${CONFIGS[stray]}`,
      `A ${field} condition cannot have a ${CONFIGS[stray]}`,
    )
  }
  switch (field) {
    case 'path-pattern':
    case 'host-header':
      return { field, ...readPatterns(field, input, where) }
    case 'http-header': {
      const name = input.HttpHeaderConfig?.HttpHeaderName
      const at = `${where}.HttpHeaderConfig.HttpHeaderName`
      if (name === undefined) throw validationErrorAt(at, 'An http-header condition needs HttpHeaderName')
      checkHeaderName(name, at)
      return { field, name, ...readPatterns(field, input, where) }
    }
    case 'http-request-method':
    case 'source-ip': {
      const at = `${where}.${CONFIGS[field]}.Values`
      refuseShort(field, input, where)
      return { field, values: readValues(field, input[CONFIGS[field]]?.Values, at) }
    }
    case 'query-string':
      refuseShort(field, input, where)
      return { field, values: readQuery(input, `${where}.QueryStringConfig.Values`) }
  }
}

type PatternField = 'path-pattern' | 'host-header' | 'http-header'

/** The values of a condition stand in one of up to four places. */
function readPatterns(
  field: PatternField,
  input: ConditionInput,
  where: string,
): { readonly values: readonly string[]; readonly isRegex?: true } {
  const config = CONFIGS[field]
  const given = [
    { values: input.Values, at: 'Values', isRegex: false },
    { values: input.RegexValues, at: 'RegexValues', isRegex: true },
    { values: input[config]?.Values, at: `${config}.Values`, isRegex: false },
    { values: input[config]?.RegexValues, at: `${config}.RegexValues`, isRegex: true },
  ].filter(({ values }) => values !== undefined)
  const [one, another] = given
  if (one === undefined) throw validationErrorAt(where, `A ${field} condition needs ${config}.Values`)
  if (another !== undefined) {
    throw validationErrorAt(
      `${where}.${another.at}`,
      `A ${field} condition has its values in ${one.at} or in ${another.at}, not in both`,
    )
  }
  if (one.at === 'Values' && field === 'http-header') refuseShort(field, input, where)
  const at = `${where}.${one.at}`
  return one.isRegex
    ? { values: readRegexes(one.values, at), isRegex: true }
    : { values: readValues(field, one.values, at) }
}

/** `Values` beside `Field` are for paths and hosts. */
function refuseShort(
  field: RuleCondition['field'],
  { Values, RegexValues }: ConditionInput,
  where: string,
): void {
  const at = Values ? 'Values' : RegexValues && field !== 'http-header' ? 'RegexValues' : null
  if (at === null) return
  throw validationErrorAt(`${where}.${at}`, `A ${field} condition has its values in ${CONFIGS[field]}`)
}

function readValues(
  field: RuleCondition['field'],
  values: readonly string[] | undefined,
  where: string,
): readonly string[] {
  const found = checkCount(field, values, where)
  for (const [i, value] of found.entries()) checkConditionValue(field, value, `${where}[${i}]`)
  return found
}

function readRegexes(values: readonly string[] | undefined, where: string): readonly string[] {
  const found = checkCount('path-pattern', values, where)
  for (const [i, value] of found.entries()) checkConditionRegex(value, `${where}[${i}]`)
  return found
}

function readQuery({ QueryStringConfig }: ConditionInput, where: string) {
  const found = checkCount('query-string', QueryStringConfig?.Values, where)
  return found.map(({ Key, Value }, i) => {
    if (Value === undefined) throw validationErrorAt(`${where}[${i}].Value`, 'A query string needs a Value')
    checkConditionValue('query-string', Value, `${where}[${i}].Value`)
    if (Key !== undefined) checkConditionValue('query-string', Key, `${where}[${i}].Key`)
    return { key: Key ?? null, value: Value }
  })
}

function checkCount<V>(
  field: RuleCondition['field'],
  values: readonly V[] | undefined,
  where: string,
): readonly V[] {
  if (values === undefined || values.length === 0)
    throw validationErrorAt(where, `A ${field} condition must have at least one value`)
  const max = field === 'source-ip' ? CONDITION_VALUES_PER_RULE_MAX : VALUES_PER_CONDITION_MAX
  if (values.length > max)
    throw validationErrorAt(where, `A ${field} condition can have at most ${max} values`)
  return values
}
