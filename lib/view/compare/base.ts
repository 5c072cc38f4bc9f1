// The scenario that is open, as experiments take it.

import type { RunPorts } from '../run/client'
import type { Base } from './state'

/** Null when nothing is open, or it is broken. */
export async function openBase({ call, store }: RunPorts): Promise<Base | null> {
  const { connection, scenario } = store.getState()
  if (connection.state !== 'ready') return null
  const record = await call('record', {}).catch(() => null)
  if (record === null) return null
  return {
    id: scenario?.id ?? null,
    scenario: record.scenario,
    changes: [],
    seed: record.seed,
    title: scenario?.title ?? 'The scenario that is open',
    commands: record.commands,
  }
}

export const isSameScenario = (one: Base, other: Base): boolean =>
  JSON.stringify([one.scenario, one.changes]) === JSON.stringify([other.scenario, other.changes])

/** The same also in what was done by hand. */
export const isSameRun = (one: Base, other: Base): boolean =>
  isSameScenario(one, other) && JSON.stringify(one.commands) === JSON.stringify(other.commands)
