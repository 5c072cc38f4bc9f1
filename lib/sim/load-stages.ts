// What a load is in the course of a run: how it begins, and what operations of the scenario make of it.

import type { SimTime } from '@/lib/engine'
import type { Scenario } from '@/lib/scenario'
import { arrivalsSchema } from '@/lib/traffic/arrivals-schema'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { scaledArrivals } from '@/lib/traffic/scale-arrivals'

/** A load from an instant on. */
export interface LoadStage {
  readonly from: SimTime
  readonly arrivals: Arrivals
  readonly since: SimTime
}

type Operations = Scenario['operations']

/** Those of each load, one behind another. The operations, SetTraffic or SetQueue, are given in the order in which they are carried out. */
export function loadStages(
  begun: Iterable<readonly [name: string, stage: LoadStage]>,
  operations: Operations,
): readonly (readonly LoadStage[])[] {
  const stages = new Map<string, readonly LoadStage[]>()
  for (const [name, stage] of begun) stages.set(name, [stage])
  for (const { at, input } of operations) {
    if (typeof input.name !== 'string') continue
    const before = stages.get(input.name) ?? []
    const stage = stageOf(input, at, before.at(-1))
    if (stage !== null) stages.set(input.name, [...before, stage])
  }
  return [...stages.values()]
}

/** What an operation will make of a load; null when its arrivals stay, or the operation will be refused. */
function stageOf(
  { rps, factor, arrivals }: Readonly<Record<string, unknown>>,
  at: SimTime,
  before: LoadStage | undefined,
): LoadStage | null {
  if (typeof factor === 'number' && before)
    return { from: at, arrivals: scaledArrivals(before.arrivals, factor), since: before.since }
  const written = typeof rps === 'number' ? { poisson: { rps } } : arrivals
  const read = written === undefined ? null : arrivalsSchema.safeParse(written)
  return read?.success ? { from: at, arrivals: read.data, since: at } : null
}
