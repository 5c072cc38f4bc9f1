// When a run is to be paused by itself: what one can wait for, as a person reads it, and how the choice is kept.

import { simTime } from '@/lib/engine/time'
import type { PauseCause, PauseRules } from '@/lib/protocol'

export const PAUSE_CAUSES: Readonly<Record<PauseCause, string>> = {
  'task-unhealthy': 'a task becomes unhealthy',
  'deployment-ended': 'a deployment completes or fails',
  alarm: 'an alarm goes off',
  'request-failed': 'a request fails',
}

export const NO_RULES: PauseRules = { causes: [], at: null }

export function hasRules({ causes, at }: PauseRules): boolean {
  return causes.length > 0 || at !== null
}

export function withCause({ causes, at }: PauseRules, cause: PauseCause, isWanted: boolean): PauseRules {
  const others = causes.filter((other) => other !== cause)
  return { causes: isWanted ? [...others, cause] : others, at }
}

/** What the browser kept; anything else is forgotten. */
export function readPauseRules(kept: unknown): PauseRules {
  if (typeof kept !== 'object' || kept === null) return NO_RULES
  const causes = 'causes' in kept && Array.isArray(kept.causes) ? kept.causes : []
  const at = 'at' in kept ? kept.at : null
  return {
    causes: (Object.keys(PAUSE_CAUSES) as PauseCause[]).filter((cause) => causes.includes(cause)),
    at: typeof at === 'number' && Number.isSafeInteger(at) && at >= 0 ? simTime(at) : null,
  }
}
