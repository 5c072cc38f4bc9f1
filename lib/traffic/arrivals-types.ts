import type { Duration } from '@/lib/aws/image-behavior'
import type { SimTime } from '@/lib/engine'

export interface RequestTemplate {
  readonly method: string
  readonly path: string
  readonly host: string | null
  readonly weight: number
}

export interface RatePoint {
  readonly at: SimTime
  readonly rps: number
}

export type Arrivals =
  | {
      readonly kind: 'poisson' | 'uniform'
      readonly rate: readonly RatePoint[]
      readonly shape: 'step' | 'linear'
    }
  | { readonly kind: 'closed'; readonly users: number; readonly thinkMs: Duration }
  | { readonly kind: 'trace'; readonly counts: readonly number[]; readonly periodSeconds: number }
