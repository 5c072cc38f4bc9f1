'use client'

import { Button } from '@/components/ui/button'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import type { ServiceScheduleForm } from '@/lib/view/auto-scaling/service-schedule-form'
import { Field, Row } from './field'

/** One of each form, to start from. */
const EXAMPLES = ['at(2025-01-01T09:00:00)', 'rate(1 hour)', 'cron(0 8 ? * MON-FRI *)'] as const

export function ScheduleFields({
  schedule,
  times,
  onChange,
}: {
  readonly schedule: ServiceScheduleForm
  /** When it falls due next, by its own clocks. */
  readonly times: readonly string[]
  readonly onChange: (change: Partial<ServiceScheduleForm>) => void
}) {
  const field = fieldsOf(schedule, onChange)
  return (
    <>
      <Row>
        <Field label="Schedule" {...field('expression')} />
        <Field label="Time zone" placeholder="UTC" {...field('timezone')} />
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
      {!schedule.expression.startsWith('at(') && (
        <Row>
          <Field label="Not before" placeholder="at once" {...field('startTime')} />
          <Field label="Not after" placeholder="for ever" {...field('endTime')} />
        </Row>
      )}
      <Row>
        <Field label="Sets the minimum to" placeholder="as it is" {...field('min')} name="scheduleMin" />
        <Field label="Sets the maximum to" placeholder="as it is" {...field('max')} name="scheduleMax" />
      </Row>
    </>
  )
}
