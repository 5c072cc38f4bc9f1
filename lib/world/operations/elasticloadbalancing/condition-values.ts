// What a value of a condition may be, by its field. ALB guide, rule-condition-types.

import { parseCidr } from '@/lib/aws/ec2/security-group'
import { Regex, RegexError } from '@/lib/aws/elb/regex/regex'
import { validationErrorAt } from '@/lib/aws/error'
import { CONDITION_NAME_LENGTH_MAX, CONDITION_VALUE_LENGTH_MAX } from '@/lib/aws/limits'
import type { RuleCondition } from '@/lib/aws/shapes'

interface ValueRule {
  readonly lengthMax: number
  readonly characters: RegExp
}

const RULES = {
  'path-pattern': {
    lengthMax: CONDITION_VALUE_LENGTH_MAX,
    characters: /^[A-Za-z0-9_\-.$/~"'@:+*?&%=(),;!#]+$/,
  },
  'host-header': { lengthMax: CONDITION_VALUE_LENGTH_MAX, characters: /^[A-Za-z0-9\-_.*?:]+$/ },
  'http-header': { lengthMax: CONDITION_VALUE_LENGTH_MAX, characters: /^[\x20-\x7e]+$/ },
  'http-request-method': { lengthMax: CONDITION_NAME_LENGTH_MAX, characters: /^[A-Z\-_]+$/ },
  'query-string': { lengthMax: CONDITION_VALUE_LENGTH_MAX, characters: /^[\x21-\x7e]+$/ },
  'source-ip': { lengthMax: CONDITION_VALUE_LENGTH_MAX, characters: /^[0-9A-Fa-f.:/]+$/ },
} as const satisfies Readonly<Record<RuleCondition['field'], ValueRule>>

/** ALB guide, host conditions: at least one dot, and only letters after the last one. */
const HOST_ENDING = /\.[A-Za-z*?]+$/
/** RFC 7230, `token`. */
const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/

export function checkConditionValue(field: RuleCondition['field'], value: string, where: string): void {
  const { lengthMax, characters } = RULES[field]
  if (value.length < 1 || value.length > lengthMax) {
    throw validationErrorAt(
      where,
      `Condition value '${value.slice(0, 40)}' must have 1 to ${lengthMax} characters`,
    )
  }
  if (!characters.test(value)) {
    throw validationErrorAt(where, `Condition value '${value}' contains a character that is not valid`)
  }
  if (field === 'host-header' && !HOST_ENDING.test(value)) {
    throw validationErrorAt(
      where,
      `Condition value '${value}' must have a dot, and only letters after the last dot`,
    )
  }
  if (field === 'source-ip') checkBlock(value, where)
}

/** No client of the model has an IPv6 address, so that such a block matches none. */
const IPV6_BLOCK = /^(?=[^/]*:)[0-9A-Fa-f:.]{2,45}\/(?:\d|[1-9]\d|1[01]\d|12[0-8])$/

function checkBlock(value: string, where: string): void {
  if (value === '255.255.255.255/32')
    throw validationErrorAt(where, `Condition value '${value}' is not supported`)
  if (parseCidr(value) !== null || IPV6_BLOCK.test(value)) return
  throw validationErrorAt(where, `Condition value '${value}' must be a CIDR block, such as 192.0.2.0/24`)
}

export function checkHeaderName(name: string, where: string): void {
  if (name.length > CONDITION_NAME_LENGTH_MAX || !HEADER_NAME.test(name)) {
    throw validationErrorAt(
      where,
      `Header name '${name.slice(0, 60)}' must have 1 to ${CONDITION_NAME_LENGTH_MAX} characters that header names may have`,
    )
  }
  if (name.toLowerCase() !== 'host') return
  throw validationErrorAt(where, "The Host header has a condition of its own: use Field 'host-header'")
}

export function checkConditionRegex(value: string, where: string): void {
  if (value.length < 1 || value.length > CONDITION_VALUE_LENGTH_MAX) {
    throw validationErrorAt(
      where,
      `Regular expression '${value.slice(0, 40)}' must have 1 to ${CONDITION_VALUE_LENGTH_MAX} characters`,
    )
  }
  try {
    new Regex(value)
  } catch (error) {
    if (!(error instanceof RegexError)) throw error
    throw validationErrorAt(where, `Regular expression '${value}' is not valid: ${error.message}`)
  }
}
