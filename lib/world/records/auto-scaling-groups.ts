// What EC2 Auto Scaling knows.

import type { GroupActivityKind } from '@/lib/aws/autoscaling/activity-text'
import type { GroupMetric } from '@/lib/aws/autoscaling/group-metrics'
import type { LifecycleResult, LifecycleTransition } from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { ScalingProcess } from '@/lib/aws/autoscaling/scaling-processes'
import type { TerminationPolicy } from '@/lib/aws/autoscaling/termination-policy'
import type { SimTime } from '@/lib/engine'

export type GroupPhase = 'steady' | 'reacting' | 'adjusted' | 'deleting' | 'deleted'

export interface AutoScalingGroup {
  readonly name: string
  readonly arn: string
  readonly createdAt: SimTime
  launchTemplateId: string
  /** `3`, `$Latest` or `$Default`: read at each launch. */
  launchTemplateVersion: string
  minSize: number
  maxSize: number
  desiredCapacity: number
  /** Names of its Availability Zones, in its own order. */
  zones: readonly string[]
  healthCheckGraceSeconds: number
  defaultCooldownSeconds: number
  /** Null: instances count from the moment they are in service. */
  defaultInstanceWarmupSeconds: number | null
  terminationPolicies: readonly TerminationPolicy[]
  protectsNewInstances: boolean
  suspended: readonly ScalingProcess[]
  lifecycleHooks: readonly LifecycleHook[]
  /** Those that it publishes to CloudWatch. */
  enabledMetrics: readonly GroupMetric[]
  /** Mirror of the group chart. */
  phase: GroupPhase
  /** Sentences on changes of the desired capacity that it has not acted on; the cause of its next activities. */
  changes: readonly string[]
  /** The sum behind the last of them, for people; null when nobody did one. */
  sum: string | null
  /** What was decided about its capacity in the last hours, the newest last. */
  decisions: readonly CapacityChange[]
  /** What a simple policy has done last, for its cooldown. */
  simpleScaling: SimpleScaling | null
  /** Instances launched above the desired capacity to balance its zones, until they are in service. */
  rebalancing: readonly string[]
  /** When it tries again what it could not do. */
  retryAt: SimTime | null
  /** Unhealthy instances that were taken out of service and are to be replaced. */
  replacing: number
}

/** A change of the desired capacity, or a call for one that was held back, as charts of the group show it. */
export interface CapacityChange {
  readonly at: SimTime
  /** The policy, or what else changes a desired capacity: `SetDesiredCapacity`. */
  readonly by: string
  /** The sum behind it, for people; null when nobody did one. */
  readonly sum: string | null
  readonly from: number
  /** The same as `from` when it was held back. */
  readonly to: number
  /** Why nothing came of it; null when something did. */
  readonly heldBy: string | null
  /** Of a simple policy: how long it waits once the activity has ended. */
  readonly cooldownSeconds: number | null
}

/** EC2 Auto Scaling guide, ec2-auto-scaling-scheduled-scaling. */
export interface GroupScheduledAction {
  readonly arn: string
  readonly name: string
  readonly groupName: string
  readonly createdAt: SimTime
  /** Of a recurring one the first time, and null for as soon as it recurs; the only time of one that does not. */
  startAt: SimTime | null
  endAt: SimTime | null
  /** Five fields of crontab. */
  recurrence: string | null
  timezone: string | null
  minSize: number | null
  maxSize: number | null
  desiredCapacity: number | null
  /** When it falls due next; null when it will not any more. */
  nextAt: SimTime | null
}

/** EC2 Auto Scaling guide, lifecycle-hooks. */
export interface LifecycleHook {
  readonly name: string
  readonly transition: LifecycleTransition
  readonly heartbeatSeconds: number
  readonly defaultResult: LifecycleResult
  readonly notificationMetadata: string | null
}

/** What a hook waits for with one instance. */
export interface LifecycleAction {
  readonly token: string
  /** As it was when the action began. */
  readonly hook: LifecycleHook
  readonly startedAt: SimTime
  readonly expiresAt: SimTime
}

export type LifecycleState =
  | 'Pending'
  | 'Pending:Wait'
  | 'Pending:Proceed'
  | 'InService'
  | 'Standby'
  | 'Terminating'
  | 'Terminating:Wait'
  | 'Terminating:Proceed'
  | 'Terminated'
  | 'Detached'

export interface AutoScalingInstance {
  readonly instanceId: string
  readonly groupName: string
  readonly zone: string
  readonly instanceType: string
  /** Null for one that was attached; its version is 0 then, so that it counts as of the oldest. */
  readonly launchTemplateId: string | null
  readonly launchTemplateName: string | null
  readonly launchTemplateVersion: number
  readonly launchedAt: SimTime
  /** Mirror of its chart. */
  lifecycleState: LifecycleState
  healthy: boolean
  protectedFromScaleIn: boolean
  inServiceAt: SimTime | null
  /** Of the activity that is under way with it, or was last. */
  activityId: string | null
  /** What its lifecycle hooks wait for. */
  actions: readonly LifecycleAction[]
  /** Times that its wait got another end. */
  heartbeats: number
  /** EC2 publishes its CPU every minute, and not every five. */
  readonly detailedMonitoring: boolean
  /** CPU units used, each for a second, and the seconds, since its CPU was published. */
  cpuUnitSeconds: number
  measuredSeconds: number
}

export interface GroupActivity {
  readonly id: string
  readonly groupName: string
  readonly groupArn: string
  /** Null when no instance came of it. */
  readonly instanceId: string | null
  readonly kind: GroupActivityKind
  description: string
  readonly cause: string
  readonly startedAt: SimTime
  endedAt: SimTime | null
  status: 'InProgress' | 'MidLifecycleAction' | 'Successful' | 'Failed' | 'Cancelled'
  statusMessage: string | null
  readonly zone: string | null
  /** The sum behind it, for people. */
  readonly details: string | null
}

/** What a simple scaling policy has done. */
export interface SimpleScaling {
  readonly policyName: string
  readonly at: SimTime
  /** Of the cooldown, which begins when the instances are there. */
  readonly seconds: number
  /** False when a person has executed the policy, whom no cooldown holds. */
  readonly isByAlarm: boolean
  /** When the last activity that has begun since then ended; `at` while none has. */
  endedAt: SimTime
  /** The earliest at which the cooldown of the one before can be over; null for the first. */
  readonly cooldownBeforeUntil: SimTime | null
}
