import type { SimTime } from '@/lib/engine/time'
import type { Simulation } from '@/lib/sim/types'
import type { Keyframes } from './keyframes'
import type { UndoPoints } from './undo-points'

/** One course of a run as far as it has come, with the ways back into it. */
export interface RunLine {
  readonly id: number
  readonly scenario: unknown
  /** At its newest moment. */
  readonly simulation: Simulation
  readonly keyframes: Keyframes
  readonly undoPoints: UndoPoints
  /** Where it left the run that it is a fork of; null for a run that is none. */
  readonly forkedAt: SimTime | null
}
