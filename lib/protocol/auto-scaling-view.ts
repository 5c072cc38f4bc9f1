import type {
  AdjustmentType,
  EcsMetricType,
  MetricAggregationType,
  MetricStatistic,
  ScalingDirection,
  SuspendedState,
} from '@/lib/aws/application-autoscaling/vocabulary'
import type { SimTime } from '@/lib/engine/time'

export interface ScalingPolicyView {
  readonly kind: 'scalingPolicy'
  /** ARN */
  readonly key: string
  readonly name: string
  readonly policyType: 'StepScaling' | 'TargetTrackingScaling'
  /** `service/demo/web` */
  readonly resourceId: string
  readonly serviceKey: string
  readonly serviceName: string
  /** Top state of its chart. */
  readonly status: 'watching' | 'deciding' | 'scalingOut' | 'scalingIn' | 'heldBack' | 'deleted'
  readonly createdAt: SimTime
  readonly tracking: TargetTrackingView | null
  readonly step: StepScalingView | null
  /** Keys of the alarms that call it. */
  readonly alarmKeys: readonly string[]
  readonly latest: ScalingDecisionView | null
}

export interface TargetTrackingView {
  readonly target: number
  /** `CPUUtilization` */
  readonly metricName: string
  readonly unit: '%' | ''
  readonly predefined: {
    readonly type: EcsMetricType
    readonly resourceLabel: string | null
  } | null
  readonly customized: {
    readonly namespace: string
    readonly metricName: string
    readonly dimensions: readonly { readonly Name: string; readonly Value: string }[]
    readonly statistic: MetricStatistic
    readonly unit: string | null
  } | null
  readonly scaleOutCooldownSeconds: number
  readonly scaleInCooldownSeconds: number
  readonly disableScaleIn: boolean
}

export interface StepScalingView {
  readonly adjustmentType: AdjustmentType
  readonly steps: readonly {
    readonly MetricIntervalLowerBound?: number | undefined
    readonly MetricIntervalUpperBound?: number | undefined
    readonly ScalingAdjustment: number
  }[]
  readonly minAdjustmentMagnitude: number | null
  readonly cooldownSeconds: number
  readonly aggregation: MetricAggregationType
}

/** What came of the last call of an alarm. */
export interface ScalingDecisionView {
  readonly at: SimTime
  /** `4 tasks × 78 % ÷ 50 % = 6.24 → 7`; null without a datapoint. */
  readonly sum: string | null
  /** `desired 4 → 7`, or what held it back. */
  readonly outcome: string
  readonly isBlocked: boolean
}

/** What Application Auto Scaling knows of a service. */
export interface ServiceScalingView {
  readonly resourceId: string
  readonly minCapacity: number
  readonly maxCapacity: number
  readonly suspended: SuspendedState
  readonly cooldown: {
    readonly direction: ScalingDirection
    readonly policyName: string
    readonly until: SimTime
  } | null
  readonly scheduledActions: readonly ScheduledActionView[]
  /** The newest few, newest first. */
  readonly activities: readonly ScalingActivityView[]
}

export interface ScheduledActionView {
  readonly name: string
  readonly schedule: string
  readonly timezone: string | null
  /** Between which it is due, if it recurs: `2025-01-01T09:00:00Z`. */
  readonly startTime: string | null
  readonly endTime: string | null
  readonly minCapacity: number | null
  readonly maxCapacity: number | null
  /** Null when it does not fall due any more. */
  readonly nextAt: SimTime | null
}

export interface ScalingActivityView {
  readonly id: string
  readonly at: SimTime
  readonly description: string
  readonly cause: string
  readonly status: string
  readonly statusMessage: string | null
  /** The sum behind it. */
  readonly sum: string | null
  /** AWS's codes for why nothing was scaled. */
  readonly notScaled: readonly string[]
}
