// Looks at an operation's input before the operation does: takes out what AWS has and the model ignores, refuses names
// that AWS does not have, and turns what the schema finds wrong into the service's own error.

import { AwsError } from '@/lib/aws/error'
import { explainError, formatPath, sentence } from '@/lib/aws/explain-issue'
import { findUnknown } from '@/lib/aws/find-unknown'
import type { AnyOperation } from './operation'

export type Input = Readonly<Record<string, unknown>>

export interface Checked {
  /** Without the ignored members; the schema accepts it. */
  readonly input: Input
  /** Paths of members that were taken out, as they stand in the input. */
  readonly ignored: readonly string[]
}

/** The code with which each service refuses an input that has the wrong shape. */
const VALIDATION_CODES: Readonly<Record<string, string>> = {
  ecs: 'InvalidParameterException',
  elasticloadbalancing: 'ValidationError',
  ec2: 'InvalidParameterValue',
  ecr: 'InvalidParameterException',
}

export function validationCode(action: string): string {
  return VALIDATION_CODES[action.slice(0, action.indexOf(':'))] ?? 'ValidationException'
}

/** Throws `AwsError` with the path of the first thing that is wrong. */
export function checkInput(operation: AnyOperation, given: Input): Checked {
  const code = validationCode(operation.action)
  const ignored: string[] = []
  const input = without(given, patterns(operation.ignores), [], ignored) as Input
  const unknown = findUnknown(operation.input, input)
  if (unknown) throw new AwsError(code, unknown.message, unknown.where)
  const result = operation.input.safeParse(input)
  if (result.success) return { input, ignored }
  const explained = explainError(result.error, input)
  throw new AwsError(code, sentence(explained), formatPath(explained.path))
}

/** `IpPermissions[].IpRanges[].Description` as steps through objects and lists. */
function patterns(ignores: readonly string[]): readonly (readonly string[])[] {
  return ignores.map((path) => path.replaceAll('[]', '.[]').split('.'))
}

function without(
  value: unknown,
  rest: readonly (readonly string[])[],
  path: readonly PropertyKey[],
  ignored: string[],
): unknown {
  if (rest.length === 0 || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const inner = rest.filter(([step]) => step === '[]').map((pattern) => pattern.slice(1))
    return value.map((item, i) => without(item, inner, [...path, i], ignored))
  }
  const kept: [string, unknown][] = []
  for (const [name, member] of Object.entries(value)) {
    const matching = rest.filter(([step]) => step === name).map((pattern) => pattern.slice(1))
    if (matching.some((pattern) => pattern.length === 0)) {
      if (member !== undefined) ignored.push(formatPath([...path, name]))
    } else kept.push([name, without(member, matching, [...path, name], ignored)])
  }
  return Object.fromEntries(kept)
}
