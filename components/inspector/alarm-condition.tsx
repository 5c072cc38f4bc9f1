'use client'

import { Choice, Field, Row } from '@/components/scaling/field'
import {
  COMPARISON_CHOICES,
  type AlarmCondition as Condition,
  MISSING_DATA_CHOICES,
  periodChoices,
  statisticChoices,
} from '@/lib/view/auto-scaling/alarm-form'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'

interface AlarmConditionProps {
  readonly form: Condition
  readonly onChange: (change: Partial<Condition>) => void
}

/** When an alarm goes off: M of N datapoints of a statistic beyond a threshold. */
export function AlarmCondition({ form, onChange }: AlarmConditionProps) {
  const field = fieldsOf(form, onChange)
  return (
    <>
      <Choice label="Comparison" options={COMPARISON_CHOICES} {...field('comparison')} />
      <Row>
        <Field label="Threshold" {...field('threshold')} />
        <Choice label="Statistic" options={statisticChoices(form.statistic)} {...field('statistic')} />
        <Choice label="Period" options={periodChoices(form.period)} {...field('period')} />
        <Choice label="Missing data" options={MISSING_DATA_CHOICES} {...field('missingData')} />
        <Field label="Datapoints to alarm" placeholder={form.evaluationPeriods} {...field('datapoints')} />
        <Field label="Evaluation periods" {...field('evaluationPeriods')} />
      </Row>
    </>
  )
}
