import type { Duration } from '@/lib/aws/image-behavior'
import type { SimTime } from '@/lib/engine'

export interface RequestTemplate {
  readonly method: string
  readonly path: string
  readonly host: string | null
  /** None when not given. Names in any case. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly weight: number
  /** What it costs in every container, whatever the image says; the image's cost when not given. */
  readonly cpuMs?: Duration | undefined
  readonly waitMs?: Duration | undefined
  /** Bytes of its body, and of the body of its answer; none when not given. */
  readonly requestBytes?: number | undefined
  readonly responseBytes?: number | undefined
}

export interface RatePoint {
  readonly at: SimTime
  readonly rps: number
}

export interface UserPoint {
  readonly at: SimTime
  readonly users: number
}

/** How to get from one point to the next: hold it until then, or go straight. */
export type Shape = 'step' | 'linear'

/** Independent clients whose rate goes up and down: `mean + amplitude · sin 2π(t − phase) / period`. */
export interface Sine {
  readonly kind: 'sine'
  readonly mean: number
  /** At most the mean. */
  readonly amplitude: number
  readonly period: SimTime
  /** When the rate passes its mean on the way up. */
  readonly phase: SimTime
}

/** A flash crowd of independent clients: straight up from `base` to `peak`, held, and straight down again. */
export interface Spike {
  readonly kind: 'spike'
  readonly base: number
  readonly peak: number
  readonly at: SimTime
  readonly rise: SimTime
  readonly hold: SimTime
  readonly decay: SimTime
}

/** A recorded load: so many requests in each period. */
export interface Trace {
  readonly kind: 'trace'
  readonly counts: readonly number[]
  readonly periodSeconds: number
}

export interface ClosedLoop {
  readonly kind: 'closed'
  readonly users: number | { readonly points: readonly UserPoint[]; readonly shape: Shape }
  readonly thinkMs: Duration
}

/** Clients who do not wait for each other. */
export type OpenArrivals =
  | { readonly kind: 'poisson' | 'uniform'; readonly rate: readonly RatePoint[]; readonly shape: Shape }
  | Sine
  | Spike
  | Trace

export type Arrivals = OpenArrivals | ClosedLoop
