// How far the simulation should be by now. Pure: it is told the wall-clock time, so that a test can play it.

import { type SimTime, simTime } from '@/lib/engine/time'

/** Debt beyond this much wall-clock time is forgiven: after a hiccup the run goes on, it does not leap. */
const DEBT_MS_MAX = 200
const WINDOW_MS = 1_000

export class Pacer {
  private anchorMs = 0
  private anchorTime = 0
  private speed = 1
  private window = { startMs: 0, startTime: 0, share: 1 }

  /** Starts counting here and now: after play, a change of speed, a jump. */
  start(wallMs: number, now: SimTime, speed: number): void {
    this.speed = speed
    this.anchorMs = wallMs
    this.anchorTime = now
    this.window = { startMs: wallMs, startTime: now, share: 1 }
  }

  /** The simulated time that belongs to `wallMs`. */
  target(wallMs: number): SimTime {
    return simTime(this.anchorTime + Math.max(0, wallMs - this.anchorMs) * 1000 * this.speed)
  }

  /** Takes note of how far the simulation came by `wallMs`, and forgives what it cannot make up. */
  reached(wallMs: number, now: SimTime): void {
    const debt = this.target(wallMs) - now
    if (debt > DEBT_MS_MAX * 1000 * this.speed) {
      this.anchorMs = wallMs - DEBT_MS_MAX
      this.anchorTime = now
    }
    const elapsed = wallMs - this.window.startMs
    if (elapsed < WINDOW_MS) return
    const share = (now - this.window.startTime) / (elapsed * 1000 * this.speed)
    this.window = { startMs: wallMs, startTime: now, share: Math.max(0, Math.min(1, share)) }
  }

  /** Share of the wanted speed over the last whole second: 1 keeps up. Small shortfalls are rounding, not slowness. */
  keepingUp(): number {
    return this.window.share > 0.97 ? 1 : this.window.share
  }
}
