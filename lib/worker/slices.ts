// Advances a simulation in slices short enough to answer messages between them, whatever an event costs.

import type { SimTime } from '@/lib/engine/time'
import type { Simulation } from '@/lib/sim/types'

const EVENTS_MIN = 64
const EVENTS_MAX = 65_536
const SLICE_MS_LOW = 2
const SLICE_MS_HIGH = 8

export class Slicer {
  private events = 512

  constructor(private readonly wallMs: () => number) {}

  /** Advances `simulation` towards `time` for about `budgetMs`; true when it got there. A sighting ends it. */
  advance(simulation: Simulation, time: SimTime, budgetMs: number): boolean {
    const end = this.wallMs() + budgetMs
    for (;;) {
      const before = this.wallMs()
      if (simulation.advanceSome(time, this.events)) return true
      if (simulation.sighting !== null) return false
      const after = this.wallMs()
      this.adapt(after - before)
      if (after >= end) return false
    }
  }

  private adapt(tookMs: number): void {
    if (tookMs < SLICE_MS_LOW) this.events = Math.min(EVENTS_MAX, this.events * 2)
    else if (tookMs > SLICE_MS_HIGH) this.events = Math.max(EVENTS_MIN, Math.floor(this.events / 2))
  }
}
