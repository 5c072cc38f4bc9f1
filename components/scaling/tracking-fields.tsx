'use client'

import type { ReactNode } from 'react'
import {
  type Choices,
  type MetricChoice,
  STATISTIC_CHOICES,
  type TrackingText,
} from '@/lib/view/auto-scaling/policy-form'
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
  const isPercent = metric.includes('Utilization')
  return (
    <>
      <Row>
        <Choice
          label="Metric"
          value={metric}
          options={metrics}
          onChange={(chosen) => onChange({ metric: chosen })}
        />
        <Field
          name="target"
          label="Target value"
          value={tracking.target}
          unit={isPercent ? '%' : undefined}
          onChange={(target) => onChange({ target })}
        />
      </Row>
      {metric === 'ALBRequestCountPerTarget' && (
        <>
          <Field
            name="resourceLabel"
            label="Resource label"
            value={tracking.resourceLabel}
            list="resource-labels"
            onChange={(resourceLabel) => onChange({ resourceLabel })}
          />
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
  return (
    <>
      <Row>
        <Field
          name="namespace"
          label="Namespace"
          value={tracking.namespace}
          onChange={(namespace) => onChange({ namespace })}
        />
        <Field
          name="metricName"
          label="Metric name"
          value={tracking.metricName}
          onChange={(metricName) => onChange({ metricName })}
        />
      </Row>
      <Row>
        <Field
          name="dimensions"
          label="Dimensions"
          value={tracking.dimensions}
          placeholder="QueueName=orders"
          onChange={(dimensions) => onChange({ dimensions })}
        />
        <Choice
          label="Statistic"
          value={tracking.statistic}
          options={STATISTIC_CHOICES}
          onChange={(statistic) => onChange({ statistic })}
        />
      </Row>
    </>
  )
}
