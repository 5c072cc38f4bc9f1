// What a service promises its clients, and how its capacity is judged: service level objectives of a run. They change nothing
// in the model; the outcome of a run is measured by them.

import type { SimTime } from '@/lib/engine'

export interface Goals {
  /** The share of requests that must be answered within a time. */
  readonly latency: { readonly withinMs: number; readonly share: number }
  /** The share of requests that may fail. */
  readonly errors: { readonly atMost: number }
  /** CPU utilization that a service's tasks are meant to have; null: what its target tracking policy says, or else the default. */
  readonly utilization: number | null
  /** Nothing before counts. */
  readonly from: SimTime | null
  /** Which of them nobody has chosen. */
  readonly defaults: readonly ('latency' | 'errors' | 'utilization')[]
}

export const GOALS_DEFAULT: Goals = {
  latency: { withinMs: 300, share: 0.985 },
  errors: { atMost: 0.01 },
  utilization: null,
  from: null,
  defaults: ['latency', 'errors', 'utilization'],
}

/** Where neither the goals nor a policy say otherwise; the target of the ECS guide's examples of target tracking. */
export const UTILIZATION_DEFAULT = 0.75
