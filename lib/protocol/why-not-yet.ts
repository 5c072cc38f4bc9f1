import type { SimTime } from '@/lib/engine/time'

/** Words, and instants that the screen counts down to. */
export type TextPart = string | { readonly until: SimTime }

/**
 * What has to happen before a service has the tasks that its policies would give it.
 * - `load`: the metric crossed its target, with the traffic that came with it.
 * - `datapoints`, `alarm`, `decision`: the way from the metric to the desired count.
 * - `cooldown`, `suspended`, `bound`, `deployment`, `disabled`, `votes`, `data`: what holds a decision back.
 * - `desired`: as many tasks are wanted already.
 * - `scheduler`, `placement`, `tasks`, `healthy`: the way from the desired count to tasks that serve.
 * - `waiting`, `reservation`: what a capacity provider measures.
 * - `launch`, `hook`, `boot`, `warmup`, `health`, `inService`: the way from a group's desired capacity to instances that serve.
 * - `protection`, `terminate`: the way to fewer.
 */
export type GateKind =
  | 'load'
  | 'datapoints'
  | 'alarm'
  | 'decision'
  | 'cooldown'
  | 'suspended'
  | 'bound'
  | 'deployment'
  | 'disabled'
  | 'votes'
  | 'data'
  | 'desired'
  | 'scheduler'
  | 'placement'
  | 'tasks'
  | 'healthy'
  | 'waiting'
  | 'reservation'
  | 'launch'
  | 'hook'
  | 'boot'
  | 'warmup'
  | 'health'
  | 'inService'
  | 'protection'
  | 'terminate'

export type GateTime =
  /** A timer of the model, or a past event. */
  | { readonly kind: 'known'; readonly at: SimTime }
  /** If nothing changes: datapoints go on as the newest, tasks start like the one before. */
  | { readonly kind: 'estimated'; readonly at: SimTime }
  | { readonly kind: 'unknown' }

/** A datapoint that counts for an alarm. */
export interface GatePointView {
  /** Begin of its period. */
  readonly at: SimTime
  readonly value: number
  readonly isBreaching: boolean
}

export interface GateView {
  /** The same as long as it is the same gate. */
  readonly id: string
  readonly kind: GateKind
  readonly state: 'done' | 'current' | 'ahead'
  readonly title: string
  readonly detail: readonly TextPart[]
  /** When it opened, or opens. */
  readonly time: GateTime
  /** Oldest first; of `datapoints` only. */
  readonly points: readonly GatePointView[]
  /** How many datapoints it takes; 0 for other gates. */
  readonly pointsNeeded: number
  /** Key of the alarm or policy that it is about. */
  readonly about: string | null
}

/** One way of scaling, gate by gate. */
export interface ScalingWayView {
  readonly policyName: string
  readonly policyKey: string
  /** What the policy's sum comes to just now, within the bounds; null without a datapoint. */
  readonly wants: number | null
  /** The same without the maximum. */
  readonly needs: number | null
  readonly gates: readonly GateView[]
}

export interface OtherPolicyView {
  readonly policyName: string
  readonly policyKey: string
  /** `0 of 3 datapoints above 70 %` */
  readonly text: string
}

/** Why a service does not have other tasks yet, worked out of the model's records at one moment. */
export interface WhyNotYet {
  /** Key of the service. */
  readonly key: string
  readonly at: SimTime
  /** `7 tasks at 71 %. 10 would do.` */
  readonly headline: string
  /** Null when no policy may scale out. */
  readonly out: ScalingWayView | null
  /** Null when no policy may scale in. */
  readonly in: ScalingWayView | null
  /** Policies whose gates are not listed. */
  readonly others: readonly OtherPolicyView[]
  /** When as many tasks serve as are wanted; null when nothing is on its way. */
  readonly relief: GateTime | null
  /** The part of it that passes until the alarm has its datapoints, in microseconds. */
  readonly reliefWaitsForDatapointsUs: number
  readonly desiredCount: number
  readonly minCapacity: number
  readonly maxCapacity: number
}

/** Why an Auto Scaling group or a capacity provider has no other instances yet, worked out of the model's records at one moment. */
export interface CapacityWhy {
  /** Key of the group or provider. */
  readonly key: string
  readonly at: SimTime
  /** `3 wanted, 2 in service, 1 on its way.` */
  readonly headline: string
  /** Until it has more. */
  readonly out: readonly GateView[]
  /** Until it has fewer. */
  readonly in: readonly GateView[]
}
