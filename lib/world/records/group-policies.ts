// Scaling policies of Auto Scaling groups.

import type { Arithmetic } from '@/lib/aws/application-autoscaling/arithmetic-text'
import type { StepAdjustment } from '@/lib/aws/application-autoscaling/step-scaling'
import type { TrackedMetric } from '@/lib/aws/application-autoscaling/tracking-alarms'
import type {
  AdjustmentType,
  MetricAggregationType,
  ScalingDirection,
} from '@/lib/aws/application-autoscaling/vocabulary'
import type { GroupPolicyType, GroupScalingOutcome } from '@/lib/aws/autoscaling/decide-group-scaling'
import type { GroupMetricType } from '@/lib/aws/autoscaling/tracked-metrics'
import type { SimTime } from '@/lib/engine'
import type { ScalingPolicyStatus, TargetTrackingConfiguration } from './scaling'

export interface SimpleScalingConfiguration {
  readonly adjustmentType: AdjustmentType
  readonly adjustment: number
  readonly minAdjustmentMagnitude: number | null
  /** Null: the default cooldown of the group. */
  readonly cooldownSeconds: number | null
}

export interface GroupStepConfiguration {
  readonly adjustmentType: AdjustmentType
  readonly steps: readonly StepAdjustment[]
  readonly minAdjustmentMagnitude: number | null
  readonly aggregation: MetricAggregationType
}

export interface GroupTrackingConfiguration
  extends Pick<TargetTrackingConfiguration, 'target' | 'customized' | 'disableScaleIn'> {
  readonly predefined: { readonly type: GroupMetricType; readonly resourceLabel: string | null } | null
  /** What either of them stands for. */
  readonly metric: TrackedMetric
}

export interface GroupPolicy {
  readonly arn: string
  readonly name: string
  readonly groupName: string
  readonly type: GroupPolicyType
  simple: SimpleScalingConfiguration | null
  step: GroupStepConfiguration | null
  tracking: GroupTrackingConfiguration | null
  /** `EstimatedInstanceWarmup`; null: the group's default warm-up, and without one its default cooldown. */
  warmupSeconds: number | null
  enabled: boolean
  /** Names of the two alarms that target tracking has CloudWatch keep. */
  trackingAlarms: { readonly high: string; readonly low: string } | null
  readonly createdAt: SimTime
  /** The alarm that has called last. */
  calledBy: string | null
  /** What came of its last decision. */
  latest: GroupScalingRecord | null
  /** Mirror of its chart. */
  status: ScalingPolicyStatus
}

/** A decision with the sum behind it. */
export interface GroupScalingRecord {
  readonly at: SimTime
  /** Null when a person has executed the policy. */
  readonly alarmName: string | null
  readonly direction: ScalingDirection | null
  readonly arithmetic: Arithmetic | null
  /** The sum, for people. */
  readonly sum: string | null
  readonly outcome: GroupScalingOutcome
}
