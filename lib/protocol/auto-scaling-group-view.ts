import type { LifecycleResult, LifecycleTransition } from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { SimTime } from '@/lib/engine/time'
import type { WaitView } from './wait-view'

export interface LifecycleHookView {
  readonly name: string
  readonly transition: LifecycleTransition
  readonly heartbeatSeconds: number
  /** What becomes of an instance that waits in vain. */
  readonly defaultResult: LifecycleResult
  readonly notificationMetadata: string | null
}

export interface GroupScheduledActionView {
  readonly name: string
  /** Five fields of crontab; null for one that falls due once. */
  readonly recurrence: string | null
  /** `Europe/Berlin`; null is UTC. */
  readonly timezone: string | null
  /** Of a recurring one the first time, of another the only one: `2025-01-01T09:00:00Z`. */
  readonly startTime: string | null
  readonly endTime: string | null
  readonly minSize: number | null
  readonly maxSize: number | null
  readonly desiredCapacity: number | null
  readonly nextAt: SimTime | null
}

export interface AutoScalingGroupView {
  readonly kind: 'autoScalingGroup'
  /** `asg/<name>` */
  readonly key: string
  readonly name: string
  readonly arn: string
  readonly minSize: number
  readonly maxSize: number
  readonly desiredCapacity: number
  readonly isDeleting: boolean
  readonly zones: readonly string[]
  /** `web:$Latest` */
  readonly launchTemplate: string
  readonly terminationPolicies: readonly string[]
  /** Processes that are suspended. */
  readonly suspended: readonly string[]
  /** Of its metrics those that it publishes to CloudWatch. */
  readonly enabledMetrics: readonly string[]
  readonly healthCheckGraceSeconds: number
  readonly protectsNewInstances: boolean
  readonly defaultCooldownSeconds: number
  /** Null: instances count from the moment they are in service. */
  readonly defaultInstanceWarmupSeconds: number | null
  readonly lifecycleHooks: readonly LifecycleHookView[]
  readonly scheduledActions: readonly GroupScheduledActionView[]
  readonly instances: readonly {
    readonly instanceId: string
    readonly zone: string
    /** `InService` */
    readonly lifecycleState: string
    readonly isHealthy: boolean
    readonly isProtected: boolean
    /** Names of the lifecycle hooks that it waits for. */
    readonly waitsFor: readonly string[]
  }[]
  /** The newest few, newest first. */
  readonly activities: readonly {
    readonly id: string
    readonly at: SimTime
    readonly description: string
    readonly cause: string
    readonly status: string
    readonly statusMessage: string | null
    /** The sum behind it; null when nobody did one. */
    readonly details: string | null
  }[]
  readonly wait: WaitView | null
}
