// What the load will be, as far as it is known: the sources as they are, and what the scenario will still do to them. Whether users of
// a closed loop come back depends on the answers, so that with them nothing is known.

import { afterSeconds, type SimTime } from '@/lib/engine'
import type { LoadAhead } from '@/lib/protocol'
import type { Scenario } from '@/lib/scenario'
import { rateOf } from '@/lib/traffic/rate-of'
import type { World } from '@/lib/world/world'
import { type LoadStage, loadStages } from './load-stages'

export interface LoadQuestion {
  readonly seconds: number
  readonly steps: number
}

/** Null while nobody asks for anything, and with users who wait for their answers. */
export function loadAhead(
  { engine, state }: Pick<World, 'engine' | 'state'>,
  { operations }: Pick<Scenario, 'operations'>,
  { seconds, steps }: LoadQuestion,
): LoadAhead | null {
  const from = engine.now
  const all = loadStages(
    Array.from(state.traffic.values(), ({ name, arrivals, since }) => [name, { from, arrivals, since }]),
    operations.filter(({ at, action }) => action === 'playground:SetTraffic' && at > from),
  )
  if (all.length === 0 || all.flat().some(({ arrivals }) => arrivals.kind === 'closed')) return null
  const stepSeconds = seconds / steps
  const rates = Array.from({ length: steps }, (_, i) => {
    const begin = afterSeconds(from, i * stepSeconds)
    const end = afterSeconds(from, (i + 1) * stepSeconds)
    return all.reduce((sum, ofSource) => sum + expected(ofSource, begin, end), 0) / stepSeconds
  })
  return { from, stepSeconds, rates }
}

/** Requests of a source between two instants. */
function expected(stages: readonly LoadStage[], begin: SimTime, end: SimTime): number {
  return stages.reduce((sum, { from, arrivals, since }, i) => {
    const first = Math.max(begin, from, since)
    const last = Math.min(end, stages[i + 1]?.from ?? end)
    return last > first && arrivals.kind !== 'closed' ? sum + rateOf(arrivals, since).area(first, last) : sum
  }, 0)
}
