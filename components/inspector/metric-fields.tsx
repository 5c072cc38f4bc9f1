'use client'

import { Field, Row } from '@/components/scaling/field'
import type { MetricText } from '@/lib/view/auto-scaling/alarm-form'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'

interface MetricFieldsProps {
  readonly metric: MetricText
  readonly onChange: (change: Partial<MetricText>) => void
}

/** A metric by where it stands. */
export function MetricFields({ metric, onChange }: MetricFieldsProps) {
  const field = fieldsOf(metric, onChange)
  return (
    <>
      <Row>
        <Field label="Namespace" placeholder="Jobs" {...field('namespace')} />
        <Field label="Metric name" placeholder="Backlog" {...field('metricName')} />
      </Row>
      <Field label="Dimensions" placeholder="QueueName=orders" {...field('dimensions')} />
    </>
  )
}
