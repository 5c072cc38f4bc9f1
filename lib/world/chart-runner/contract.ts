// What a runner of charts is given, and what it answers.

import type { ChartEvent } from '../chart-driver-machines'

/** The parts of an action that XState hands to an executor. */
export interface ExecutableAction {
  readonly type: string
  readonly params: unknown
}

/** Where a chart stands. */
export interface ChartState {
  /** XState's state value. */
  readonly value: unknown
  readonly context: unknown
  readonly status: string
}

/** Runs all charts of one machine. What a step asks for is added to `actions`; a runner gets only states of its own. */
export interface ChartRunner {
  initial(input: unknown, actions: ExecutableAction[]): ChartState
  /** The same state when the event changes nothing. */
  next(state: ChartState, event: ChartEvent, actions: ExecutableAction[]): ChartState
  resolve(value: unknown, context: unknown): ChartState
}
