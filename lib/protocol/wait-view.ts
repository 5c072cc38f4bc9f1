import type { SimTime } from '@/lib/engine/time'

/** Something waits for a named cause; `until` is known when the cause is a timer. */
export interface WaitView {
  /** E.g. `pulling web:2`, `deregistration delay`, `first health check`. */
  readonly cause: string
  /** The cause in a word or two, where there is little room; the cause itself unless given. */
  readonly brief?: string
  readonly since: SimTime
  readonly until: SimTime | null
}
