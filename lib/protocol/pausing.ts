// When a run that plays is paused by itself, and at what it was.

import type { SimTime } from '@/lib/engine/time'

/** What a run can be paused at, beside a time. */
export type PauseCause = 'task-unhealthy' | 'deployment-ended' | 'alarm' | 'request-failed'

/** When a run that plays is to be paused by itself. */
export interface PauseRules {
  readonly causes: readonly PauseCause[]
  readonly at: SimTime | null
}

/** What a run was paused at. */
export interface Sighting {
  readonly cause: PauseCause
  /** In words: what, and of which resource. */
  readonly text: string
  /** Key of the view it is about; null for a request. */
  readonly key: string | null
  readonly requestId: number | null
}
