'use client'

import { Field, Row } from '@/components/scaling/field'
import type { MetricText } from '@/lib/view/auto-scaling/alarm-form'

interface MetricFieldsProps {
  readonly metric: MetricText
  readonly onChange: (change: Partial<MetricText>) => void
}

/** A metric by where it stands. */
export function MetricFields({ metric, onChange }: MetricFieldsProps) {
  return (
    <>
      <Row>
        <Field
          name="namespace"
          label="Namespace"
          value={metric.namespace}
          placeholder="Jobs"
          onChange={(namespace) => onChange({ namespace })}
        />
        <Field
          name="metricName"
          label="Metric name"
          value={metric.metricName}
          placeholder="Backlog"
          onChange={(metricName) => onChange({ metricName })}
        />
      </Row>
      <Field
        name="dimensions"
        label="Dimensions"
        value={metric.dimensions}
        placeholder="QueueName=orders"
        onChange={(dimensions) => onChange({ dimensions })}
      />
    </>
  )
}
