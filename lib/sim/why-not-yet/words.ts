// What the gates of scaling say of metrics and alarms.

import { counted } from '@/lib/aws/counted'
import type { Alarm } from '@/lib/world/records/cloudwatch'
import type { AlarmWay } from './candidate'

const METRIC_NAMES: Readonly<Record<string, string>> = {
  CPUUtilization: 'CPU',
  MemoryUtilization: 'memory',
  RequestCountPerTarget: 'requests per target',
}

export function metricName({ configuration: { metric } }: Alarm): string {
  return METRIC_NAMES[metric.name] ?? metric.name
}

/** `71 %`, `1200` */
export function amount({ configuration: { metric } }: Alarm, value: number): string {
  const rounded = String(Math.round(value * 100) / 100)
  return /(Utilization|Reservation)$/.test(metric.name) ? `${rounded} %` : rounded
}

/** `above 50 %`, `under 45 %` */
export function sideOf(alarm: Alarm): string {
  const { comparisonOperator, threshold } = alarm.configuration
  const side = comparisonOperator.startsWith('Greater') ? 'above' : 'under'
  const orAt = comparisonOperator.includes('OrEqual') ? 'at or ' : ''
  return `${orAt}${side} ${amount(alarm, threshold)}`
}

/** `2 of 3 datapoints above 50 %`, `2 of 3 datapoints within 5 above 50 %` */
export function datapointsText({ alarm, breaching, needed }: AlarmWay): string {
  const { evaluationPeriods } = alarm.configuration
  const within = evaluationPeriods === needed ? '' : ` within ${evaluationPeriods}`
  return `${breaching} of ${counted(needed, 'datapoint')}${within} ${sideOf(alarm)}`
}

/** `AlarmHigh` of one that a policy has made; its name, otherwise. */
export function alarmName({ name }: Alarm): string {
  return /^TargetTracking-.*-(AlarmHigh|AlarmLow)-[0-9a-f-]+$/.exec(name)?.[1] ?? name
}

/** `15 minutes` */
export function spanText(seconds: number): string {
  return seconds % 60 === 0 ? counted(seconds / 60, 'minute') : counted(seconds, 'second')
}

/** `minute`, `20 seconds` */
export function eachText(seconds: number): string {
  return seconds === 60 ? 'minute' : spanText(seconds)
}
