import type { SimTime } from '@/lib/engine'

/** The load that is planned from now on: what all sources together ask for, on average. Nothing of it has been measured. */
export interface LoadAhead {
  readonly from: SimTime
  readonly stepSeconds: number
  /** Requests per second, the mean of each step. */
  readonly rates: readonly number[]
}
