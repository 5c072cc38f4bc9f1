// An alarm over time: the states that it was in, as its history has them, and what its newest evaluations saw, which follows from
// the datapoints that were visible then.

import { type AlarmState, datapointsNeeded, evaluationRange } from '@/lib/aws/cloudwatch/alarm-rule'
import { evaluateAlarm } from '@/lib/aws/cloudwatch/evaluate-alarm'
import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { AlarmEvaluationRecord, AlarmStateSpan, AlarmTrack } from '@/lib/protocol'
import { evaluationInterval, recentReadings } from '@/lib/world/cloudwatch/evaluate'
import type { Alarm } from '@/lib/world/records/cloudwatch'
import type { World } from '@/lib/world/world'
import { overlaps, type TimeRange } from './time-range'

/** More than a lane has room for; each costs as much as an evaluation. */
const EVALUATIONS_MAX = 120

export function alarmTrack(world: World, alarm: Alarm, range: TimeRange): AlarmTrack {
  const { configuration } = alarm
  return {
    key: alarm.arn,
    name: alarm.name,
    side: configuration.comparisonOperator.startsWith('Greater') ? 'above' : 'below',
    threshold: configuration.threshold,
    datapointsToAlarm: datapointsNeeded(configuration),
    evaluationPeriods: configuration.evaluationPeriods,
    periodSeconds: configuration.periodSeconds,
    evaluatedEverySeconds: evaluationInterval(configuration),
    evaluateAt: alarm.evaluateAt,
    evaluations: evaluationsOf(world, alarm, range),
    states: statesOf(world, alarm, range),
  }
}

function evaluationsOf(world: World, alarm: Alarm, range: TimeRange): readonly AlarmEvaluationRecord[] {
  const { configuration, evaluatedAt, configuredAt } = alarm
  if (evaluatedAt === null || evaluatedAt < configuredAt) return []
  const intervalUs = evaluationInterval(configuration) * US_PER_SECOND
  const first = Math.max(range.from, configuredAt)
  const count = Math.min(EVALUATIONS_MAX, Math.floor((evaluatedAt - first) / intervalUs) + 1)
  const periods = evaluationRange(configuration)
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const at = (evaluatedAt - (count - 1 - i) * intervalUs) as SimTime
    const readings = recentReadings(world, configuration, { periods, asOf: at })
    // Which datapoints count does not depend on the state that it was in.
    const { counted } = evaluateAlarm(configuration, readings, alarm.state)
    return { at, counted: counted.map(({ isBreaching }) => isBreaching).reverse() }
  })
}

/** `{ "oldState": { "stateValue": "OK", … }, "newState": { … } }` */
interface StateUpdate {
  readonly oldState: { readonly stateValue: AlarmState } | null
  readonly newState: { readonly stateValue: AlarmState }
}

function statesOf({ cloudwatch }: World, alarm: Alarm, range: TimeRange): readonly AlarmStateSpan[] {
  const entries = cloudwatch.history.entries.filter(({ alarmName }) => alarmName === alarm.name)
  const created = entries.find(({ type }) => type === 'ConfigurationUpdate')?.at ?? alarm.configuredAt
  const updates = entries
    .filter(({ type }) => type === 'StateUpdate')
    .map(({ at, data }) => ({ at, ...(JSON.parse(data) as StateUpdate) }))
  const first = updates[0]?.oldState?.stateValue ?? alarm.state
  const begins = [
    { from: created, state: first },
    ...updates.map(({ at, newState }) => ({ from: at, state: newState.stateValue })),
  ]
  return begins
    .map((span, i) => ({ ...span, until: begins[i + 1]?.from ?? null }))
    .filter((span) => overlaps(span, range))
}
