// The one way into the world: an action and its input, from a scenario file, a gesture or a typed line. Answers what AWS
// answers, writes the command log, and changes nothing when it refuses.

import { explainUnknownAction } from '@/lib/aws/actions'
import { toCommandLine } from '@/lib/aws/command-line'
import { AwsError } from '@/lib/aws/error'
import type { AwsErrorView, Command, CommandLogEntry, FailureView } from '@/lib/protocol'
import { checkInput } from './check-input'
import type { AnyOperation, OperationContext } from './operation'
import { OPERATIONS, type Operations } from './operations/registry'
import type { World } from './world'

type Origin = CommandLogEntry['origin']

/** What AWS answers beside an error or a result. */
interface Remarks {
  /** Parts of a request that could not be carried out, e.g. tasks that found no instance. */
  readonly failures: readonly FailureView[]
  /** Members that were accepted without effect. */
  readonly ignored: readonly string[]
  /** Asks and changes nothing. */
  readonly readOnly: boolean
}

export type Dispatched =
  | (Remarks & { readonly ok: true; readonly commandLine: string; readonly output: unknown })
  | { readonly ok: false; readonly commandLine: string; readonly error: AwsErrorView }

/**
 * Carries out one operation now. Broken assumptions of the simulation itself (`AssertionError`) are not caught: they are
 * no answer. `operations` are all that there are, unless a test has more.
 */
export function dispatch(
  world: World,
  { action, input }: Command,
  origin: Origin,
  operations: Operations = OPERATIONS,
): Dispatched {
  const commandLine = toCommandLine(action, input)
  try {
    const { output, ...remarks } = perform(world, { action, input }, origin, operations)
    world.changes.everything()
    world.log.command({ action, input, origin, commandLine, error: null, ...remarks })
    explainIgnored(world, { action, input }, remarks.ignored)
    return { ok: true, commandLine, output, ...remarks }
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    return refuse(world, { action, input }, origin, { code: thrown.code, message: thrown.message })
  }
}

/** What an operation answers, without a trace in the log: nobody has called it. For Describe operations, and for copies of a world. Throws `AwsError`. */
export function ask(world: World, command: Command): unknown {
  return perform(world, command, 'aws', OPERATIONS).output
}

/** Logs an operation that is not carried out; nothing changes. */
export function refuse(
  world: World,
  { action, input }: Command,
  origin: Origin,
  error: AwsErrorView,
): Dispatched {
  const commandLine = toCommandLine(action, input)
  const readOnly = OPERATIONS.get(action)?.readOnly ?? false
  world.log.command({ action, input, origin, commandLine, error, failures: [], ignored: [], readOnly })
  return { ok: false, commandLine, error }
}

function perform(
  world: World,
  { action, input }: Command,
  origin: Origin,
  operations: Operations,
): Remarks & { readonly output: unknown } {
  const operation = findOperation(operations, action)
  const checked = checkInput(operation, input)
  const ignored = [...checked.ignored]
  const output = operation.perform(
    contextOf(world, origin, (member) => ignored.push(member)),
    checked.input,
  )
  return { output, failures: failuresIn(output), ignored, readOnly: operation.readOnly }
}

const CALLERS: Readonly<Record<Origin, string>> = {
  scenario: 'user/scenario',
  user: 'user/learner',
  aws: 'role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
}

/** There is no IAM: everybody may do everything. */
export function contextOf(
  world: World,
  origin: Origin,
  ignore: OperationContext['ignore'] = () => {},
): OperationContext {
  const { homeRegion: region, accountId } = world.state
  const caller = { arn: `arn:aws:iam::${accountId}:${CALLERS[origin]}` }
  return { world, caller, region, accountId, origin, ignore }
}

function findOperation(operations: Operations, action: string): AnyOperation {
  const operation = operations.get(action)
  if (operation) return operation
  throw new AwsError('InvalidAction', explainUnknownAction(action))
}

/** `failures` of RunTask, StartTask and the Describe operations. ECS API, Failure. */
function failuresIn(output: unknown): readonly FailureView[] {
  if (typeof output !== 'object' || output === null || !('failures' in output)) return []
  return Array.isArray(output.failures) ? output.failures : []
}

/** The resources that an input names by ARN. */
function arnsIn(input: Command['input']): readonly string[] {
  return Object.values(input)
    .filter((value) => typeof value === 'string')
    .filter((text) => text.startsWith('arn:'))
}

function explainIgnored(world: World, { action, input }: Command, ignored: readonly string[]): void {
  if (ignored.length === 0) return
  world.log.explain({
    topic: 'operation',
    subjects: arnsIn(input),
    summary: `${action}: ${ignored.join(', ')} ${ignored.length === 1 ? 'is' : 'are'} not modelled; accepted and ignored.`,
    rule: 'AWS input members that are not modelled',
    facts: ignored.map((path) => [path, 'ignored'] as const),
  })
}
