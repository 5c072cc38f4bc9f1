// What an alarm still needs: the datapoints that count by now, when the next one can be seen, and the first evaluation at which the
// alarm could go into ALARM. Only what is visible is read; datapoints to come are taken to breach. Reads and changes nothing.

import { evaluationRange } from '@/lib/aws/cloudwatch/alarm-rule'
import { evaluateAlarm } from '@/lib/aws/cloudwatch/evaluate-alarm'
import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { Alarm, AlarmConfiguration } from '../records/cloudwatch'
import type { World } from '../world'
import { evaluateNow, evaluationInterval, type RangeReading, recentReadings } from './evaluate'

export interface AlarmOutlook {
  /** Datapoints that count by now, oldest first. */
  readonly counted: readonly {
    readonly at: SimTime
    readonly value: number
    readonly isBreaching: boolean
  }[]
  /** Whether an evaluation now would find it in ALARM. */
  readonly isMet: boolean
  /** Begin of the period whose datapoint can be seen next, and when; null before the metric has had any. */
  readonly next: { readonly start: SimTime; readonly visibleAt: SimTime } | null
  /** The evaluation at which it goes into ALARM if every further datapoint breaches; null when that cannot be said. */
  readonly alarmAt: SimTime | null
}

/** An alarm that needs a datapoint an hour for a day is evaluated so often before it can go into ALARM. */
const EVALUATIONS_MAX = 3_000

export function alarmOutlook(world: World, alarm: Alarm): AlarmOutlook {
  const { configuration } = alarm
  const { counted, range, state } = evaluateNow(world, alarm)
  const startOf = (at: number) => range.find((point) => point.at === at)?.start ?? world.engine.now
  return {
    counted: counted.map(({ at, value, isBreaching }) => ({ at: startOf(at), value, isBreaching })).reverse(),
    isMet: state === 'ALARM',
    next: nextDatapoint(world, configuration),
    alarmAt: earliestAlarm(world, alarm),
  }
}

/** The first period that nobody can see yet. A gap in the past stays one. */
function nextDatapoint(
  { cloudwatch, engine }: World,
  { metric, periodSeconds }: AlarmConfiguration,
): AlarmOutlook['next'] {
  const lag = cloudwatch.visibleAfterUs({ metric, periodSeconds })
  if (lag === null) return null
  const newestSeen = cloudwatch.periodOf((engine.now - lag) as SimTime, periodSeconds)
  const start = cloudwatch.startOf(newestSeen + 1, periodSeconds)
  return { start, visibleAt: (start + lag) as SimTime }
}

function earliestAlarm(world: World, alarm: Alarm): SimTime | null {
  const { configuration, evaluateAt, state } = alarm
  const lag = world.cloudwatch.visibleAfterUs(configuration)
  if (evaluateAt === null || lag === null) return null
  const { now } = world.engine
  const stepUs = evaluationInterval(configuration) * US_PER_SECOND
  const beyond = breachingValue(configuration)
  const periods = evaluationRange(configuration)
  for (let i = 0; i < EVALUATIONS_MAX; i++) {
    const at = (evaluateAt + i * stepUs) as SimTime
    const range = recentReadings(world, configuration, { periods, asOf: at }).map((point) =>
      foreseen(point, { now, at, lag, beyond }),
    )
    if (evaluateAlarm(configuration, range, state).state === 'ALARM') return at
    if (range.every(({ value }) => value === beyond)) return null
  }
  return null
}

/** Whether a datapoint that cannot be seen yet is in store changes nothing: it is taken to breach. */
function foreseen(
  point: RangeReading,
  {
    now,
    at,
    lag,
    beyond,
  }: Readonly<Record<'now' | 'at', SimTime>> & { readonly lag: number; readonly beyond: number },
): RangeReading {
  const visibleAt = point.start + lag
  if (visibleAt <= now) return point
  return { ...point, value: visibleAt <= at ? beyond : null }
}

function breachingValue({ comparisonOperator, threshold }: AlarmConfiguration): number {
  return comparisonOperator.startsWith('Greater') ? threshold + 1 : threshold - 1
}
