// Evaluates each alarm once a minute at a second of its own, or every 10 s when its period is shorter than a minute. Without
// alarms nothing is queued.

import { metricText } from '@/lib/aws/cloudwatch/metric'
import { afterMs, PHASE, type SimTime } from '@/lib/engine'
import { type AlarmEvaluation, evaluateNow, evaluationInterval, reasonDataOf } from '../cloudwatch/evaluate'
import { invokeActions, moveAlarm } from '../lifecycle/alarms'
import { waitMs } from '../pace'
import type { Alarm } from '../records/cloudwatch'
import type { World } from '../world'
import type { CreateController } from './controller'

/** Auto Scaling actions are invoked again as long as the alarm stays in its state. CloudWatch guide, alarm-actions. */
const REPEATED_AFTER_US = 60_000_000

export const createAlarmEvaluator: CreateController = (world) => {
  const { engine, state } = world
  const kind = engine.payloadKind<{ readonly arn: string }>('alarm-evaluator', ({ arn }) => {
    const alarm = state.alarms.get(arn)
    if (!alarm) return
    evaluate(world, alarm)
    schedule(alarm)
  })
  const schedule = (alarm: Alarm) => {
    alarm.evaluateAt = nextEvaluation(world, alarm)
    alarm.evaluation = engine.post(alarm.evaluateAt, PHASE.controller, kind, { arn: alarm.arn })
  }
  return {
    name: 'alarm-evaluator',
    subscribe(bus) {
      bus.on('alarm-evaluator', 'CloudWatch Alarm Configuration Change', ({ alarm, operation }) => {
        if (operation === 'delete') return
        // A new period may mean another beat.
        if (alarm.evaluation !== null && engine.isQueued(alarm.evaluation)) engine.cancel(alarm.evaluation)
        schedule(alarm)
      })
    },
    start() {},
  }
}

/** The first instant of its beat after now. */
function nextEvaluation(world: World, alarm: Alarm): SimTime {
  const { cloudwatch, engine } = world
  const interval = evaluationInterval(alarm.configuration)
  const offsetMs = waitMs(world, 'alarmOffset', alarm.arn) % (interval * 1_000)
  const at = (period: number) => afterMs(cloudwatch.startOf(period, interval), offsetMs)
  const period = cloudwatch.periodOf(engine.now, interval)
  return at(period) > engine.now ? at(period) : at(period + 1)
}

function evaluate(world: World, alarm: Alarm): void {
  const { engine } = world
  const evaluation = evaluateNow(world, alarm)
  alarm.evaluatedAt = engine.now
  world.changes.mark('alarm', alarm.arn)
  if (evaluation.state !== alarm.state && evaluation.reason !== null) {
    explain(world, alarm, evaluation)
    const reasonData = reasonDataOf(world, alarm, evaluation)
    moveAlarm(world, alarm, { state: evaluation.state, reason: evaluation.reason, reasonData })
  } else if (alarm.actedAt !== null && engine.now - alarm.actedAt >= REPEATED_AFTER_US)
    invokeActions(world, alarm, 'auto scaling')
}

const RULES = {
  enough: 'enough datapoints: the newest N count',
  filled: 'too few datapoints: missing ones count as the alarm says',
  'too few': 'too few datapoints, and all that count agree',
  premature: 'too few datapoints, all of them new: no alarm yet',
  none: 'no datapoint',
} as const satisfies Readonly<Record<AlarmEvaluation['decidedBy'], string>>

/** A change of state, with what it came from. What an evaluation without one saw can be worked out again from the datapoints. */
function explain(world: World, alarm: Alarm, evaluation: AlarmEvaluation): void {
  const { configuration, name, arn } = alarm
  const counted = new Set(evaluation.counted.map(({ at }) => at))
  world.log.explain({
    topic: 'alarm',
    subjects: [arn],
    summary: `Alarm ${name}: ${alarm.state} → ${evaluation.state}. ${evaluation.reason}`,
    rule: RULES[evaluation.decidedBy],
    facts: [
      ['metric', metricText(configuration.metric)],
      ['statistic', `${configuration.statistic} over ${configuration.periodSeconds} s`],
      ['condition', `${configuration.comparisonOperator} ${configuration.threshold}`],
      [
        'datapoints',
        `${configuration.datapointsToAlarm ?? configuration.evaluationPeriods} of ${configuration.evaluationPeriods}, ${evaluation.range.length} looked at`,
      ],
      ['missing data', `${configuration.treatMissingData}, ${evaluation.filled} filled`],
    ],
    candidates: evaluation.range.map((point) => ({
      id: String(point.start),
      label: point.value === null ? 'missing' : String(point.value),
      accepted: counted.has(point.at),
      reasons: reasonsOf(evaluation, point.at),
    })),
  })
}

function reasonsOf({ counted }: AlarmEvaluation, at: number): readonly string[] {
  const point = counted.find((one) => one.at === at)
  return point ? [point.isBreaching ? 'breaching' : 'not breaching'] : []
}
