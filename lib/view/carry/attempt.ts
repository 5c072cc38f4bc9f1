// Carries a gesture out: asks whether it is possible, refuses with a reason or sends its operations one after another.
// The one way for dragging, the keyboard, menus and the table.

import type { Command } from '@/lib/protocol'
import { failureIn } from '../run/aws-error'
import { type Call, CallFailed, type CallInput } from '../run/client'
import { hasScreenOfItsOwn } from '../run/notify-failure'
import type { ViewStore } from '../run/store'
import { dropOf } from './drop'
import { type CarryItem, definitionToFit, itemLabel } from './items'
import { ignoredText } from './remarks'
import { type Fits, targetsFor } from './targets'

/** What it needs of a run; tests give a stand-in. */
export interface AttemptPorts {
  readonly call: Call
  readonly store: Pick<ViewStore, 'getState'>
}

/** True when every operation was accepted; otherwise a notice has said why not. */
export async function attempt(
  item: CarryItem,
  targetKey: string,
  { call: ask, store }: AttemptPorts,
): Promise<boolean> {
  const { notify } = store.getState()
  const fits = await fitsFor(item, ask)
  const { kinds, now } = store.getState()
  const target = targetsFor(item, kinds, fits).find(({ key }) => key === targetKey)
  if (!target) {
    notify('warning', `${itemLabel(item)} cannot be dropped there. Nothing was changed.`)
    return false
  }
  if (!target.allowed) {
    notify('warning', `${itemLabel(item)} → ${target.label}: ${target.text}. Nothing was changed.`)
    return false
  }
  const { commands, note, opens, isExplained = false } = dropOf(item, targetKey, kinds, now)
  if (opens !== undefined) {
    store.getState().build(opens.form, opens.given)
    return true
  }
  const lines = await carryOut(commands, { call: ask, store })
  if (lines !== null && note !== null) {
    const carriedOut = isExplained ? ` Carried out: ${lines.join(' · ')}` : ''
    notify('info', `${note}${carriedOut}`, isExplained ? { isLong: true } : {})
  }
  return lines !== null
}

/** One that needs what those before it have answered. */
export type FollowUp = (answers: readonly unknown[]) => Command

/** True when all were accepted. */
export async function dispatchAll(
  commands: readonly (Command | FollowUp)[],
  ports: AttemptPorts,
): Promise<boolean> {
  return (await carryOut(commands, ports)) !== null
}

/** Sends operations in order, and answers their lines. At the first that is refused it shows AWS's words and takes back those before: all or none. */
async function carryOut(
  commands: readonly (Command | FollowUp)[],
  { call: ask, store }: AttemptPorts,
): Promise<readonly string[] | null> {
  const answers: unknown[] = []
  const lines: string[] = []
  for (const [index, planned] of commands.entries()) {
    const command = typeof planned === 'function' ? planned(answers) : planned
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

async function fitsFor(item: CarryItem, ask: Call): Promise<Fits> {
  const taskDefinition = definitionToFit(item)
  if (taskDefinition === null) return new Map()
  // Without an answer the operation itself will say what is wrong.
  const fits = await ask('fit', { taskDefinition }).catch(() => [])
  return new Map(fits.map((fit) => [fit.instanceId, fit]))
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
