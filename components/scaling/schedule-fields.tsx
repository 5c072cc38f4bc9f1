'use client'

import { Button } from '@/components/ui/button'
import type { PolicyForm } from '@/lib/view/auto-scaling/policy-form'
import { Field, Row } from './field'

type Schedule = PolicyForm['schedule']

/** One of each form, to start from. */
const EXAMPLES = ['at(2025-01-01T09:00:00)', 'rate(1 hour)', 'cron(0 8 ? * MON-FRI *)'] as const

export function ScheduleFields({
  schedule,
  times,
  onChange,
}: {
  readonly schedule: Schedule
  /** When it falls due next, by its own clocks. */
  readonly times: readonly string[]
  readonly onChange: (change: Partial<Schedule>) => void
}) {
  return (
    <>
      <Row>
        <Field
          name="expression"
          label="Schedule"
          value={schedule.expression}
          onChange={(expression) => onChange({ expression })}
        />
        <Field
          name="timezone"
          label="Time zone"
          value={schedule.timezone}
          placeholder="UTC"
          onChange={(timezone) => onChange({ timezone })}
        />
      </Row>
      <div className="flex flex-wrap items-center gap-1.5">
        {EXAMPLES.map((example) => (
          <Button key={example} size="sm" className="num" onClick={() => onChange({ expression: example })}>
            {example}
          </Button>
        ))}
      </div>
      <p role="status" className="num text-ink-2 text-sm">
        {times.length === 0 ? 'It does not fall due any more.' : `Next: ${times.join(' · ')}`}
      </p>
      <Row>
        <Field
          name="scheduleMin"
          label="Sets the minimum to"
          value={schedule.min}
          placeholder="as it is"
          onChange={(min) => onChange({ min })}
        />
        <Field
          name="scheduleMax"
          label="Sets the maximum to"
          value={schedule.max}
          placeholder="as it is"
          onChange={(max) => onChange({ max })}
        />
      </Row>
    </>
  )
}
