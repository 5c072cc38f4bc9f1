// A page with a run of one task, for tests of what experiments with it.

import { simTime } from '@/lib/engine/time'
import type { RunRecord } from '@/lib/protocol'
import { builtInScenarios } from '@/lib/scenario'
import { createViewStore } from '@/lib/view/run/store'
import { Session } from '@/lib/view/session/session'

export const ONE_TASK = builtInScenarios.find(({ id }) => id === 'one-task-one-port')?.scenario as Readonly<
  Record<string, unknown>
>

/** `id`: of the scenario that it has opened; null for one of its own. */
export function experimentPage(id: string | null) {
  const store = createViewStore()
  const scenario = {
    id,
    title: 'One task',
    lookFor: [],
    invites: false,
    seed: 7,
    pace: null,
    endsAt: simTime(0),
  }
  store.setState({ connection: { state: 'ready' }, scenario })
  let record: RunRecord = { scenario: ONE_TASK, seed: 7, now: simTime(0), commands: [] }
  /** What it has asked its worker, and the runs that it has opened. */
  const asked: string[] = []
  const restored: RunRecord[] = []
  const call = (async (method: string, input: { record?: RunRecord }) => {
    asked.push(method)
    if (method === 'record') return record
    if (method === 'restore' && input.record !== undefined) {
      restored.push(input.record)
      return { name: 'B', seed: 7, pace: 'aws', startAt: '' }
    }
    return {}
  }) as never
  const run = { call, store }
  /** Another run is on the page. */
  const open = (other: RunRecord) => {
    record = other
  }
  return { run, session: new Session(run, null), open, asked, restored, store }
}
