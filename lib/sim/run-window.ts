// What a run came to from some moment on, so that its beginning, when nothing has settled, does not count.

import { assert, type SimTime, toSeconds } from '@/lib/engine'
import type { RunOutcome } from '@/lib/protocol'
import type { RequestCounts, RequestSummary } from '@/lib/world/data-plane/contract'
import { countsSince, summaryOf } from '@/lib/world/data-plane/request-counts'
import { runOutcome } from './outcome/run-outcome'
import { type RunResult, runResult } from './result'
import type { LocalSimulation } from './simulation'

export interface RunWindow {
  /** Seconds since the start. */
  readonly from: number
  readonly until: number
  /** Of the whole run: lists and series have times to choose by. Steps of a second. */
  readonly result: RunResult
  /** At the beginning of the window; `result` has that at its end. */
  readonly before: RunOutcome
  /** Requests that ended in the window. */
  readonly requests: RequestSummary
  /** The latency that a share of them stays below; null when there are none. */
  latencyMs(share: number): number | null
}

/** Where a window begins; the run goes on as if nobody had looked. */
export interface WindowStart {
  readonly at: SimTime
  readonly counts: RequestCounts
  readonly outcome: RunOutcome
}

export function startWindow(simulation: LocalSimulation): WindowStart {
  return { at: simulation.now(), counts: simulation.world.data.counted(), outcome: runOutcome(simulation) }
}

/** The window ends now. */
export function endWindow(simulation: LocalSimulation, { at, counts, outcome }: WindowStart): RunWindow {
  const { world } = simulation
  assert(at < simulation.now(), `a window from ${at} µs to ${simulation.now()} µs`)
  const since = countsSince(world.data.counted(), counts)
  return {
    from: toSeconds(at),
    until: toSeconds(simulation.now()),
    result: runResult(simulation, { stepSeconds: 1 }),
    before: outcome,
    requests: summaryOf(since),
    latencyMs: (share) => (since.latencyUs.count === 0 ? null : since.latencyUs.quantile(share) / 1_000),
  }
}
