// Moves runs on by what the clock of another one moves on, all to the same instant. Its pace, its pauses and its steps are theirs.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { RunPorts } from '../../run/client'
import type { ViewState, ViewStore } from '../../run/store'

/** What they cannot make up is forgiven: ten minutes, which is a second at the highest speed. */
const OWED_US_MAX = 600 * US_PER_SECOND

type Moment = Pick<ViewState, 'now' | 'run' | 'standing'>

export class Conductor {
  readonly #runs: readonly RunPorts[]
  readonly #unsubscribe: () => void
  #now: SimTime
  #owed = 0
  #isMoving = false

  /** `now`: where they all stand. */
  constructor(lead: Pick<ViewStore, 'subscribe'>, runs: readonly RunPorts[], now: SimTime) {
    this.#runs = runs
    this.#now = now
    this.#unsubscribe = lead.subscribe((state, before) => {
      this.#owed = Math.min(OWED_US_MAX, this.#owed + passed(before, state))
      if (this.#owed > 0) void this.#move()
    })
  }

  stop(): void {
    this.#unsubscribe()
    this.#owed = 0
  }

  async #move(): Promise<void> {
    if (this.#isMoving) return
    this.#isMoving = true
    while (this.#owed > 0) {
      const at = simTime(this.#now + this.#owed)
      this.#owed = 0
      const moved = await Promise.allSettled(this.#runs.map(({ call }) => call('advanceTo', { at })))
      // One that has ended stands still, the others go on.
      if (moved.every(({ status }) => status === 'rejected')) break
      this.#now = at
    }
    this.#isMoving = false
  }
}

/** How far a run has gone on. Looking back and coming to another run is no time that passes. */
function passed(before: Moment, { now, run, standing }: Moment): number {
  const isSameCourse = run === before.run && standing.line === before.standing.line
  const isPresent = standing.tip === null && before.standing.tip === null
  return isSameCourse && isPresent ? Math.max(0, now - before.now) : 0
}
