// Looks at an operation's input before the operation does: takes out what AWS has and the model ignores, refuses names
// that AWS does not have, and turns what the schema finds wrong into the service's own error. The one place where an input
// is parsed.

import { AwsError } from '@/lib/aws/error'
import { explainError, formatPath, sentence } from '@/lib/aws/explain-issue'
import { findForeign, toUnknown } from '@/lib/aws/find-unknown'
import { findForeignToAws, isAwsMember, nullMembers } from '@/lib/aws/input-shape'
import { takeOut } from './ignored-members'
import type { AnyOperation, Input } from './operation'

export interface Checked {
  /** Parsed by the operation's schema, without the ignored members. */
  readonly input: Input
  /** Paths of members that were taken out, as they stand in the input. */
  readonly ignored: readonly string[]
}

/** The code with which each service refuses an input that has the wrong shape. */
const VALIDATION_CODES: Readonly<Record<string, string>> = {
  ecs: 'InvalidParameterException',
  elasticloadbalancing: 'ValidationError',
  elb: 'ValidationError',
  ec2: 'InvalidParameterValue',
  ecr: 'InvalidParameterException',
  cloudwatch: 'ValidationError',
  autoscaling: 'ValidationError',
}

export function validationCode(action: string): string {
  return VALIDATION_CODES[action.slice(0, action.indexOf(':'))] ?? 'ValidationException'
}

/** Throws `AwsError` with the path of the first thing that is wrong. */
export function checkInput(operation: AnyOperation, given: Input): Checked {
  const code = validationCode(operation.action)
  checkStrips(operation, given, code)
  const { kept, ignored } = takeOut(operation.ignores, given)
  checkNames(operation, kept, code)
  const result = operation.input.safeParse(kept)
  if (result.success) return { input: result.data as Input, ignored }
  const explained = explainError(result.error, kept)
  throw new AwsError(code, sentence(explained), formatPath(explained.path))
}

/** Every name is the schema's or, in parts that the schema takes as they are, one of AWS's. */
function checkNames({ action, input }: AnyOperation, given: Input, code: string): void {
  const foreign = findForeign(input, given)
  if (foreign && isAwsMember(action, foreign.path)) {
    const where = formatPath(foreign.path)
    throw new AwsError(code, `${where} is not modelled here`, where)
  }
  const unknown = foreign ?? findForeignToAws(action, given)
  if (!unknown) return
  const { where, message } = toUnknown(unknown)
  throw new AwsError(code, message, where)
}

/**
 * The answer of a Describe operation pasted as input: AWS refuses the members that only answers have, and members that are
 * null. All of them are named at once, because whoever pastes has all of them.
 */
function checkStrips({ strips }: AnyOperation, given: Input, code: string): void {
  if (strips === null) return
  const present = strips.members.filter((member) => given[member] !== undefined)
  const nulls = nullMembers(given).filter(([first]) => !present.includes(String(first)))
  if (present.length === 0 && nulls.length === 0) return
  const where = present[0] ?? formatPath(nulls[0] ?? [])
  const only =
    present.length === 0
      ? []
      : [`${present.join(', ')}: only in the answer of ${strips.answerOf}, not in this input`]
  const empty = nulls.length === 0 ? [] : [`${nulls.map(formatPath).join(', ')}: null is not a value`]
  throw new AwsError(code, `Remove these members. ${[...only, ...empty].join('. ')}.`, where)
}
