// Checkpoints along a run, from which any of its moments is near: the past is shown by restoring the one before it and running on.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { Simulation } from '@/lib/sim/types'

export interface Keyframe {
  readonly at: SimTime
  /** Number of the person's commands that have been carried out by then. */
  readonly commands: number
  readonly checkpoint: unknown
}

const KEYFRAMES_MAX = 96
const SPACING_US = 5 * US_PER_SECOND
/** Checkpoints take one part in so many of the time that the simulation has. */
const COST_PARTS = 25

export class Keyframes {
  readonly #wallMs: () => number
  /** By time. */
  #frames: readonly Keyframe[] = []
  /** Apart by so much at least; it doubles when there are too many. */
  #spacing = SPACING_US
  #dueMs = Number.NEGATIVE_INFINITY

  constructor(wallMs: () => number) {
    this.#wallMs = wallMs
  }

  /** Keeps the simulation as it is now when there is none near by, and checkpoints have not cost too much of late. */
  offer(simulation: Simulation): void {
    const started = this.#wallMs()
    if (started < this.#dueMs) return
    const at = simulation.now()
    const index = this.#frames.findLastIndex((frame) => frame.at <= at)
    const before = this.#frames[index]?.at ?? 0
    const after = this.#frames[index + 1]?.at ?? Number.POSITIVE_INFINITY
    if (at - before < this.#spacing || after - at < this.#spacing) return
    const commands = simulation.record().commands.length
    const frame = { at, commands, checkpoint: simulation.checkpoint() }
    this.#frames = this.#frames.toSpliced(index + 1, 0, frame)
    while (this.#frames.length > KEYFRAMES_MAX) this.#thin()
    const ended = this.#wallMs()
    this.#dueMs = ended + COST_PARTS * (ended - started)
  }

  /** The last one that is not after `at`; null when none is. */
  nearest(at: SimTime): Keyframe | null {
    return this.#frames.findLast((frame) => frame.at <= at) ?? null
  }

  /** Those of the part of the run that ends at `at`, after so many commands. */
  upTo({ at, commands }: Pick<Keyframe, 'at' | 'commands'>): Keyframes {
    const part = new Keyframes(this.#wallMs)
    part.#frames = this.#frames.filter((frame) => frame.at <= at && frame.commands <= commands)
    part.#spacing = this.#spacing
    return part
  }

  #thin(): void {
    this.#spacing = simTime(2 * this.#spacing)
    let last = 0
    this.#frames = this.#frames.filter(({ at }) => {
      if (at - last < this.#spacing) return false
      last = at
      return true
    })
  }
}
