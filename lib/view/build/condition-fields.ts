// Conditions of a listener rule as fields: what each looks at, and what it is compared with. Pure.

import { type Draft, isRecord, type Json, type JsonObject, textOf, valueAt, withValue } from './draft'
import type { Field } from './field'

const AT = 'Conditions'
const CONDITIONS_MAX = 5

interface Look {
  readonly config: string
  readonly label: string
  /** What stands there when it is chosen. */
  readonly values: Json
  /** The same as a regular expression; absent where there is none. */
  readonly regex?: readonly string[]
}

const LOOKS: Readonly<Record<string, Look>> = {
  'path-pattern': { config: 'PathPatternConfig', label: 'the path', values: ['/api/*'], regex: ['^/v\\d+/'] },
  'host-header': {
    config: 'HostHeaderConfig',
    label: 'the host name',
    values: ['api.example.com'],
    regex: ['^(api|www)\\.'],
  },
  'http-header': { config: 'HttpHeaderConfig', label: 'a header', values: ['yes'], regex: ['^yes$'] },
  'http-request-method': { config: 'HttpRequestMethodConfig', label: 'the method', values: ['POST'] },
  'query-string': {
    config: 'QueryStringConfig',
    label: 'the query',
    values: [{ Key: 'version', Value: 'v1' }],
  },
  'source-ip': { config: 'SourceIpConfig', label: "the client's address", values: ['198.51.100.0/24'] },
}
const HEADER_DEFAULT = 'X-Beta'
const NONE = 'none'

export const CONDITION_DEFAULT: JsonObject = {
  Field: 'path-pattern',
  PathPatternConfig: { Values: ['/api/*'] },
}

export function conditionFields(draft: Draft): readonly Field[] {
  const conditions = conditionsIn(draft)
  const fields = conditions.flatMap((condition, i) => fieldsOf(condition, i, conditions.length > 1))
  return conditions.length < CONDITIONS_MAX ? [...fields, nextField(conditions.length)] : fields
}

function nextField(index: number): Field {
  return {
    kind: 'choice',
    at: `${AT}[${index}].Field`,
    label: index === 0 ? 'Looks at' : 'And at',
    options: [['', 'nothing else'], ...choices(null)],
  }
}

function fieldsOf(condition: JsonObject, index: number, canGo: boolean): readonly Field[] {
  const at = `${AT}[${index}]`
  const field = textOf(condition.Field)
  const place = placeOf(condition)
  const isRegex = place?.endsWith('RegexValues') === true
  const looks: Field = {
    kind: 'choice',
    at: `${at}.Field`,
    label: index === 0 ? 'Looks at' : 'And at',
    options: [...choices({ field, isRegex }), ...(canGo ? [[NONE, 'no more'] as const] : [])],
  }
  if (place === null) return [looks]
  const values = `${at}.${place}`
  if (field === 'query-string') {
    return [
      looks,
      {
        kind: 'rows',
        at: values,
        label: 'Has one of',
        thing: 'query parameter',
        blank: { Key: 'version', Value: 'v1' },
        columns: [
          { kind: 'text', at: 'Key', label: 'Key' },
          { kind: 'text', at: 'Value', label: 'Value' },
        ],
      },
    ]
  }
  const words: Field = { kind: 'words', at: values, label: isRegex ? 'Matches one of' : 'Is one of' }
  if (field !== 'http-header') return [looks, words]
  const name: Field = { kind: 'text', at: `${at}.HttpHeaderConfig.HttpHeaderName`, label: 'Header' }
  return [looks, name, words]
}

/** Each with its other form; the one that is there has its bare name. */
function choices(of: { readonly field: string; readonly isRegex: boolean } | null) {
  return Object.entries(LOOKS).flatMap(
    ([field, { label, regex }]): readonly (readonly [string, string])[] => {
      const byRegex = `${label}, by regular expression`
      if (regex === undefined) return [[field, label]]
      const isRegex = of?.field === field && of.isRegex
      return isRegex
        ? [
            [field, byRegex],
            [`${field}/values`, label],
          ]
        : [
            [field, label],
            [`${field}/regex`, byRegex],
          ]
    },
  )
}

/** The draft with each condition as its choice says. */
export function settleConditions(draft: Draft): Draft {
  const before = valueAt(draft, AT)
  if (!Array.isArray(before)) return draft
  const after = conditionsIn(draft)
    .filter(({ Field, ...rest }) => Field !== NONE && (Field !== undefined || Object.keys(rest).length > 0))
    .map(settled)
  return JSON.stringify(before) === JSON.stringify(after) ? draft : withValue(draft, AT, after)
}

function settled(condition: JsonObject): JsonObject {
  const [field = '', form] = textOf(condition.Field).split('/')
  const look = LOOKS[field]
  if (look === undefined || (form === undefined && placeOf(condition) !== null)) return condition
  const config = condition[look.config]
  const name = isRecord(config) ? config.HttpHeaderName : undefined
  return {
    Field: field,
    [look.config]: {
      ...(field === 'http-header' && { HttpHeaderName: name ?? HEADER_DEFAULT }),
      ...(form === 'regex' ? { RegexValues: look.regex ?? [] } : { Values: look.values }),
    },
  }
}

/** Where in the condition its values are; null when they are not where its field says. */
function placeOf(condition: JsonObject): string | null {
  const config = LOOKS[textOf(condition.Field)]?.config ?? ''
  const inside = condition[config]
  for (const member of ['Values', 'RegexValues']) {
    if (isRecord(inside) && inside[member] !== undefined) return `${config}.${member}`
    if (condition[member] !== undefined) return member
  }
  return null
}

function conditionsIn(draft: Draft): readonly JsonObject[] {
  const list = valueAt(draft, AT)
  return Array.isArray(list) ? (list as readonly Json[]).map((one) => (isRecord(one) ? one : {})) : []
}
