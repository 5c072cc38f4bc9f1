// What a deployment would have come to under other settings. Answers are those of runs, never of formulas.

import type { SimTime } from '@/lib/engine/time'
import type { AwsErrorView, Command } from './commands'
import type { RunFork } from './run-record'

export const WHAT_IF_SETTINGS = [
  'deregistrationDelay',
  'healthCheckInterval',
  'healthCheckTimeout',
  'healthyThreshold',
  'unhealthyThreshold',
  'gracePeriod',
  'minimumHealthyPercent',
  'maximumPercent',
  'startUp',
  'instances',
] as const
export type WhatIfSettingName = (typeof WHAT_IF_SETTINGS)[number]

/** A setting as it was, and what it may be; seconds, percent or a number. */
export interface WhatIfSettingView {
  readonly name: WhatIfSettingName
  readonly was: number
  readonly min: number
  readonly max: number
}

export interface WhatIfChoice {
  readonly name: WhatIfSettingName
  readonly value: number
}

/** Settings that are changed together; nothing changed is the deployment as it is. */
export type WhatIfChoices = readonly WhatIfChoice[]

/** `beginning`: had it been so when the deployment began. `now`: of one under way, from now on. `new`: a deployment forced now. */
export type WhatIfFrom = 'beginning' | 'now' | 'new'

/** Where the settings are changed, and what is done then. */
export interface WhatIfSubject {
  /** Key of the service. */
  readonly service: string
  /** ARN of the definition whose tasks are started. */
  readonly taskDefinition: string
  readonly from: WhatIfFrom
  /** Settings change here, before anything of the moment at which the deployment begins. */
  readonly at: SimTime
  /** When the deployment begins, or began. */
  readonly begunAt: SimTime
  /** What the person did at that moment; what the scenario did then happens by itself. */
  readonly again: readonly Command[]
}

export interface WhatIfQuestion {
  readonly service: string
  readonly from: WhatIfFrom
  /** When the deployment that is asked about began; of no account for a new one. */
  readonly begunAt: SimTime
}

/** The run at the moment at which the settings change, for another worker. */
export interface WhatIfBasis {
  readonly subject: WhatIfSubject
  readonly fork: RunFork
}

/**
 * `unending`: not within the time that was looked at. `superseded`: another deployment took its place. `refused`: AWS does not accept
 * the settings.
 */
export type WhatIfOutcome = 'completed' | 'rolledBack' | 'failed' | 'superseded' | 'unending' | 'refused'

export interface WhatIfAnswer {
  readonly outcome: WhatIfOutcome
  /** From the beginning of the deployment to its end, or to the end of what was looked at. */
  readonly durationUs: number
  /** The fewest healthy tasks of all its deployments from where the settings change. */
  readonly lowestHealthy: number
  /** Tasks of the deployment that ended without having been asked to, or because they were unhealthy. */
  readonly lostTasks: number
  readonly desired: number
  readonly requests: number
  readonly failedRequests: number
  /** Why it did not come to its end; AWS's words where there are some. */
  readonly reason: string | null
  readonly error: AwsErrorView | null
}
