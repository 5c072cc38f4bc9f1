'use client'

import { useState } from 'react'
import { Section } from '@/components/inspector/facts'
import { OperationForm } from '@/components/inspector/operation-form'
import { useOperation } from '@/components/inspector/use-operation'
import type { ScheduledActionView, ServiceView } from '@/lib/protocol'
import { deleteScheduledAction } from '@/lib/view/auto-scaling/operations'
import {
  readServiceSchedule,
  type ServiceScheduleForm,
  serviceScheduleOf,
} from '@/lib/view/auto-scaling/service-schedule-form'
import { ScheduleFields } from './schedule-fields'
import { ScheduledActionList, type ScheduledActionRow } from './scheduled-actions'
import { useScalingPreview } from './use-scaling-preview'

interface ServiceScheduleProps {
  readonly service: ServiceView
  readonly actions: readonly ScheduledActionView[]
}

/** The scheduled actions of a service: seen, changed and deleted. New ones are made where policies are. */
export function ServiceSchedule({ service, actions }: ServiceScheduleProps) {
  const { run, isBusy } = useOperation()
  const [open, setOpen] = useState<string | null>(null)
  if (actions.length === 0) return null
  const edited = actions.find(({ name }) => name === open)
  return (
    <Section title={`Scheduled actions · ${actions.length}`}>
      <ScheduledActionList
        rows={actions.map(rowOf)}
        isBusy={isBusy}
        onEdit={setOpen}
        onDelete={(name) => run(deleteScheduledAction(service, name))}
        open={
          edited && {
            name: edited.name,
            form: (
              <EditAction key={edited.name} service={service} edited={edited} onDone={() => setOpen(null)} />
            ),
          }
        }
      />
    </Section>
  )
}

function rowOf(action: ScheduledActionView): ScheduledActionRow {
  const { name, schedule, timezone, startTime, endTime, minCapacity, maxCapacity, nextAt } = action
  const when = [
    schedule,
    timezone,
    startTime !== null && `from ${startTime}`,
    endTime !== null && `until ${endTime}`,
  ]
  return {
    name,
    when: when.filter(Boolean).join(' · '),
    min: minCapacity,
    max: maxCapacity,
    desired: null,
    nextAt,
  }
}

interface EditActionProps {
  readonly service: ServiceView
  readonly edited: ScheduledActionView
  readonly onDone: () => void
}

function EditAction({ service, edited, onDone }: EditActionProps) {
  const [form, setForm] = useState<ServiceScheduleForm>(() => serviceScheduleOf(edited))
  const { times } = useScalingPreview([], form)
  return (
    <OperationForm
      label={`Scheduled action ${edited.name}`}
      read={readServiceSchedule(form, service, edited.name)}
      submit="Save the action"
      onDone={onDone}
    >
      <p className="wrap-anywhere font-semibold text-sm">{edited.name}</p>
      <ScheduleFields schedule={form} times={times} onChange={(change) => setForm({ ...form, ...change })} />
    </OperationForm>
  )
}
