// Several operations as one: all are carried out, or none.

import type { Command } from '@/lib/protocol'
import { ignoredText } from '../carry/remarks'
import { failureIn } from './aws-error'
import { type Call, CallFailed, type CallInput } from './client'
import { hasScreenOfItsOwn } from './notify-failure'
import type { ViewStore } from './store'

/** What it needs of a run; tests give a stand-in. */
export interface DispatchPorts {
  readonly call: Call
  readonly store: Pick<ViewStore, 'getState'>
}

/** One that needs what those before it have answered. */
export type FollowUp = (answers: readonly unknown[]) => Command

/** The command itself; with no answers yet, placeholders stand in for what it needs of them. */
export function commandOf(planned: Command | FollowUp, answers: readonly unknown[] = []): Command {
  return typeof planned === 'function' ? planned(answers) : planned
}

/** True when all were accepted. */
export async function dispatchAll(
  commands: readonly (Command | FollowUp)[],
  ports: DispatchPorts,
): Promise<boolean> {
  return (await carryOut(commands, ports)) !== null
}

/** Sends operations in order, and answers their lines. At the first that is refused it shows AWS's words and takes back those before: all or none. */
export async function carryOut(
  commands: readonly (Command | FollowUp)[],
  { call: ask, store }: DispatchPorts,
): Promise<readonly string[] | null> {
  const answers: unknown[] = []
  const lines: string[] = []
  for (const [index, planned] of commands.entries()) {
    const command = commandOf(planned, answers)
    const { refusal, ignored, output, commandLine } = await outcomeOf(
      index === 0 ? command : { ...command, continues: true },
      ask,
    )
    answers.push(output)
    lines.push(commandLine)
    const remark = ignoredText(ignored)
    if (remark !== null) store.getState().notify('info', `${command.action}: ${remark}`)
    if (refusal === null) continue
    if (index > 0) await ask('undo', { isForGood: true })
    if (refusal !== '') store.getState().notify('bad', `${command.action}: ${refusal}`)
    return null
  }
  return lines
}

interface Outcome {
  /** Null when it was carried out; empty where something else on the screen says why not. */
  readonly refusal: string | null
  readonly ignored: readonly string[]
  readonly output: unknown
  readonly commandLine: string
}

async function outcomeOf(command: CallInput<'dispatch'>, ask: Call): Promise<Outcome> {
  try {
    const { output, ignored, commandLine } = await ask('dispatch', command)
    return { refusal: failureIn(output), ignored, output, commandLine }
  } catch (error) {
    if (hasScreenOfItsOwn(error)) return { refusal: '', ignored: [], output: null, commandLine: '' }
    const text = error instanceof Error ? error.message : String(error)
    const refusal = error instanceof CallFailed ? `${error.code}: ${text}` : text
    return { refusal, ignored: [], output: null, commandLine: '' }
  }
}
