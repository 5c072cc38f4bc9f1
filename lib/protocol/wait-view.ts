import type { SimTime } from '@/lib/engine/time'

/** Something waits for a named cause; `until` is known when the cause is a timer. */
export interface WaitView {
  /** E.g. `pulling web:2`, `deregistration delay`, `first health check`. */
  readonly cause: string
  readonly since: SimTime
  readonly until: SimTime | null
}
