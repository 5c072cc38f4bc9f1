// A run as it is kept, sent and taken up again.

import type { Pace } from '@/lib/aws/pace'
import type { SimTime } from '@/lib/engine/time'
import type { Command } from './commands'

/** All that is needed to run the same run again. */
export interface RunRecord {
  readonly scenario: unknown
  readonly seed: number
  readonly commands: readonly (Command & { readonly at: SimTime })[]
  readonly now: SimTime
}

/** A run at one moment, to be continued in another worker: see `Simulation.fork`. */
export interface RunFork {
  readonly scenario: unknown
  readonly seed: number
  readonly at: SimTime
  readonly state: unknown
}

/** What is fixed for the whole of a run. */
export interface RunInfo {
  readonly name: string
  readonly seed: number
  /** How fast AWS acts by itself. */
  readonly pace: Pace
  /** What a calendar shows at time 0, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly startAt: number
  /** When all that is planned has happened: the moment to ask how it went. */
  readonly endsAt: SimTime
}
