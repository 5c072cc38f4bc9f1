// What scaling policies have to do with CloudWatch: the alarms that target tracking has it keep, and what an alarm that calls has
// seen.

import type { MetricUnit } from '@/lib/aws/application-autoscaling/arithmetic-text'
import { trackingAlarms } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { uuid } from '../ids'
import type { ScalingPolicy } from '../records/scaling'
import type { World } from '../world'

/** What a policy reads when an alarm has called. */
export interface AlarmReading {
  /** Of the metric, the newest value that is visible; null when there is none. */
  readonly value: number | null
  readonly threshold: number
  /** Whether it watches for values above its threshold, or below. */
  readonly side: 'above' | 'below'
  readonly isInAlarm: boolean
}

export function putTrackingAlarms(world: World, policy: ScalingPolicy): void {
  if (policy.tracking === null) return
  const { target, metric } = policy.tracking
  const { high, low } = trackingAlarms({
    resourceId: policy.resourceId,
    policyArn: policy.arn,
    metric,
    target,
    highId: uuid(world, 'scaling-alarm'),
    lowId: uuid(world, 'scaling-alarm'),
  })
  policy.trackingAlarms = { high: high.AlarmName, low: low.AlarmName }
}

export function deleteTrackingAlarms(_world: World, policy: ScalingPolicy): void {
  policy.trackingAlarms = null
}

export function alarmsOfPolicy(
  { state }: World,
  { trackingAlarms }: ScalingPolicy,
): readonly { readonly name: string; readonly arn: string }[] {
  const prefix = `arn:aws:cloudwatch:${state.homeRegion}:${state.accountId}:alarm:`
  return trackingAlarms === null
    ? []
    : [trackingAlarms.high, trackingAlarms.low].map((name) => ({ name, arn: `${prefix}${name}` }))
}

export function readAlarm(_world: World, _policy: ScalingPolicy, _name: string): AlarmReading | null {
  return null
}

export function isAnyAlarmRaised(_world: World, _policy: ScalingPolicy): boolean {
  return false
}

export function unitOf(_world: World, { tracking }: ScalingPolicy, _alarmName: string): MetricUnit {
  return tracking?.metric.MetricName.endsWith('Utilization') === true ? '%' : ''
}
