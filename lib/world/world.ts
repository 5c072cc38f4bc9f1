// What operations, controllers and effects share. Everything that changes lies behind these fields; there is no other state.

import type { Bounds } from '@/lib/aws/ecs/rolling-update'
import type { Pace } from '@/lib/aws/pace'
import type { Engine, EpochMs } from '@/lib/engine'
import type { SeriesStore } from '@/lib/metrics/series'
import type { Goals } from '@/lib/traffic/goals'
import type { Addresses } from './addresses'
import type { EventBus } from './bus'
import type { Changes } from './changes'
import type { ChartDriver } from './chart-driver'
import type { CloudWatch } from './cloudwatch/contract'
import type { DataPlane, ProbeResult } from './data-plane/contract'
import type { EventLog } from './event-log'
import type { Target } from './records/elb'
import type { Service } from './records/services'
import type { Rosters } from './standings'
import type { State } from './state'
import type { TaskIndex } from './task-index'

/** Sends health checks to registered targets and turns their results into chart events. */
export interface TargetHealth {
  registered(targetKey: string): void
  deregistered(targetKey: string): void
  finished(target: Target, result: ProbeResult): void
}

/** Looks again at a service, a little later in the same instant; many calls become one look. */
export interface ServiceScheduler {
  wake(serviceArn: string): void
  /** After `delayMs`, unless an earlier look comes first. */
  wakeAfter(serviceArn: string, delayMs: number): void
  /** All services of a cluster, after `delayMs`. */
  wakeCluster(clusterArn: string, delayMs: number): void
  /** How many healthy tasks must stay and how many may exist, as the service's scheduling strategy says. */
  bounds(service: Service): Bounds
}

export interface World {
  readonly engine: Engine
  /** How fast AWS acts by itself; the same for the whole run. */
  readonly pace: Pace
  /** What a calendar shows at time 0: schedules follow it, output is dated by it. */
  readonly startAt: EpochMs
  /** What the outcome is measured by; nothing in the model acts on them. */
  readonly goals: Goals
  readonly state: State
  /** Derived from `state.networkInterfaces`. */
  readonly addresses: Addresses
  /** Derived from `state.tasks`. */
  readonly tasks: TaskIndex
  /** Derived as well: how the tasks of each service stand. */
  readonly rosters: Rosters
  readonly charts: ChartDriver
  readonly bus: EventBus
  /** For the screen; nothing in the model reads it. */
  readonly changes: Changes
  readonly log: EventLog
  readonly data: DataPlane
  readonly targetHealth: TargetHealth
  readonly scheduler: ServiceScheduler
  readonly series: SeriesStore
  /** Metrics as CloudWatch has them; alarms are in `state`. */
  readonly cloudwatch: CloudWatch
}
