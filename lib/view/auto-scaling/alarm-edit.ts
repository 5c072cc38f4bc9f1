// The form for an alarm that is there: PutMetricAlarm replaces all of it, so what the form does not show is said again as it is. Pure.

import type { AlarmView, Command } from '@/lib/protocol'
import { type AlarmCondition, readCondition } from './alarm-form'
import { Reader, type ReadForm } from './form-reader'

/** Stands for the actions that the alarm has, whatever they are. */
export const KEPT_ACTION = 'kept'

export interface AlarmEditForm extends AlarmCondition {
  /** ARN of the policy that it calls, empty for none, or `KEPT_ACTION`. */
  readonly action: string
}

export function alarmEditFormOf(alarm: AlarmView): AlarmEditForm {
  const { evaluationPeriods, datapointsToAlarm } = alarm
  return {
    statistic: alarm.statistic,
    period: String(alarm.periodSeconds),
    comparison: alarm.comparisonOperator,
    threshold: String(alarm.threshold),
    evaluationPeriods: String(evaluationPeriods),
    datapoints: datapointsToAlarm === evaluationPeriods ? '' : String(datapointsToAlarm),
    missingData: alarm.treatMissingData,
    action: KEPT_ACTION,
  }
}

export function readAlarmEdit({ action, ...condition }: AlarmEditForm, { asPut }: AlarmView): ReadForm {
  const reader = new Reader()
  const { Statistic: _, ExtendedStatistic: __, DatapointsToAlarm: ___, ...kept } = asPut
  const input = {
    ...kept,
    ...readCondition(condition, reader),
    ...(action !== KEPT_ACTION && { AlarmActions: action === '' ? [] : [action] }),
  }
  const command: Command = { action: 'cloudwatch:PutMetricAlarm', input }
  return { problems: reader.problems, commands: [command] }
}

/** What the service that made an alarm says against changing it; null for an alarm of one's own. */
export function warningOf({ description }: Pick<AlarmView, 'description'>): string | null {
  return description?.startsWith('DO NOT EDIT OR DELETE') ? description : null
}

/** Whether it calls anything when its state changes. */
export const setActionsEnabled = ({ name }: Pick<AlarmView, 'name'>, isEnabled: boolean): Command => ({
  action: isEnabled ? 'cloudwatch:EnableAlarmActions' : 'cloudwatch:DisableAlarmActions',
  input: { AlarmNames: [name] },
})
