'use client'

import { useState } from 'react'
import { useKind } from '@/components/hooks/use-view'
import { Choice, Field, Row } from '@/components/scaling/field'
import {
  ALARM_STATISTICS,
  type AlarmForm,
  alarmFormOf,
  COMPARISON_CHOICES,
  MISSING_DATA_CHOICES,
  metricText,
  PERIOD_CHOICES,
  readAlarmForm,
} from '@/lib/view/auto-scaling/alarm-form'
import { type Alarmed, callable, metricsOf } from '@/lib/view/auto-scaling/alarmed-metrics'
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
      <Field name="name" label="Alarm name" value={form.name} onChange={(name) => set({ name })} />
      <Condition form={form} onChange={set} />
      <Choice
        label="In ALARM, call"
        value={form.action}
        options={callable(of, policies)}
        onChange={(action) => set({ action })}
      />
    </OperationForm>
  )
}

function isSame(form: AlarmForm, { namespace, metricName, dimensions }: ReturnType<typeof metricText>) {
  return form.namespace === namespace && form.metricName === metricName && form.dimensions === dimensions
}

interface ConditionProps {
  readonly form: AlarmForm
  readonly onChange: (change: Partial<AlarmForm>) => void
}

function Condition({ form, onChange }: ConditionProps) {
  return (
    <>
      <Choice
        label="Comparison"
        value={form.comparison}
        options={COMPARISON_CHOICES}
        onChange={(comparison) => onChange({ comparison })}
      />
      <Row>
        <Field
          name="threshold"
          label="Threshold"
          value={form.threshold}
          onChange={(threshold) => onChange({ threshold })}
        />
        <Choice
          label="Statistic"
          value={form.statistic}
          options={ALARM_STATISTICS}
          onChange={(statistic) => onChange({ statistic })}
        />
        <Choice
          label="Period"
          value={form.period}
          options={PERIOD_CHOICES}
          onChange={(period) => onChange({ period })}
        />
        <Choice
          label="Missing data"
          value={form.missingData}
          options={MISSING_DATA_CHOICES}
          onChange={(missingData) => onChange({ missingData })}
        />
        <Field
          name="datapoints"
          label="Datapoints to alarm"
          value={form.datapoints}
          placeholder={form.evaluationPeriods}
          onChange={(datapoints) => onChange({ datapoints })}
        />
        <Field
          name="evaluationPeriods"
          label="Evaluation periods"
          value={form.evaluationPeriods}
          onChange={(evaluationPeriods) => onChange({ evaluationPeriods })}
        />
      </Row>
    </>
  )
}
