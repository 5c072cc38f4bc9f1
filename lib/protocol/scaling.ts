// How something has scaled so far, as the scaling view asks for it: from the model's own records, worked out when somebody looks.

import type { ActivityStatus, ScalingDirection } from '@/lib/aws/application-autoscaling/vocabulary'
import type { AlarmState } from '@/lib/aws/cloudwatch/alarm-rule'
import type { SimTime } from '@/lib/engine/time'

/** A datapoint of a metric. */
export interface MetricPoint {
  /** Begin of its period. */
  readonly at: SimTime
  readonly value: number
  /** False until CloudWatch shows it; alarms and policies do not see it before. */
  readonly isVisible: boolean
}

/** What an alarm saw when it was evaluated. */
export interface AlarmEvaluationRecord {
  readonly at: SimTime
  /** The datapoints that counted, oldest first: whether each breaches. Fewer than N where there were no more. */
  readonly counted: readonly boolean[]
}

export interface AlarmStateSpan {
  readonly state: AlarmState
  readonly from: SimTime
  /** Null: it is in it still. */
  readonly until: SimTime | null
}

export interface AlarmTrack {
  readonly key: string
  readonly name: string
  /** On which side of its threshold datapoints breach. */
  readonly side: 'above' | 'below'
  readonly threshold: number
  /** M of N. */
  readonly datapointsToAlarm: number
  readonly evaluationPeriods: number
  readonly periodSeconds: number
  readonly evaluatedEverySeconds: number
  readonly evaluateAt: SimTime | null
  /** Since it was configured as it is now, oldest first. */
  readonly evaluations: readonly AlarmEvaluationRecord[]
  readonly states: readonly AlarmStateSpan[]
}

/** A metric that a scaling policy watches, with its alarms on it. */
export interface MetricTrack {
  readonly key: string
  readonly policyName: string
  readonly policyType: 'SimpleScaling' | 'StepScaling' | 'TargetTrackingScaling'
  readonly metricName: string
  readonly statistic: string
  readonly periodSeconds: number
  readonly unit: '%' | ''
  /** Of target tracking. */
  readonly target: number | null
  readonly points: readonly MetricPoint[]
  readonly alarms: readonly AlarmTrack[]
}

export interface CooldownSpan {
  readonly from: SimTime
  /** When it ended or ends: a later activity may have ended it before its time. */
  readonly until: SimTime
  readonly direction: ScalingDirection
  /** As the policy has it. */
  readonly seconds: number
}

/** Instances of a group that are in service and do not count yet. */
export interface WarmUpSpan {
  readonly from: SimTime
  /** When the last of them is or was warm. */
  readonly until: SimTime
  readonly instances: number
}

/** Policies that wait equally long for instances to warm up. */
export interface WarmUpTrack {
  readonly policyNames: readonly string[]
  readonly seconds: number
  readonly spans: readonly WarmUpSpan[]
}

export interface ScalingActivityRecord {
  readonly id: string
  readonly at: SimTime
  readonly endedAt: SimTime | null
  readonly status: ActivityStatus | 'Cancelled' | 'MidLifecycleAction'
  /** The sum behind it, or what it is about where there is none. */
  readonly headline: string
  /** What came of it. */
  readonly outcome: string
  readonly desired: { readonly from: number; readonly to: number } | null
  /** Something called for it, and nothing was scaled. */
  readonly isNotScaled: boolean
}

export type InstancePhase = 'booting' | 'active' | 'draining'

export interface InstanceSpan {
  readonly from: SimTime
  /** Null: still so. */
  readonly until: SimTime | null
  readonly phase: InstancePhase
  /** Tasks on it by service, or by group where they are of none: `['web', 3]`. */
  readonly tasks: readonly (readonly [name: string, count: number])[]
}

/** An instance that tasks may run on, from its launch to its end. */
export interface InstanceTrack {
  readonly id: string
  readonly instanceType: string
  readonly zone: string
  readonly autoScalingGroup: string | null
  readonly spans: readonly InstanceSpan[]
}

/** A scheduled action, and when it falls due from the begin of what is covered on; what is null it leaves as it is. */
export interface ScheduledTrack {
  readonly name: string
  readonly min: number | null
  readonly max: number | null
  /** Of an Auto Scaling group. */
  readonly desired: number | null
  /** Past and coming, oldest first. */
  readonly times: readonly SimTime[]
}

export interface ScalingHistory {
  readonly key: string
  /** What it covers. */
  readonly from: SimTime
  readonly to: SimTime
  readonly bounds: { readonly min: number; readonly max: number } | null
  readonly metrics: readonly MetricTrack[]
  readonly cooldowns: readonly CooldownSpan[]
  readonly scheduled: readonly ScheduledTrack[]
  /** Of an Auto Scaling group. */
  readonly warmUps: readonly WarmUpTrack[]
  readonly activities: readonly ScalingActivityRecord[]
  readonly instances: readonly InstanceTrack[]
  /** Names of the Auto Scaling groups that these instances belong to. */
  readonly autoScalingGroups: readonly string[]
  /** Before an Auto Scaling group. */
  readonly capacityProvider: string | null
}
