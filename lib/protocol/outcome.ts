// What a run came to: what it cost, whether it kept its goals, how well its capacity followed the load, and what held it up.
// Numbers by which runs are compared stand at the top level.

import type { Cost, Used } from '@/lib/aws/pricing/cost'
import type { Prices } from '@/lib/aws/pricing/prices'
import type { Goals } from '@/lib/traffic/goals'

export type BottleneckKind =
  | 'none'
  | 'taskCpu'
  | 'hostCpu'
  | 'workers'
  | 'memory'
  | 'ports'
  | 'capacity'
  | 'targets'
  | 'network'
  | 'routing'
  | 'application'

export interface Bottleneck {
  readonly kind: BottleneckKind
  /** `CPU of the tasks` */
  readonly label: string
  /** A sentence on what it rests on. */
  readonly reason: string
  /** The service that suffers from it most; null when it is of none. */
  readonly service: { readonly key: string; readonly name: string } | null
}

/** Changes of a desired count. */
export interface DesiredChanges {
  readonly scaleOuts: number
  readonly scaleIns: number
  readonly oscillations: number
}

export interface ServiceOutcome extends DesiredChanges {
  readonly key: string
  readonly name: string
  /** As a share. */
  readonly targetUtilization: number
  readonly overTaskSeconds: number
  readonly underTaskSeconds: number
  /** Of tasks that found no room. */
  readonly unplacedTaskSeconds: number
}

export interface RunOutcome {
  readonly seconds: number
  /** From when requests and capacity count; null when nothing has counted yet. */
  readonly measuredFromSeconds: number | null
  readonly costUsd: number
  readonly instancesUsd: number
  readonly loadBalancersUsd: number
  readonly instanceHours: number
  readonly lcuHours: number
  readonly requests: number
  readonly failed: number
  /** Share of requests that were answered in time, and that failed; null without requests. */
  readonly latencyAttainment: number | null
  readonly errorRate: number | null
  readonly latencyMet: boolean | null
  readonly errorsMet: boolean | null
  readonly sloMet: boolean | null
  readonly overTaskSeconds: number
  readonly underTaskSeconds: number
  readonly oscillations: number
  readonly scaleOuts: number
  readonly scaleIns: number
  /** What requests waited for, all together, beside their own work. */
  readonly waitSeconds: { readonly worker: number; readonly taskCpu: number; readonly hostCpu: number }
  readonly bottleneck: Bottleneck
  readonly services: readonly ServiceOutcome[]
  readonly autoScalingGroups: readonly (DesiredChanges & { readonly name: string })[]
  readonly goals: Goals
  readonly prices: Prices
  readonly used: Used
  readonly cost: Cost
}

/** A report as a page that needs no network, and its figures as CSV. */
export interface RunReport {
  readonly html: string
  readonly csv: string
}
