// One evaluation of an alarm on what is visible now: the periods it looks at end with the minute (or the 10 s) that has just ended,
// and are counted back from there. CloudWatch guide, alarm-evaluation.

import { evaluationRange } from '@/lib/aws/cloudwatch/alarm-rule'
import { type Evaluation, evaluateAlarm, type RangePoint } from '@/lib/aws/cloudwatch/evaluate-alarm'
import { isLowSampleCount, parsePercentile } from '@/lib/aws/cloudwatch/percentile'
import { STANDARD_RESOLUTION_SECONDS } from '@/lib/aws/cloudwatch/periods'
import { formatDateTime, type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { Alarm, AlarmConfiguration } from '../records/cloudwatch'
import type { World } from '../world'

/** Alarms with a period below a minute are evaluated every 10 s, others every minute. CloudWatch guide, alarm-evaluation. */
const HIGH_RESOLUTION_INTERVAL_SECONDS = 10

export function evaluationInterval({ periodSeconds }: Pick<AlarmConfiguration, 'periodSeconds'>): number {
  return periodSeconds < STANDARD_RESOLUTION_SECONDS
    ? HIGH_RESOLUTION_INTERVAL_SECONDS
    : STANDARD_RESOLUTION_SECONDS
}

export interface RangeReading extends RangePoint {
  readonly start: SimTime
  readonly sampleCount: number
}

export interface AlarmEvaluation extends Evaluation {
  readonly range: readonly RangeReading[]
}

export function evaluateNow(world: World, alarm: Alarm): AlarmEvaluation {
  const { configuration } = alarm
  const asOf = world.engine.now
  const range = recentReadings(world, configuration, { periods: evaluationRange(configuration), asOf })
  const evaluation = evaluateAlarm(configuration, range, alarm.state)
  const { state, decidedBy, counted, filled } = evaluation
  if (hasTooFewSamples(configuration, range))
    return { state: alarm.state, decidedBy, counted, filled, range, reason: null }
  return {
    state,
    decidedBy,
    counted,
    filled,
    range,
    get reason() {
      return evaluation.reason
    },
  }
}

/** The newest periods that an evaluation at `asOf` looks at, oldest first. */
export function recentReadings(
  { cloudwatch }: World,
  configuration: AlarmConfiguration,
  { periods, asOf }: { readonly periods: number; readonly asOf: SimTime },
): readonly RangeReading[] {
  const readings: RangeReading[] = []
  for (let back = periods; back > 0; back--) {
    const start = startOfPeriod(cloudwatch, configuration, { back, asOf })
    const reading = cloudwatch.reading(configuration, start, asOf)
    const at = cloudwatch.epochMs(start)
    if (reading === null) readings.push({ start, at, value: null, sampleCount: 0 })
    else readings.push({ start, at, value: reading.value, sampleCount: reading.sampleCount })
  }
  return readings
}

/** The newest value that an evaluation now would look at; null when there is none. */
export function newestValue({ cloudwatch, engine }: World, configuration: AlarmConfiguration): number | null {
  const asOf = engine.now
  for (let back = 1; back <= evaluationRange(configuration); back++) {
    const start = startOfPeriod(cloudwatch, configuration, { back, asOf })
    const reading = cloudwatch.reading(configuration, start, asOf)
    if (reading !== null) return reading.value
  }
  return null
}

/** The begin of the period that is `back` periods before the end of what an evaluation looks at. */
function startOfPeriod(
  cloudwatch: World['cloudwatch'],
  configuration: AlarmConfiguration,
  { back, asOf }: { readonly back: number; readonly asOf: SimTime },
): SimTime {
  const interval = evaluationInterval(configuration)
  const end = cloudwatch.startOf(cloudwatch.periodOf(asOf, interval), interval)
  return (end - back * configuration.periodSeconds * US_PER_SECOND) as SimTime
}

function hasTooFewSamples(
  { statistic, evaluateLowSampleCountPercentile }: AlarmConfiguration,
  range: readonly RangeReading[],
): boolean {
  const percent = parsePercentile(statistic)
  if (percent === null || evaluateLowSampleCountPercentile !== 'ignore') return false
  const samples = range.reduce((sum, { sampleCount }) => sum + sampleCount, 0)
  return isLowSampleCount(percent, samples)
}

/** `StateReasonData`: JSON, in CloudWatch's members. */
export function reasonDataOf(world: World, alarm: Alarm, evaluation: AlarmEvaluation): string {
  const { statistic, periodSeconds, threshold, unit, evaluationPeriods } = alarm.configuration
  const { cloudwatch, engine } = world
  const date = (ms: number) => formatDateTime(ms).replace('Z', '+0000')
  const counted = evaluation.counted.map(({ at, value }) => {
    const point = evaluation.range.find((one) => one.at === at)
    return { timestamp: date(at), sampleCount: point?.sampleCount ?? 0, value }
  })
  const unknown = evaluation.range.slice(-evaluationPeriods).filter(({ value }) => value === null)
  const oldest = evaluation.counted.at(-1)
  return JSON.stringify({
    version: '1.0',
    queryDate: date(cloudwatch.epochMs(engine.now)),
    ...(oldest && { startDate: date(oldest.at) }),
    ...(unit !== null && { unit }),
    statistic,
    period: periodSeconds,
    recentDatapoints: evaluation.counted.map(({ value }) => value).reverse(),
    threshold,
    evaluatedDatapoints:
      counted.length > 0 ? counted : unknown.map(({ at }) => ({ timestamp: date(at) })).reverse(),
  })
}
