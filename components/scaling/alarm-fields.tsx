'use client'

import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import type { AlarmMetric, AlarmText, Choices } from '@/lib/view/auto-scaling/policy-form'
import { Choice, Field, Row } from './field'

const SIDES = [
  ['above', 'at or above'],
  ['below', 'at or below'],
] as const

interface AlarmFieldsProps {
  readonly alarm: AlarmText
  readonly metrics: Choices<AlarmMetric>
  /** What one should know of the metric that is chosen. */
  readonly note?: string | null
  readonly onChange: (change: Partial<AlarmText>) => void
}

/** The alarm that calls a policy. */
export function AlarmFields({ alarm, metrics, note = null, onChange }: AlarmFieldsProps) {
  const field = fieldsOf(alarm, onChange)
  return (
    <fieldset className="space-y-2 rounded-card border border-line p-2.5">
      <legend className="px-1 text-ink-3 text-xs">The alarm that calls it</legend>
      <Row>
        <Choice label="Alarm metric" options={metrics} {...field('metric')} />
        <Choice label="Alarm side" options={SIDES} {...field('side')} />
      </Row>
      <Row>
        <Field label="Threshold" unit="%" {...field('threshold')} />
        <Field label="Datapoints, one a minute" {...field('minutes')} />
      </Row>
      {note !== null && <p className="text-ink-2 text-xs">{note}</p>}
    </fieldset>
  )
}
