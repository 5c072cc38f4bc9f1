'use client'

import { Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { useKind, useViewOf } from '@/components/hooks/use-view'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import type { ScalingPolicyView, ServiceView } from '@/lib/protocol'
import { deletePolicy } from '@/lib/view/auto-scaling/operations'
import {
  type FormMode,
  type FormSubject,
  formOf,
  modeOf,
  type PolicyForm,
} from '@/lib/view/auto-scaling/policy-form'
import { readPolicyForm } from '@/lib/view/auto-scaling/read-form'
import { resourceLabelsOf } from '@/lib/view/auto-scaling/resource-labels'
import { dispatchAll } from '@/lib/view/carry/attempt'
import { CommandLines } from './command-lines'
import { Field, Problems, Row } from './field'
import { ScheduleFields } from './schedule-fields'
import { StepFields } from './step-fields'
import { TrackingFields } from './tracking-fields'
import { usePolicyForm } from './use-policy-form'
import { useScalingPreview } from './use-scaling-preview'

/** The form for scaling a service, when one is open. */
export function PolicyDialog() {
  const run = useRun()
  const target = useView((state) => state.scalingForm)
  const service = useViewOf('service', target?.serviceKey ?? null)
  const edited = useViewOf('scalingPolicy', target?.policyKey ?? null)
  const close = () => run.store.setState({ scalingForm: null })
  if (target === null || service === undefined) return null
  // A policy that is gone meanwhile, by an undo for example, is not edited any more.
  if (target.policyKey !== null && edited === undefined) return null
  const title = edited === undefined ? `Scale ${service.name} automatically` : `Edit ${edited.name}`
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={title}
      className="w-[min(720px,calc(100vw-24px))]"
    >
      <Form service={service} edited={edited ?? null} onDone={close} />
    </Dialog>
  )
}

const SIDES = [
  { value: 'tracking', label: 'Target tracking' },
  { value: 'step', label: 'Step scaling' },
  { value: 'schedule', label: 'Schedule' },
] as const

interface FormProps {
  readonly service: ServiceView
  readonly edited: ScalingPolicyView | null
  readonly onDone: () => void
}

function useSubject({ service, edited }: Pick<FormProps, 'service' | 'edited'>): FormSubject {
  const policies = useKind('scalingPolicy').filter(({ serviceKey }) => serviceKey === service.key)
  const resourceLabels = resourceLabelsOf(service, useKind('targetGroup'))
  return { service, edited, policies, resourceLabels }
}

function Form({ service, edited, onDone }: FormProps) {
  const run = useRun()
  const subject = useSubject({ service, edited })
  const [form, setForm] = useState<PolicyForm>(() => formOf(subject))
  const { mode, isSending, send } = usePolicyForm({
    mode: modeOf(edited),
    perform: () => dispatchAll(readPolicyForm(form, mode, subject).commands, run),
    onDone() {
      run.store.getState().select(service.key)
      run.store.setState({ inspectorTab: 'scaling' })
      onDone()
    },
  })
  const { problems, commands } = useMemo(() => readPolicyForm(form, mode, subject), [form, mode, subject])
  const preview = useScalingPreview(commands, mode === 'schedule' ? form.schedule : null)
  const set = (change: Partial<PolicyForm>) => setForm({ ...form, ...change })
  return (
    <Problems value={problems}>
      <form
        noValidate
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (problems.length === 0) send({ type: 'submit' })
        }}
      >
        {edited === null && (
          <Segmented
            label="How to scale"
            size="sm"
            value={mode}
            options={SIDES}
            onChange={(side: FormMode) => send({ type: `mode.${side}` })}
          />
        )}
        <Common form={form} isNew={edited === null} mode={mode} onChange={set} />
        {mode === 'tracking' && (
          <TrackingFields
            tracking={form.tracking}
            resourceLabels={subject.resourceLabels}
            onChange={(change) => set({ tracking: { ...form.tracking, ...change } })}
          />
        )}
        {mode === 'step' && (
          <StepFields
            step={form.step}
            hasAlarm={edited === null}
            onChange={(change) => set({ step: { ...form.step, ...change } })}
          />
        )}
        {mode === 'schedule' && (
          <ScheduleFields
            schedule={form.schedule}
            times={preview.times}
            onChange={(change) => set({ schedule: { ...form.schedule, ...change } })}
          />
        )}
        <CommandLines lines={preview.lines} />
        <Buttons edited={edited} problems={problems.length} isSending={isSending} onDone={onDone} />
      </form>
    </Problems>
  )
}

function Common({
  form,
  isNew,
  mode,
  onChange,
}: {
  readonly form: PolicyForm
  readonly isNew: boolean
  readonly mode: FormMode
  readonly onChange: (change: Partial<PolicyForm>) => void
}) {
  return (
    <>
      <Field
        name="name"
        label={mode === 'schedule' ? 'Name of the action' : 'Policy name'}
        value={form.name}
        disabled={!isNew}
        onChange={(name) => onChange({ name })}
      />
      <Row>
        <Field
          name="min"
          label="Minimum capacity"
          value={form.min}
          unit="tasks"
          onChange={(min) => onChange({ min })}
        />
        <Field
          name="max"
          label="Maximum capacity"
          value={form.max}
          unit="tasks"
          onChange={(max) => onChange({ max })}
        />
      </Row>
    </>
  )
}

function Buttons({
  edited,
  problems,
  isSending,
  onDone,
}: {
  readonly edited: ScalingPolicyView | null
  readonly problems: number
  readonly isSending: boolean
  readonly onDone: () => void
}) {
  const run = useRun()
  const remove = async (policy: ScalingPolicyView) => {
    if (await dispatchAll([deletePolicy(policy)], run)) onDone()
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button type="submit" variant="primary" disabled={problems > 0 || isSending}>
        {edited === null ? 'Create' : 'Save'}
      </Button>
      <Button onClick={onDone}>Discard</Button>
      <p role="status" className="text-bad-text text-sm">
        {problems === 0
          ? ''
          : problems === 1
            ? 'One thing to mend first'
            : `${problems} things to mend first`}
      </p>
      {edited !== null && (
        <Button variant="danger" className="ml-auto" onClick={() => void remove(edited)}>
          <Trash2 aria-hidden size={14} /> Delete policy
        </Button>
      )}
    </div>
  )
}
