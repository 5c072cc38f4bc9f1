// What the load will be, as far as it is known: the sources as they are, and what the scenario will still do to them. Whether users of
// a closed loop come back depends on the answers, so that with them nothing is known.

import { afterSeconds, type SimTime } from '@/lib/engine'
import type { LoadAhead } from '@/lib/protocol'
import type { Scenario } from '@/lib/scenario'
import { arrivalsSchema } from '@/lib/traffic/arrivals-schema'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { rateOf } from '@/lib/traffic/rate-of'
import { scaledArrivals } from '@/lib/traffic/scale-arrivals'
import type { World } from '@/lib/world/world'

export interface LoadQuestion {
  readonly seconds: number
  readonly steps: number
}

/** A source from an instant on. */
interface Stage {
  readonly from: SimTime
  readonly arrivals: Arrivals
  readonly since: SimTime
}

/** Null while nobody asks for anything, and with users who wait for their answers. */
export function loadAhead(
  { engine, state }: Pick<World, 'engine' | 'state'>,
  { operations }: Pick<Scenario, 'operations'>,
  { seconds, steps }: LoadQuestion,
): LoadAhead | null {
  const from = engine.now
  const stages = new Map<string, Stage[]>()
  for (const { name, arrivals, since } of state.traffic.values())
    stages.set(name, [{ from, arrivals, since }])
  for (const { at, action, input } of operations) {
    if (action !== 'playground:SetTraffic' || at <= from || typeof input.name !== 'string') continue
    const ofSource = stages.get(input.name) ?? []
    const stage = stageOf(input, at, ofSource.at(-1))
    if (stage !== null) stages.set(input.name, [...ofSource, stage])
  }
  const all = [...stages.values()]
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
function expected(stages: readonly Stage[], begin: SimTime, end: SimTime): number {
  return stages.reduce((sum, { from, arrivals, since }, i) => {
    const first = Math.max(begin, from, since)
    const last = Math.min(end, stages[i + 1]?.from ?? end)
    return last > first && arrivals.kind !== 'closed' ? sum + rateOf(arrivals, since).area(first, last) : sum
  }, 0)
}

/** What an operation will make of a source; null when its arrivals stay, or the operation will be refused. */
function stageOf(
  { rps, factor, arrivals }: Readonly<Record<string, unknown>>,
  at: SimTime,
  before: Stage | undefined,
): Stage | null {
  if (typeof factor === 'number' && before)
    return { from: at, arrivals: scaledArrivals(before.arrivals, factor), since: before.since }
  const written = typeof rps === 'number' ? { poisson: { rps } } : arrivals
  const read = written === undefined ? null : arrivalsSchema.safeParse(written)
  return read?.success ? { from: at, arrivals: read.data, since: at } : null
}
