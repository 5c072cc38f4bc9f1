'use client'

import { useState } from 'react'
import { Field } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import { type DatumForm, type MetricText, readDatum } from '@/lib/view/auto-scaling/alarm-form'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import { Section } from './facts'
import { MetricFields } from './metric-fields'
import { OperationForm } from './operation-form'

/** Publishes a value of a metric of one's own: `PutMetricData`. Nothing for those that AWS publishes itself. */
export function PublishValue({ metric }: { readonly metric: MetricText | null }) {
  const [isOpen, setOpen] = useState(false)
  if (metric === null || metric.namespace.startsWith('AWS/')) return null
  return (
    <Section title="Publish a value">
      {isOpen ? (
        <Publish metric={metric} onDone={() => setOpen(false)} />
      ) : (
        <Button size="sm" onClick={() => setOpen(true)}>
          Publish {metric.metricName}…
        </Button>
      )}
    </Section>
  )
}

function Publish({ metric, onDone }: { readonly metric: MetricText; readonly onDone: () => void }) {
  const [form, setForm] = useState<DatumForm>({ ...metric, value: '' })
  const set = (change: Partial<DatumForm>) => setForm({ ...form, ...change })
  const field = fieldsOf(form, set)
  return (
    <OperationForm label="Publish a value" read={readDatum(form)} submit="Publish" onDone={onDone}>
      <MetricFields metric={form} onChange={set} />
      <Field label="Value" {...field('value')} />
    </OperationForm>
  )
}
