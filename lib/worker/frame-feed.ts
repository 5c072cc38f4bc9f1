// Sends frames, no more than the screen can show: one that is slower gets fewer, and each brings all that has changed since.

import type { FrameBody, Simulation } from '@/lib/sim/types'

export const FRAME_MS = 50
/** A frame that comes late brings the dots of so many at most. */
const FRAMES_IN_ONE_MAX = 4

export class FrameFeed {
  readonly #wallMs: () => number
  readonly #send: (body: FrameBody) => void
  #lastMs = Number.NEGATIVE_INFINITY
  /** Frames on their way to the screen. */
  #unshown = 0

  constructor(wallMs: () => number, send: (body: FrameBody) => void) {
    this.#wallMs = wallMs
    this.#send = send
  }

  /** The screen has painted one. */
  shown(): void {
    this.#unshown = Math.max(0, this.#unshown - 1)
  }

  isDue(everyMs: number): boolean {
    return this.#unshown === 0 && this.#wallMs() - this.#lastMs >= everyMs
  }

  /** The next one is due as if one had just been sent. */
  defer(): void {
    this.#lastMs = this.#wallMs()
  }

  /** `isEven`: with as many dots at most however late it is. */
  send(simulation: Simulation, isEven: boolean): FrameBody {
    const now = this.#wallMs()
    const late = isEven ? 1 : (now - this.#lastMs) / FRAME_MS
    const body = simulation.frame(Math.min(FRAMES_IN_ONE_MAX, Math.max(1, late)))
    this.#lastMs = now
    this.#unshown++
    this.#send(body)
    return body
  }
}
