// What stands beside the lanes of a metric and its alarms.

import { briefAlarmName } from '@/lib/aws/application-autoscaling/tracking-alarms'
import type { AlarmTrack, MetricTrack } from '@/lib/protocol'
import { shortNumber } from '../charts/short-number'

/** `AlarmHigh`: of which service it is, the view says. */
export function alarmTitle({ name }: AlarmTrack, { policyType }: MetricTrack): string {
  const brief = briefAlarmName(name)
  return policyType === 'TargetTrackingScaling' ? brief.replace(/ .*/, '') : brief
}

/** `above 50 %, 3 of 3` */
export function alarmNote(alarm: AlarmTrack, { unit }: MetricTrack): string {
  const { side, threshold, datapointsToAlarm, evaluationPeriods } = alarm
  const condition = side === 'above' ? 'above' : 'under'
  return `${condition} ${inUnit(threshold, unit)}, ${datapointsToAlarm} of ${evaluationPeriods}`
}

/** `50 %` */
export function inUnit(value: number, unit: MetricTrack['unit']): string {
  return unit === '' ? shortNumber(value) : `${shortNumber(value)} ${unit}`
}
