// The one way into the world: an action and its input, from a scenario file, a gesture or a typed line. Answers what AWS
// answers, writes the command log, and changes nothing when it refuses.

import { explainUnknownAction } from '@/lib/aws/actions'
import { toCommandLine } from '@/lib/aws/command-line'
import { AwsError } from '@/lib/aws/error'
import type { AwsErrorView, Command, CommandLogEntry } from '@/lib/protocol'
import { type Checked, checkInput } from './check-input'
import type { AnyOperation } from './operation'
import { operationOf } from './operations/registry'
import type { World } from './world'

export type Dispatched =
  | { readonly ok: true; readonly commandLine: string; readonly output: unknown }
  | { readonly ok: false; readonly commandLine: string; readonly error: AwsErrorView }

/**
 * Carries out one operation now. Broken assumptions of the simulation itself (`AssertionError`) are not caught: they are
 * no answer.
 */
export function dispatch(
  world: World,
  { action, input }: Command,
  origin: CommandLogEntry['origin'],
): Dispatched {
  const commandLine = toCommandLine(action, input)
  try {
    const operation = findOperation(action)
    const checked = checkInput(operation, input)
    const output = operation.perform(world, checked.input)
    world.changes.everything()
    world.log.command({ action, input, origin, commandLine, error: null })
    explainIgnored(world, operation, checked)
    return { ok: true, commandLine, output }
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    return refuse(world, { action, input }, origin, { code: thrown.code, message: thrown.message })
  }
}

/** Logs an operation that is not carried out; nothing changes. */
export function refuse(
  world: World,
  { action, input }: Command,
  origin: CommandLogEntry['origin'],
  error: AwsErrorView,
): Dispatched {
  const commandLine = toCommandLine(action, input)
  world.log.command({ action, input, origin, commandLine, error })
  return { ok: false, commandLine, error }
}

function findOperation(action: string): AnyOperation {
  const operation = operationOf(action)
  if (operation) return operation
  throw new AwsError('InvalidAction', explainUnknownAction(action))
}

function explainIgnored(world: World, { action }: AnyOperation, { ignored }: Checked): void {
  if (ignored.length === 0) return
  world.log.explain({
    topic: 'operation',
    subjects: [],
    summary: `${action}: the model does not have ${ignored.join(', ')}; accepted without effect.`,
    rule: 'members of AWS that the model leaves out',
    facts: ignored.map((path) => [path, 'ignored'] as const),
  })
}
