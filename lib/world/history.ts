// How much of the past a run keeps. A report tells the whole of it; a run that is watched shows the newest, and must not grow
// while it is left alone for a day. Nothing in the model reads it, so the trace is the same.

export interface History {
  readonly events: number
  /** Steps of the series. */
  readonly steps: number
}

export const WHOLE_HISTORY: History = { events: Number.POSITIVE_INFINITY, steps: Number.POSITIVE_INFINITY }

/** Twice as many at most, since old ones are dropped many at a time. The screen itself keeps 500 events too, and hours of steps. */
export const RECENT_HISTORY: History = { events: 500, steps: 3_600 }
