'use client'

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
  return (
    <fieldset className="space-y-2 rounded-card border border-line p-2.5">
      <legend className="px-1 text-ink-3 text-xs">The alarm that calls it</legend>
      <Row>
        <Choice
          label="Alarm metric"
          value={alarm.metric}
          options={metrics}
          onChange={(metric) => onChange({ metric })}
        />
        <Choice
          label="Alarm side"
          value={alarm.side}
          options={SIDES}
          onChange={(side) => onChange({ side })}
        />
      </Row>
      <Row>
        <Field
          name="threshold"
          label="Threshold"
          value={alarm.threshold}
          unit="%"
          onChange={(threshold) => onChange({ threshold })}
        />
        <Field
          name="minutes"
          label="Datapoints, one a minute"
          value={alarm.minutes}
          onChange={(minutes) => onChange({ minutes })}
        />
      </Row>
      {note !== null && <p className="text-ink-2 text-xs">{note}</p>}
    </fieldset>
  )
}
