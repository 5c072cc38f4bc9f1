// What Application Auto Scaling knows of services. A service is one scalable target at most, since its desired count is all that
// can be scaled.

import type { NotScaledReason } from '@/lib/aws/application-autoscaling/activity-texts'
import type { Arithmetic, MetricUnit } from '@/lib/aws/application-autoscaling/arithmetic-text'
import type { Cooldown } from '@/lib/aws/application-autoscaling/cooldown'
import type { Gate } from '@/lib/aws/application-autoscaling/decide'
import type { StepAdjustment } from '@/lib/aws/application-autoscaling/step-scaling'
import type { TrackedMetric } from '@/lib/aws/application-autoscaling/tracking-alarms'
import type {
  ActivityStatus,
  AdjustmentType,
  EcsMetricType,
  MetricAggregationType,
  MetricStatistic,
  ScalingDirection,
  SuspendedState,
} from '@/lib/aws/application-autoscaling/vocabulary'
import type { SimTime } from '@/lib/engine'

export interface ScalableTarget {
  /** `service/demo/web` */
  readonly resourceId: string
  readonly arn: string
  readonly serviceArn: string
  minCapacity: number
  maxCapacity: number
  suspended: SuspendedState
  readonly roleArn: string
  readonly createdAt: SimTime
  /** Of the last scaling activity of any policy; null when it is over. */
  cooldown: Cooldown | null
  /** Mirror of its chart. */
  status: ScalableTargetStatus
}

export type ScalableTargetStatus = 'ready' | 'coolingAfterScaleOut' | 'coolingAfterScaleIn' | 'deregistered'

export interface StepScalingConfiguration {
  readonly adjustmentType: AdjustmentType
  readonly steps: readonly StepAdjustment[]
  readonly minAdjustmentMagnitude: number | null
  readonly cooldownSeconds: number
  readonly aggregation: MetricAggregationType
}

export interface TargetTrackingConfiguration {
  readonly target: number
  readonly predefined: { readonly type: EcsMetricType; readonly resourceLabel: string | null } | null
  readonly customized: {
    readonly namespace: string
    readonly metricName: string
    readonly dimensions: readonly { readonly Name: string; readonly Value: string }[]
    readonly statistic: MetricStatistic
    readonly unit: string | null
  } | null
  /** What either of them stands for. */
  readonly metric: TrackedMetric
  readonly scaleOutCooldownSeconds: number
  readonly scaleInCooldownSeconds: number
  readonly disableScaleIn: boolean
}

export interface ScalingPolicy {
  readonly arn: string
  readonly name: string
  readonly resourceId: string
  readonly serviceArn: string
  readonly type: 'StepScaling' | 'TargetTrackingScaling'
  step: StepScalingConfiguration | null
  tracking: TargetTrackingConfiguration | null
  /** Names of the two alarms that target tracking has CloudWatch keep. */
  trackingAlarms: { readonly high: string; readonly low: string } | null
  readonly createdAt: SimTime
  /** The alarm that has called last. */
  calledBy: string | null
  /** What came of its last decision. */
  latest: ScalingRecord | null
  /** Mirror of its chart. */
  status: ScalingPolicyStatus
}

export type ScalingPolicyStatus =
  | 'watching'
  | 'deciding'
  | 'scalingOut'
  | 'scalingIn'
  | 'heldBack'
  | 'deleted'

/** A decision with the sum behind it: why a policy scaled, or why it has not yet. */
export interface ScalingRecord {
  readonly at: SimTime
  readonly alarmName: string
  readonly direction: ScalingDirection | null
  /** Null without a datapoint. */
  readonly arithmetic: Arithmetic | null
  readonly unit: MetricUnit
  readonly outcome:
    | { readonly kind: 'scale'; readonly from: number; readonly to: number }
    | { readonly kind: 'blocked'; readonly gates: readonly Gate[] }
}

export interface ScheduledAction {
  readonly arn: string
  readonly name: string
  readonly resourceId: string
  schedule: string
  timezone: string | null
  startAt: SimTime | null
  endAt: SimTime | null
  minCapacity: number | null
  maxCapacity: number | null
  readonly createdAt: SimTime
  /** When it falls due next; null when it will not any more. */
  nextAt: SimTime | null
}

export interface ScalingActivity {
  readonly id: string
  readonly resourceId: string
  readonly description: string
  readonly cause: string
  readonly startedAt: SimTime
  endedAt: SimTime | null
  status: ActivityStatus
  statusMessage: string | null
  /** The sum behind it, for people. */
  readonly details: string | null
  readonly notScaledReasons: readonly NotScaledReason[]
  /** End of the cooldown that it starts; null for one that no policy has caused. */
  readonly cooldownUntil: SimTime | null
  /** What it sets the desired count to; null for one that changes bounds or nothing. */
  readonly desiredCount: { readonly from: number; readonly to: number } | null
}
