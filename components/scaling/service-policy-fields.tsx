'use client'

import { useState } from 'react'
import { useKind } from '@/components/hooks/use-view'
import type { ScalingPolicyView, ServiceView } from '@/lib/protocol'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
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
import { AlarmFields } from './alarm-fields'
import { Field, Row } from './field'
import { PolicyFormFrame } from './policy-form-frame'
import { ScheduleFields } from './schedule-fields'
import { StepFields } from './step-fields'
import { TrackingFields } from './tracking-fields'
import { usePolicyForm } from './use-policy-form'

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
  const subject = useSubject({ service, edited })
  const [form, setForm] = useState<PolicyForm>(() => formOf(subject))
  const set = (change: Partial<PolicyForm>) => setForm({ ...form, ...change })
  const { mode, times, frame } = usePolicyForm({
    mode: modeOf(edited),
    sides: SIDES,
    read: (side) => readPolicyForm(form, side, subject),
    schedule: (side) => (side === 'schedule' ? form.schedule : null),
    deletion: edited && deletePolicy(edited),
    onSide: (change) => set({ name: nameAfter(change, form.name, namesOf(subject)) }),
    onDone,
  })
  return (
    <PolicyFormFrame {...frame} onDiscard={onDiscard}>
      <Common form={form} isNew={edited === null} mode={mode} onChange={set} />
      {mode === 'tracking' && <Tracking form={form} subject={subject} onChange={set} />}
      {mode === 'step' && <Step form={form} isNew={edited === null} onChange={set} />}
      {mode === 'schedule' && (
        <ScheduleFields
          schedule={form.schedule}
          times={times}
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
  const field = fieldsOf(form, onChange)
  return (
    <>
      <Field
        label={mode === 'schedule' ? 'Name of the action' : 'Policy name'}
        disabled={!isNew}
        {...field('name')}
      />
      <Row>
        <Field label="Minimum capacity" unit="tasks" {...field('min')} />
        <Field label="Maximum capacity" unit="tasks" {...field('max')} />
      </Row>
    </>
  )
}

function Tracking({ form: { tracking }, subject, onChange }: SideProps & { readonly subject: FormSubject }) {
  const set = (change: Partial<PolicyForm['tracking']>) => onChange({ tracking: { ...tracking, ...change } })
  const field = fieldsOf(tracking, set)
  return (
    <TrackingFields
      tracking={tracking}
      metrics={METRIC_CHOICES}
      resourceLabels={subject.resourceLabels}
      onChange={set}
    >
      <Row>
        <Field label="Scale-out cooldown" unit="s" placeholder="300" {...field('scaleOutCooldown')} />
        <Field label="Scale-in cooldown" unit="s" placeholder="300" {...field('scaleInCooldown')} />
      </Row>
    </TrackingFields>
  )
}

/** A policy that is edited keeps its alarms. */
function Step({ form: { step }, isNew, onChange }: SideProps & { readonly isNew: boolean }) {
  const set = (change: Partial<PolicyForm['step']>) => onChange({ step: { ...step, ...change } })
  const field = fieldsOf(step, set)
  return (
    <>
      {isNew && <AlarmFields alarm={step} metrics={ALARM_METRIC_CHOICES} onChange={set} />}
      <StepFields step={step} scaled="task" onChange={set}>
        <Field label="Cooldown" unit="s" placeholder="300" {...field('cooldown')} />
      </StepFields>
    </>
  )
}
