// Work that takes longer than a tick: it is done in slices, frames in between, and answers its call at the end.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { Command, RunInfo, RunRecord } from '@/lib/protocol'
import type { FrameBody, Simulation } from '@/lib/sim/types'
import { Replay } from './replay'
import type { Slicer } from './slices'

export interface Job {
  /** Of the call that waits for it. */
  readonly id: number
  /** Works for about `budgetMs`; true when there is nothing left to do. */
  advance(simulation: Simulation, slicer: Slicer, budgetMs: number): boolean
  /** No frame is wanted before it is done; the last one brings as many dots however long it took. */
  readonly isQuiet: boolean
  /** True when every slice needs its frame looked at. */
  readonly watchesFrames: boolean
  /** True when what a frame brought is all that was wanted. */
  satisfiedBy(frame: FrameBody): boolean
  result(simulation: Simulation): unknown
}

const SEARCH_SECONDS = 5
const SEARCH_SECONDS_MAX = 6 * 3600

export function runInfo({ name, seed, pace, startAt, endsAt }: Simulation): RunInfo {
  return { name, seed, pace, startAt, endsAt }
}

/** Runs a record again: each command at its time, then on to where it was left. */
export function rebuildJob(id: number, record: RunRecord, perform: (command: Command) => void): Job {
  const replay = new Replay(record, perform)
  return {
    id,
    advance: (simulation, slicer, budgetMs) => replay.advance(simulation, slicer, budgetMs),
    isQuiet: false,
    watchesFrames: false,
    satisfiedBy: () => false,
    result: runInfo,
  }
}

/** On to the next entry of the event log, at most six simulated hours away. */
export function nextEventJob(id: number, from: SimTime): Job {
  const last = simTime(from + SEARCH_SECONDS_MAX * US_PER_SECOND)
  return {
    id,
    advance(simulation) {
      const limit = simTime(Math.min(last, simulation.now() + SEARCH_SECONDS * US_PER_SECOND))
      simulation.advanceToNextEvent(limit)
      // Short of the limit means that it found one.
      return simulation.now() < limit || limit === last
    },
    isQuiet: false,
    watchesFrames: true,
    satisfiedBy: (frame) => frame.events.length > 0,
    result: () => null,
  }
}

/** On to a moment: a picture of a film. */
export function advanceJob(id: number, at: SimTime): Job {
  return {
    id,
    advance: (simulation, slicer, budgetMs) => slicer.advance(simulation, at, budgetMs),
    isQuiet: true,
    watchesFrames: false,
    satisfiedBy: () => false,
    result: () => null,
  }
}
