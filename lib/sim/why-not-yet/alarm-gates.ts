// From the metric to the alarm: what crossed the target and with which traffic, the datapoints that count, the evaluation.

import { isBreaching } from '@/lib/aws/cloudwatch/alarm-rule'
import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import { cloudWatchMetric } from '@/lib/metrics/catalogue'
import type { GateView, TextPart } from '@/lib/protocol'
import { elbDimension } from '@/lib/world/cloudwatch/elb-metrics'
import { evaluationInterval, recentReadings } from '@/lib/world/cloudwatch/evaluate'
import { loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import { targetGroupsOfService } from '@/lib/world/lifecycle/task-targets'
import type { Service } from '@/lib/world/records/services'
import type { World } from '@/lib/world/world'
import type { AlarmWay, Candidate } from './candidate'
import { estimated, gate, known, UNKNOWN } from './gate'
import { alarmName, amount, datapointsText, eachText, metricName, sideOf, spanText } from './words'

export function alarmGates(world: World, service: Service, candidate: Candidate): readonly GateView[] {
  const { alarm, direction } = candidate
  if (direction === 'out' && isQuiet(candidate)) return [datapointsGate(candidate)]
  const gates = [...loadGate(world, service, candidate), datapointsGate(candidate), alarmGate(candidate)]
  if (!alarm.actionsEnabled)
    gates.push(
      gate({
        kind: 'suspended',
        id: 'actions',
        state: alarm.state === 'ALARM' ? 'current' : 'ahead',
        title: `${alarmName(alarm)} has its actions disabled`,
        detail: ['it calls nobody until EnableAlarmActions'],
        about: alarm.arn,
      }),
    )
  return gates
}

/** Its newest datapoint lies within the threshold: nothing is on its way to ALARM. */
export function isQuiet({ alarm, outlook }: AlarmWay): boolean {
  return alarm.state !== 'ALARM' && outlook.counted.at(-1)?.isBreaching !== true
}

/** So far back the crossing is looked for. */
const CROSSING_PERIODS = 120

/** The first of the datapoints in a row that breach: before it the metric was within its target. */
function loadGate(world: World, service: Service, candidate: Candidate): GateView[] {
  const { alarm, direction } = candidate
  const { configuration } = alarm
  const readings = recentReadings(world, configuration, { periods: CROSSING_PERIODS, asOf: world.engine.now })
  const points = readings.flatMap(({ start: at, value }) => (value === null ? [] : [{ at, value }]))
  const since = points.findLastIndex(({ value }) => !isBreaching(configuration, value)) + 1
  const first = points[since]
  if (first === undefined) return []
  const before = points[since - 1]
  const traffic = trafficText(world, service, { at: first.at, seconds: configuration.periodSeconds })
  const values = before ? `${amount(alarm, before.value)} → ${amount(alarm, first.value)}` : null
  const verb = direction === 'out' ? 'rose' : 'fell'
  return [
    gate({
      kind: 'load',
      state: 'done',
      title: traffic?.isCause === true ? `Traffic ${verb}` : `${metricName(alarm)} went ${sideOf(alarm)}`,
      detail: [[traffic?.text, values && `${metricName(alarm)} ${values}`].filter(Boolean).join(' · ')],
      time: known(first.at),
    }),
  ]
}

/** Requests per second in the minute and in the one before it, as the target groups of the service have counted them. */
function trafficText(
  world: World,
  service: Service,
  { at, seconds }: { readonly at: SimTime; readonly seconds: number },
): { readonly text: string; readonly isCause: boolean } | null {
  const period = Math.max(60, seconds)
  const start = world.cloudwatch.startOf(world.cloudwatch.periodOf(at, period), period)
  const [after, before] = [start, (start - period * US_PER_SECOND) as SimTime].map((from) =>
    requestRate(world, service, from, period),
  )
  if (after === undefined || before === undefined || after === null || before === null) return null
  const rates = [before, after].map((rate) => String(Math.round(rate)))
  return { text: `${rates.join(' → ')} requests/s`, isCause: rates[0] !== rates[1] && isLarge(before, after) }
}

/** Traffic that has changed by a tenth is called the cause; the numbers stand there either way. */
function isLarge(before: number, after: number): boolean {
  return Math.abs(after - before) > Math.max(before, after) / 10
}

function requestRate(world: World, service: Service, from: SimTime, periodSeconds: number): number | null {
  let sum: number | null = null
  for (const targetGroupArn of targetGroupsOfService(world.state, service))
    for (const arn of loadBalancerArnsOf(world.state, targetGroupArn)) {
      const names = [elbDimension(targetGroupArn), elbDimension(arn)]
      const metric = cloudWatchMetric('tg', 'RequestCount', names)
      const reading =
        metric &&
        world.cloudwatch.reading({ metric, statistic: 'Sum', periodSeconds }, from, world.engine.now)
      if (reading) sum = (sum ?? 0) + reading.value
    }
  return sum === null ? null : sum / periodSeconds
}

export function datapointsGate(candidate: AlarmWay): GateView {
  const { alarm, outlook, needed, direction } = candidate
  const { evaluationPeriods, periodSeconds } = alarm.configuration
  const isDone = alarm.state === 'ALARM' || outlook.isMet
  const next: readonly TextPart[] =
    outlook.next === null
      ? ['the metric has no datapoint yet']
      : ['next datapoint in ', { until: outlook.next.visibleAt }]
  const calm =
    direction === 'in' && !isDone ? [` · takes ${spanText(evaluationPeriods * periodSeconds)} of calm`] : []
  return gate({
    kind: 'datapoints',
    state: isDone ? 'done' : 'current',
    title: datapointsText(candidate),
    detail: isDone ? [doneText(candidate)] : [...next, ...calm],
    time: isDone
      ? known(alarm.state === 'ALARM' ? alarm.stateSince : lastSeen(candidate))
      : lastNeeded(candidate),
    points: outlook.counted,
    pointsNeeded: needed,
    about: alarm.arn,
  })
}

/** An alarm stays in ALARM until it is evaluated again, whatever has come into sight since. */
function doneText({ alarm, outlook }: AlarmWay): string {
  return outlook.isMet
    ? `one each ${eachText(alarm.configuration.periodSeconds)}`
    : `no longer enough: ${alarmName(alarm)} leaves ALARM when it is evaluated`
}

/** When the newest datapoint came into sight. */
function lastSeen({ alarm, outlook }: AlarmWay): number {
  const periodUs = alarm.configuration.periodSeconds * US_PER_SECOND
  return (outlook.next?.visibleAt ?? alarm.stateSince + periodUs) - periodUs
}

/** The last datapoint that can be seen before the evaluation that it is needed for. */
function lastNeeded(candidate: AlarmWay): GateView['time'] {
  const { alarm, outlook } = candidate
  const { next, alarmAt } = outlook
  if (next === null || alarmAt === null || (candidate.direction === 'out' && isQuiet(candidate)))
    return UNKNOWN
  const periodUs = alarm.configuration.periodSeconds * US_PER_SECOND
  const further = Math.max(0, Math.floor((alarmAt - next.visibleAt) / periodUs))
  return estimated(next.visibleAt + further * periodUs)
}

export function alarmGate({ alarm, outlook }: AlarmWay): GateView {
  const { state, evaluateAt, stateSince } = alarm
  const every = `evaluated each ${eachText(evaluationInterval(alarm.configuration))}`
  const isCertain =
    outlook.isMet && evaluateAt !== null && (outlook.next === null || outlook.next.visibleAt > evaluateAt)
  const due = outlook.alarmAt === null ? UNKNOWN : estimated(outlook.alarmAt)
  if (state === 'ALARM')
    return gate({
      kind: 'alarm',
      state: 'done',
      title: `${alarmName(alarm)} is in ALARM`,
      detail: [every],
      time: known(stateSince),
      about: alarm.arn,
    })
  return gate({
    kind: 'alarm',
    state: outlook.isMet ? 'current' : 'ahead',
    title: `${alarmName(alarm)} goes into ALARM`,
    detail: evaluateAt === null ? [every] : [`${every}, next in `, { until: evaluateAt }],
    time: isCertain && evaluateAt !== null ? known(evaluateAt) : due,
    about: alarm.arn,
  })
}
