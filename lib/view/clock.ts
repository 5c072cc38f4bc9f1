// Frames come some twenty times a second; between them the drawn time runs on, so that motion is smooth.

import { type SimTime, simTime } from '@/lib/engine/time'
import type { RunState } from './run-state'

const AHEAD_MS_MAX = 150

/** Estimated simulated time `elapsedMs` of wall clock after the last frame. Never more than 150 ms ahead of it. */
export function estimatedNow(state: Pick<RunState, 'now' | 'transport'>, elapsedMs: number): SimTime {
  const { playing, speed, keepingUp } = state.transport
  if (!playing) return state.now
  return simTime(state.now + Math.min(Math.max(elapsedMs, 0), AHEAD_MS_MAX) * 1000 * speed * keepingUp)
}
