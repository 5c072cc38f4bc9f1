// What the outcome of a run is added up from: kept beside the records that it is about, and outliving them. Nothing in the model
// reads it.

import type { LoadBalancerType } from '@/lib/aws/vocabulary'
import type { SimTime } from '@/lib/engine'

/** An instance while it is `running`, by its ID. */
export interface RunningInstance {
  readonly instanceType: string
  readonly since: SimTime
}

/** Instances of one type that have run and do not any more. */
export interface InstanceMeter {
  usedUs: number
  /** Each run of an instance is charged for a minute at least. */
  billedUs: number
}

export interface LoadBalancerMeter {
  readonly name: string
  readonly type: LoadBalancerType
  /** Null while it is not active. */
  activeSince: SimTime | null
  activeUs: number
  /** By hour of the clock, counted from 1970. */
  hours: (readonly [
    hour: number,
    connections: number,
    connectionUs: number,
    ruleEvaluations: number,
    bytes: number,
  ])[]
}

/** Changes of a desired count, of a service or of an Auto Scaling group. */
export interface DesiredMeter {
  desired: number
  /** 1 out, -1 in, 0 before the first change. */
  direction: number
  changedAt: SimTime
  scaleOuts: number
  scaleIns: number
  /** Changes that went against the one before, within `OSCILLATION_WINDOW_SECONDS`. */
  reversals: number
}

/** A service's capacity against its load. */
export interface ServiceMeter {
  /** Seconds of the minute under way by number of running tasks. */
  secondsAt: (readonly [running: number, seconds: number])[]
  /** CPU that requests asked for, and how many of them were asked: what a request costs on average. */
  workUs: number
  accepted: number
  overTaskSeconds: number
  underTaskSeconds: number
  /** Seconds of tasks that found no room, by what the nearest instance lacked: `RESOURCE:MEMORY`. */
  unplacedTaskSeconds: Record<string, number>
  /** Containers that the kernel killed for want of memory. */
  memoryKills: number
}
