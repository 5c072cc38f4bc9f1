'use client'

import { useState } from 'react'
import { useCalmKind } from '@/components/hooks/use-view'
import { Choice } from '@/components/scaling/field'
import type { AlarmView } from '@/lib/protocol'
import {
  type AlarmEditForm,
  alarmEditFormOf,
  KEPT_ACTION,
  readAlarmEdit,
  warningOf,
} from '@/lib/view/auto-scaling/alarm-edit'
import { type Alarmed, callable } from '@/lib/view/auto-scaling/alarmed-metrics'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import { AlarmCondition } from './alarm-condition'
import { OperationForm } from './operation-form'

interface EditAlarmProps {
  readonly alarm: AlarmView
  readonly onDone: () => void
}

/** Changes an alarm: PutMetricAlarm over its name. */
export function EditAlarm({ alarm, onDone }: EditAlarmProps) {
  const [form, setForm] = useState(() => alarmEditFormOf(alarm))
  const set = (change: Partial<AlarmEditForm>) => setForm({ ...form, ...change })
  const policies = { scalingPolicy: useCalmKind('scalingPolicy'), groupPolicy: useCalmKind('groupPolicy') }
  const thing = useWatched(alarm)
  const actions = thing === null ? [] : callable(thing, policies)
  const warning = warningOf(alarm)
  return (
    <OperationForm
      label={`Alarm ${alarm.name}`}
      read={readAlarmEdit(form, alarm)}
      submit="Save the alarm"
      onDone={onDone}
    >
      {warning !== null && <p className="wrap-anywhere text-sm text-warning-text">{warning}</p>}
      <AlarmCondition form={form} onChange={set} />
      {actions.length > 0 && (
        <Choice
          label="In ALARM, call"
          options={[[KEPT_ACTION, 'what it calls now'], ...actions]}
          {...fieldsOf(form, set)('action')}
        />
      )}
    </OperationForm>
  )
}

function useWatched({ watches }: AlarmView): Alarmed | null {
  const things = [...useCalmKind('service'), ...useCalmKind('cluster'), ...useCalmKind('autoScalingGroup')]
  return things.find(({ key }) => key === watches) ?? null
}
