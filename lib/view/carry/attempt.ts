// Carries a gesture out: asks whether it is possible, refuses with a reason or sends its operations one after another.
// The one way for dragging, the keyboard, menus and the table.

import type { Call } from '../run/client'
import { carryOut, type DispatchPorts } from '../run/dispatch-all'
import { dropOf } from './drop'
import { type CarryItem, definitionToFit, itemLabel } from './items'
import { type Fits, targetsFor } from './targets'

/** True when every operation was accepted; otherwise a notice has said why not. */
export async function attempt(
  item: CarryItem,
  targetKey: string,
  { call: ask, store }: DispatchPorts,
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

async function fitsFor(item: CarryItem, ask: Call): Promise<Fits> {
  const taskDefinition = definitionToFit(item)
  if (taskDefinition === null) return new Map()
  // Without an answer the operation itself will say what is wrong.
  const fits = await ask('fit', { taskDefinition }).catch(() => [])
  return new Map(fits.map((fit) => [fit.instanceId, fit]))
}
