'use client'

import type { ReactNode } from 'react'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import {
  type Choices,
  type MetricChoice,
  STATISTIC_CHOICES,
  type TrackingText,
} from '@/lib/view/auto-scaling/policy-form'
import { targetUnit } from '@/lib/view/auto-scaling/target-unit'
import { Choice, Field, Row, Tick } from './field'

interface SideProps {
  readonly tracking: TrackingText
  readonly metrics: Choices<MetricChoice>
  readonly resourceLabels: readonly string[]
  readonly onChange: (change: Partial<TrackingText>) => void
  /** Cooldowns or warm-ups. */
  readonly children: ReactNode
}

export function TrackingFields({ tracking, metrics, resourceLabels, onChange, children }: SideProps) {
  const { metric } = tracking
  const field = fieldsOf(tracking, onChange)
  return (
    <>
      <Row>
        <Choice
          label="Metric"
          value={metric}
          options={metrics}
          onChange={(chosen) => onChange({ metric: chosen })}
        />
        <Field label="Target value" unit={targetUnit(metric)} {...field('target')} />
      </Row>
      {metric === 'ALBRequestCountPerTarget' && (
        <>
          <Field label="Resource label" list="resource-labels" {...field('resourceLabel')} />
          <datalist id="resource-labels">
            {resourceLabels.map((label) => (
              <option key={label} value={label} />
            ))}
          </datalist>
        </>
      )}
      {metric === 'custom' && <CustomMetric tracking={tracking} onChange={onChange} />}
      {children}
      <Tick
        label="Only scale out: DisableScaleIn"
        isOn={tracking.isScaleInOff}
        onChange={(isScaleInOff) => onChange({ isScaleInOff })}
      />
    </>
  )
}

function CustomMetric({ tracking, onChange }: Pick<SideProps, 'tracking' | 'onChange'>) {
  const field = fieldsOf(tracking, onChange)
  return (
    <>
      <Row>
        <Field label="Namespace" {...field('namespace')} />
        <Field label="Metric name" {...field('metricName')} />
      </Row>
      <Row>
        <Field label="Dimensions" placeholder="QueueName=orders" {...field('dimensions')} />
        <Choice label="Statistic" options={STATISTIC_CHOICES} {...field('statistic')} />
      </Row>
    </>
  )
}
