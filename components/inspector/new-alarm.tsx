'use client'

import { useState } from 'react'
import { useKind } from '@/components/hooks/use-view'
import { Choice, Field } from '@/components/scaling/field'
import { type AlarmForm, alarmFormOf, metricText, readAlarmForm } from '@/lib/view/auto-scaling/alarm-form'
import { type Alarmed, callable, metricsOf } from '@/lib/view/auto-scaling/alarmed-metrics'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import { AlarmCondition } from './alarm-condition'
import { MetricFields } from './metric-fields'
import { OperationForm } from './operation-form'

interface NewAlarmProps {
  readonly of: Alarmed
  readonly onDone: () => void
}

/** A new alarm on a metric of a thing, or on one of one's own. */
export function NewAlarm({ of, onDone }: NewAlarmProps) {
  const metrics = metricsOf(of)
  const alarms = useKind('alarm')
  const policies = { scalingPolicy: useKind('scalingPolicy'), groupPolicy: useKind('groupPolicy') }
  const [form, setForm] = useState(() => alarmFormOf(metrics[0], alarms))
  const set = (change: Partial<AlarmForm>) => setForm((before) => ({ ...before, ...change }))
  const field = fieldsOf(form, set)
  const known = metrics.map((metric) => [metric.MetricName, metric.MetricName] as const)
  const chosen = metrics.find((metric) => isSame(form, metricText(metric)))?.MetricName ?? ''
  const choose = (name: string) => {
    const metric = metrics.find(({ MetricName }) => MetricName === name)
    if (metric === undefined) return set({ namespace: '', metricName: '', dimensions: '' })
    const { name: freeName } = alarmFormOf(metric, alarms)
    return set({ ...metricText(metric), name: freeName })
  }
  return (
    <OperationForm
      label="New alarm"
      read={readAlarmForm(form, alarms)}
      submit="Create the alarm"
      onDone={onDone}
    >
      <Choice
        label="Metric"
        value={chosen}
        options={[...known, ['', 'A metric of your own']]}
        onChange={choose}
      />
      {chosen === '' && <MetricFields metric={form} onChange={set} />}
      <Field label="Alarm name" {...field('name')} />
      <AlarmCondition form={form} onChange={set} />
      <Choice label="In ALARM, call" options={callable(of, policies)} {...field('action')} />
    </OperationForm>
  )
}

function isSame(form: AlarmForm, { namespace, metricName, dimensions }: ReturnType<typeof metricText>) {
  return form.namespace === namespace && form.metricName === metricName && form.dimensions === dimensions
}
