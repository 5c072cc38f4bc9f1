'use client'

import { useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { useKind } from '@/components/hooks/use-view'
import type { ScalingPolicyView, ServiceView } from '@/lib/protocol'
import { deletePolicy } from '@/lib/view/auto-scaling/operations'
import {
  ALARM_METRIC_CHOICES,
  type FormSubject,
  formOf,
  METRIC_CHOICES,
  modeOf,
  nameAfter,
  namesOf,
  type PolicyForm,
  type ServiceFormMode,
} from '@/lib/view/auto-scaling/policy-form'
import { readPolicyForm } from '@/lib/view/auto-scaling/read-form'
import { resourceLabelsOf } from '@/lib/view/auto-scaling/resource-labels'
import { dispatchAll } from '@/lib/view/carry/attempt'
import { AlarmFields } from './alarm-fields'
import { Field, Row } from './field'
import { PolicyFormFrame } from './policy-form-frame'
import { ScheduleFields } from './schedule-fields'
import { StepFields } from './step-fields'
import { TrackingFields } from './tracking-fields'
import { usePolicyForm } from './use-policy-form'
import { useScalingPreview } from './use-scaling-preview'

const SIDES = [
  { value: 'tracking', label: 'Target tracking' },
  { value: 'step', label: 'Step scaling' },
  { value: 'schedule', label: 'Schedule' },
] as const satisfies readonly { readonly value: ServiceFormMode; readonly label: string }[]

interface ServicePolicyProps {
  readonly service: ServiceView
  readonly edited: ScalingPolicyView | null
  readonly onDone: () => void
  readonly onDiscard: () => void
}

function useSubject({ service, edited }: Pick<ServicePolicyProps, 'service' | 'edited'>): FormSubject {
  const policies = useKind('scalingPolicy').filter(({ serviceKey }) => serviceKey === service.key)
  const resourceLabels = resourceLabelsOf(service, useKind('targetGroup'))
  return { service, edited, policies, resourceLabels }
}

/** A policy or a scheduled action of a service. */
export function ServicePolicyFields({ service, edited, onDone, onDiscard }: ServicePolicyProps) {
  const run = useRun()
  const subject = useSubject({ service, edited })
  const [form, setForm] = useState<PolicyForm>(() => formOf(subject))
  const { mode, isSending, send } = usePolicyForm({
    mode: modeOf(edited),
    sides: SIDES,
    perform: (): Promise<boolean> => dispatchAll(commands, run),
    onDone,
  })
  const { problems, commands } = readPolicyForm(form, mode, subject)
  const preview = useScalingPreview(commands, mode === 'schedule' ? form.schedule : null)
  const set = (change: Partial<PolicyForm>) => setForm({ ...form, ...change })
  const remove = async (policy: ScalingPolicyView) => {
    if (await dispatchAll([deletePolicy(policy)], run)) onDone()
  }
  return (
    <PolicyFormFrame
      mode={mode}
      sides={edited === null ? SIDES : null}
      onSide={(side) => {
        set({ name: nameAfter({ from: mode, to: side }, form.name, namesOf(subject)) })
        send({ type: `mode.${side}` })
      }}
      problems={problems}
      lines={preview.lines}
      isSending={isSending}
      onSubmit={() => send({ type: 'submit' })}
      onDiscard={onDiscard}
      onDelete={edited === null ? null : () => void remove(edited)}
    >
      <Common form={form} isNew={edited === null} mode={mode} onChange={set} />
      {mode === 'tracking' && <Tracking form={form} subject={subject} onChange={set} />}
      {mode === 'step' && <Step form={form} isNew={edited === null} onChange={set} />}
      {mode === 'schedule' && (
        <ScheduleFields
          schedule={form.schedule}
          times={preview.times}
          onChange={(change) => set({ schedule: { ...form.schedule, ...change } })}
        />
      )}
    </PolicyFormFrame>
  )
}

interface SideProps {
  readonly form: PolicyForm
  readonly onChange: (change: Partial<PolicyForm>) => void
}

function Common({
  form,
  isNew,
  mode,
  onChange,
}: SideProps & { readonly isNew: boolean; readonly mode: ServiceFormMode }) {
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

function Tracking({ form: { tracking }, subject, onChange }: SideProps & { readonly subject: FormSubject }) {
  const set = (change: Partial<PolicyForm['tracking']>) => onChange({ tracking: { ...tracking, ...change } })
  return (
    <TrackingFields
      tracking={tracking}
      metrics={METRIC_CHOICES}
      resourceLabels={subject.resourceLabels}
      onChange={set}
    >
      <Row>
        <Field
          name="scaleOutCooldown"
          label="Scale-out cooldown"
          value={tracking.scaleOutCooldown}
          unit="s"
          placeholder="300"
          onChange={(scaleOutCooldown) => set({ scaleOutCooldown })}
        />
        <Field
          name="scaleInCooldown"
          label="Scale-in cooldown"
          value={tracking.scaleInCooldown}
          unit="s"
          placeholder="300"
          onChange={(scaleInCooldown) => set({ scaleInCooldown })}
        />
      </Row>
    </TrackingFields>
  )
}

/** A policy that is edited keeps its alarms. */
function Step({ form: { step }, isNew, onChange }: SideProps & { readonly isNew: boolean }) {
  const set = (change: Partial<PolicyForm['step']>) => onChange({ step: { ...step, ...change } })
  return (
    <>
      {isNew && <AlarmFields alarm={step} metrics={ALARM_METRIC_CHOICES} onChange={set} />}
      <StepFields step={step} scaled="task" onChange={set}>
        <Field
          name="cooldown"
          label="Cooldown"
          value={step.cooldown}
          unit="s"
          placeholder="300"
          onChange={(cooldown) => set({ cooldown })}
        />
      </StepFields>
    </>
  )
}
