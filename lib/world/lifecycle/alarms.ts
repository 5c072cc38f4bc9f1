// Making, changing and deleting alarms, for operations and for AWS's own services: target tracking makes two an alarm each
// policy. What an alarm does comes out of the bus as `CloudWatch Alarm Action`, one event an action.

import { INITIAL_REASON } from '@/lib/aws/cloudwatch/alarm-reason'
import type { AlarmState } from '@/lib/aws/cloudwatch/alarm-rule'
import type { Alarm, AlarmConfiguration } from '../records/cloudwatch'
import type { World } from '../world'
import { worldArns } from './lookup'

export interface AlarmGiven {
  readonly name: string
  readonly configuration: AlarmConfiguration
  readonly actionsEnabled?: boolean
}

/** Creates an alarm, or configures the one of this name anew: it keeps its state until it is evaluated next. */
export function putAlarm(world: World, { name, configuration, actionsEnabled = true }: AlarmGiven): Alarm {
  const arn = worldArns(world).alarm(name)
  const known = world.state.alarms.get(arn)
  if (known) {
    known.configuration = configuration
    known.actionsEnabled = actionsEnabled
    known.configuredAt = world.engine.now
    world.bus.changed('alarms', arn)
    world.bus.publish({ type: 'CloudWatch Alarm Configuration Change', alarm: known, operation: 'update' })
    return known
  }
  const alarm: Alarm = {
    arn,
    name,
    configuration,
    actionsEnabled,
    state: 'INSUFFICIENT_DATA',
    reason: INITIAL_REASON,
    reasonData: null,
    stateSince: world.engine.now,
    previous: null,
    configuredAt: world.engine.now,
    evaluatedAt: null,
    evaluateAt: null,
    evaluation: null,
    actedAt: null,
  }
  world.state.alarms.set(arn, alarm)
  world.charts.start('alarm', arn, undefined)
  world.bus.publish({ type: 'CloudWatch Alarm Configuration Change', alarm, operation: 'create' })
  return alarm
}

export function alarmNamed(world: World, name: string): Alarm | undefined {
  return world.state.alarms.get(worldArns(world).alarm(name))
}

/** Its chart, its record and its next evaluation go; its metric and its history stay. */
export function deleteAlarm(world: World, alarm: Alarm): void {
  if (alarm.evaluation !== null && world.engine.isQueued(alarm.evaluation))
    world.engine.cancel(alarm.evaluation)
  world.charts.deliver('alarm', alarm.arn, { type: 'delete' })
  world.charts.remove('alarm', alarm.arn)
  world.state.alarms.delete(alarm.arn)
  world.bus.changed('alarms', alarm.arn)
  world.bus.publish({ type: 'CloudWatch Alarm Configuration Change', alarm, operation: 'delete' })
}

const EVENTS = {
  ALARM: 'threshold.crossed',
  OK: 'within.threshold',
  INSUFFICIENT_DATA: 'data.insufficient',
} as const satisfies Readonly<Record<AlarmState, string>>

/** Nothing when it is in that state already. */
export function moveAlarm(
  world: World,
  alarm: Alarm,
  {
    state,
    reason,
    reasonData,
  }: { readonly state: AlarmState; readonly reason: string; readonly reasonData: string | null },
): void {
  if (alarm.state !== state)
    world.charts.deliver('alarm', alarm.arn, { type: EVENTS[state], reason, reasonData })
}

/** Actions of EC2 Auto Scaling and of Application Auto Scaling are ARNs of policies, both of one service. */
export function isAutoScalingAction(arn: string): boolean {
  return arn.split(':')[2] === 'autoscaling'
}

/** Those of the state that the alarm is in. */
export function invokeActions(world: World, alarm: Alarm, which: 'all' | 'auto scaling'): void {
  if (!alarm.actionsEnabled) return
  const actions = alarm.configuration.actions[alarm.state]
  const invoked = which === 'all' ? actions : actions.filter(isAutoScalingAction)
  if (invoked.length === 0) return
  alarm.actedAt = world.engine.now
  for (const action of invoked)
    world.bus.publish({ type: 'CloudWatch Alarm Action', alarm, action, isRepeated: which !== 'all' })
}

/** The alarm goes on changing its state either way. */
export function setActionsEnabled(world: World, alarm: Alarm, isEnabled: boolean): void {
  if (alarm.actionsEnabled === isEnabled) return
  alarm.actionsEnabled = isEnabled
  alarm.configuredAt = world.engine.now
  world.bus.changed('alarms', alarm.arn)
  world.bus.publish({ type: 'CloudWatch Alarm Configuration Change', alarm, operation: 'update' })
}
