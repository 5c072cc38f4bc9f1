'use client'

import { useState } from 'react'
import { Section } from '@/components/inspector/facts'
import { OperationForm } from '@/components/inspector/operation-form'
import { useOperation } from '@/components/inspector/use-operation'
import { Button } from '@/components/ui/button'
import type { AutoScalingGroupView, GroupScheduledActionView } from '@/lib/protocol'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import { deleteGroupScheduledAction } from '@/lib/view/auto-scaling/group-operations'
import {
  type GroupScheduleForm,
  groupScheduleFormOf,
  RECURRENCES,
  readGroupSchedule,
  SCHEDULE_KINDS,
  scheduleTextOf,
} from '@/lib/view/auto-scaling/group-schedule-form'
import { Choice, Field, Row } from './field'
import { ScheduledActionList, type ScheduledActionRow } from './scheduled-actions'
import { useScalingPreview } from './use-scaling-preview'

interface GroupScheduleProps {
  readonly group: AutoScalingGroupView
}

/** The scheduled actions of a group: seen, made, changed and deleted. */
export function GroupSchedule({ group }: GroupScheduleProps) {
  const { run, isBusy } = useOperation()
  /** The name of the action that is edited; an empty one for a new action. */
  const [open, setOpen] = useState<string | null>(null)
  const { scheduledActions: actions } = group
  const close = () => setOpen(null)
  const edited = actions.find(({ name }) => name === open) ?? null
  return (
    <Section
      title={`Scheduled actions · ${actions.length}`}
      aside={
        <Button
          size="sm"
          aria-label="Add a scheduled action"
          disabled={group.isDeleting || open !== null}
          onClick={() => setOpen('')}
        >
          Add…
        </Button>
      }
    >
      {actions.length === 0 && open === null && <p className="text-ink-2 text-sm">None.</p>}
      <ScheduledActionList
        rows={actions.map(rowOf)}
        isBusy={isBusy}
        onEdit={setOpen}
        onDelete={(name) => run(deleteGroupScheduledAction(group, name))}
        open={
          edited && {
            name: edited.name,
            form: <EditAction key={edited.name} group={group} edited={edited} onDone={close} />,
          }
        }
      />
      {open === '' && (
        <div className="mt-3 first:mt-0">
          <EditAction group={group} edited={null} onDone={close} />
        </div>
      )}
    </Section>
  )
}

function rowOf(action: GroupScheduledActionView): ScheduledActionRow {
  const { name, recurrence, timezone, startTime, endTime, minSize, maxSize, desiredCapacity, nextAt } = action
  const when = [
    recurrence ?? startTime,
    timezone,
    recurrence !== null && startTime !== null && `from ${startTime}`,
    endTime !== null && `until ${endTime}`,
  ]
  return {
    name,
    when: when.filter(Boolean).join(' · '),
    min: minSize,
    max: maxSize,
    desired: desiredCapacity,
    nextAt,
  }
}

interface EditActionProps extends GroupScheduleProps {
  /** Null for a new one. */
  readonly edited: GroupScheduledActionView | null
  readonly onDone: () => void
}

function EditAction({ group, edited, onDone }: EditActionProps) {
  const [form, setForm] = useState(() => groupScheduleFormOf(edited, group.scheduledActions))
  const set = (change: Partial<GroupScheduleForm>) => setForm({ ...form, ...change })
  const field = fieldsOf(form, set)
  return (
    <OperationForm
      label={edited === null ? 'New scheduled action' : `Scheduled action ${edited.name}`}
      read={readGroupSchedule(form, group, edited)}
      submit={edited === null ? 'Create the action' : 'Save the action'}
      onDone={onDone}
    >
      <Field label="Action name" disabled={edited !== null} {...field('name')} />
      <When form={form} onChange={set} />
      <Row>
        {SIZES.map(([name, label]) => (
          <Field key={name} label={label} placeholder="as it is" {...field(name)} />
        ))}
      </Row>
    </OperationForm>
  )
}

const SIZES = [
  ['min', 'Sets the minimum to'],
  ['max', 'Sets the maximum to'],
  ['desired', 'Sets the desired capacity to'],
] as const

interface WhenProps {
  readonly form: GroupScheduleForm
  readonly onChange: (change: Partial<GroupScheduleForm>) => void
}

function When({ form, onChange }: WhenProps) {
  const { times, now } = useScalingPreview([], scheduleTextOf(form))
  const field = fieldsOf(form, onChange)
  return (
    <>
      <Choice label="It happens" options={SCHEDULE_KINDS} {...field('kind')} />
      {form.kind === 'recurring' ? (
        <Recurrence form={form} onChange={onChange} />
      ) : (
        <Field label="At" placeholder={now} {...field('startTime')} />
      )}
      <p role="status" className="num text-ink-2 text-xs">
        The calendar shows {now}.{' '}
        {times.length === 0 ? 'It does not fall due.' : `Next: ${times.join(' · ')}`}
      </p>
    </>
  )
}

function Recurrence({ form, onChange }: WhenProps) {
  const field = fieldsOf(form, onChange)
  return (
    <>
      <Row>
        <Field label="Recurrence (crontab)" {...field('recurrence')} />
        <Field label="Time zone" placeholder="UTC" {...field('timezone')} />
      </Row>
      <div className="flex flex-wrap gap-1.5">
        {RECURRENCES.map((example) => (
          <Button key={example} size="sm" className="num" onClick={() => onChange({ recurrence: example })}>
            {example}
          </Button>
        ))}
      </div>
      <Row>
        <Field label="Not before" placeholder="at once" {...field('startTime')} />
        <Field label="Not after" placeholder="for ever" {...field('endTime')} />
      </Row>
    </>
  )
}
