import type { AdjustmentType } from '@/lib/aws/application-autoscaling/vocabulary'
import type { GroupPolicyType } from '@/lib/aws/autoscaling/decide-group-scaling'
import type { GroupMetricType } from '@/lib/aws/autoscaling/tracked-metrics'
import type { SimTime } from '@/lib/engine/time'
import type {
  ScalingDecisionView,
  ScalingPolicyView,
  StepScalingView,
  TargetTrackingView,
} from './auto-scaling-view'

/** A scaling policy of an Auto Scaling group. */
export interface GroupPolicyView {
  readonly kind: 'groupPolicy'
  /** ARN */
  readonly key: string
  readonly name: string
  readonly policyType: GroupPolicyType
  readonly groupName: string
  /** Top state of its chart. */
  readonly status: ScalingPolicyView['status']
  readonly createdAt: SimTime
  readonly isEnabled: boolean
  readonly tracking: GroupTrackingView | null
  readonly step: GroupStepView | null
  readonly simple: SimpleScalingView | null
  /** `EstimatedInstanceWarmup`; null: that of the group. */
  readonly warmupSeconds: number | null
  /** What counts: its own, the default warm-up of the group, or the group's default cooldown. */
  readonly effectiveWarmupSeconds: number
  /** Keys of the alarms that call it. */
  readonly alarmKeys: readonly string[]
  readonly latest: ScalingDecisionView | null
}

export interface GroupTrackingView
  extends Pick<TargetTrackingView, 'target' | 'metricName' | 'unit' | 'customized' | 'disableScaleIn'> {
  readonly predefined: { readonly type: GroupMetricType; readonly resourceLabel: string | null } | null
}

export type GroupStepView = Omit<StepScalingView, 'cooldownSeconds'>

/** One adjustment, whatever the metric says, and a cooldown after it. */
export interface SimpleScalingView {
  readonly adjustmentType: AdjustmentType
  readonly adjustment: number
  readonly minAdjustmentMagnitude: number | null
  /** Null: the default cooldown of the group. */
  readonly cooldownSeconds: number | null
  readonly effectiveCooldownSeconds: number
}
