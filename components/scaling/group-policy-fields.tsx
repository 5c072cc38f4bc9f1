'use client'

import { useMemo, useState } from 'react'
import { useView } from '@/components/hooks/use-run'
import type { AutoScalingGroupView, GroupPolicyView } from '@/lib/protocol'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import { deleteGroupPolicy } from '@/lib/view/auto-scaling/group-operations'
import {
  GROUP_ALARM_CHOICES,
  GROUP_METRIC_CHOICES,
  type GroupFormMode,
  type GroupFormSubject,
  type GroupPolicyForm,
  groupFormOf,
  groupModeOf,
  readGroupForm,
} from '@/lib/view/auto-scaling/group-policy-form'
import { nameAfter } from '@/lib/view/auto-scaling/policy-form'
import { allResourceLabels } from '@/lib/view/auto-scaling/resource-labels'
import { clusterOfGroup } from '@/lib/view/carry/provider-operations'
import { AdjustmentChoice, MinMagnitude } from './adjustment-fields'
import { AlarmFields } from './alarm-fields'
import { Field, Row, Tick } from './field'
import { PolicyFormFrame } from './policy-form-frame'
import { StepFields } from './step-fields'
import { TrackingFields } from './tracking-fields'
import { usePolicyForm } from './use-policy-form'

const SIDES = [
  { value: 'tracking', label: 'Target tracking' },
  { value: 'step', label: 'Step scaling' },
  { value: 'simple', label: 'Simple scaling' },
] as const satisfies readonly { readonly value: GroupFormMode; readonly label: string }[]

interface GroupPolicyProps {
  readonly group: AutoScalingGroupView
  readonly edited: GroupPolicyView | null
  readonly onDone: () => void
  readonly onDiscard: () => void
}

function useSubject({ group, edited }: Pick<GroupPolicyProps, 'group' | 'edited'>): GroupFormSubject {
  const kinds = useView((state) => state.kinds)
  return useMemo(
    () => ({
      group,
      edited,
      clusterName: clusterOfGroup(group, kinds),
      policies: kinds.groupPolicy.filter(({ groupName }) => groupName === group.name),
      resourceLabels: allResourceLabels(kinds.targetGroup),
    }),
    [group, edited, kinds],
  )
}

/** A policy of an Auto Scaling group. */
export function GroupPolicyFields({ group, edited, onDone, onDiscard }: GroupPolicyProps) {
  const subject = useSubject({ group, edited })
  const [form, setForm] = useState<GroupPolicyForm>(() => groupFormOf(subject))
  const set = (change: Partial<GroupPolicyForm>) => setForm({ ...form, ...change })
  const { mode, frame } = usePolicyForm({
    mode: groupModeOf(edited),
    sides: SIDES,
    read: (side) => readGroupForm(form, side, subject),
    deletion: edited && deleteGroupPolicy(edited),
    onSide: (change) => set({ name: nameAfter(change, form.name, subject.policies) }),
    onDone,
  })
  const isNew = edited === null
  const field = fieldsOf(form, set)
  return (
    <PolicyFormFrame {...frame} onDiscard={onDiscard}>
      <Field label="Policy name" disabled={!isNew} {...field('name')} />
      {mode !== 'tracking' && isNew && <Alarm form={form} onChange={set} />}
      {mode === 'tracking' && <Tracking form={form} subject={subject} onChange={set} />}
      {mode === 'step' && <Step form={form} subject={subject} onChange={set} />}
      {mode === 'simple' && <Simple form={form} subject={subject} onChange={set} />}
      <Tick
        label="Enabled (when off, its alarms stay, but it never scales)"
        isOn={form.isEnabled}
        onChange={(isEnabled) => set({ isEnabled })}
      />
    </PolicyFormFrame>
  )
}

interface SideProps {
  readonly form: GroupPolicyForm
  readonly subject: GroupFormSubject
  readonly onChange: (change: Partial<GroupPolicyForm>) => void
}

function Alarm({ form: { alarm }, onChange }: Omit<SideProps, 'subject'>) {
  return (
    <AlarmFields
      alarm={alarm}
      metrics={GROUP_ALARM_CHOICES}
      note={
        alarm.metric === 'CPUUtilization'
          ? 'Without detailed monitoring in its launch template, EC2 publishes CPU every 5 minutes.'
          : null
      }
      onChange={(change) => onChange({ alarm: { ...alarm, ...change } })}
    />
  )
}

function Warmup({ form, subject: { group }, onChange }: SideProps) {
  const field = fieldsOf(form, onChange)
  return (
    <Field
      label="Instance warm-up"
      unit="s"
      placeholder={String(group.defaultInstanceWarmupSeconds ?? group.defaultCooldownSeconds)}
      {...field('warmup')}
    />
  )
}

function Tracking(props: SideProps) {
  const { form, subject, onChange } = props
  return (
    <TrackingFields
      tracking={form.tracking}
      metrics={GROUP_METRIC_CHOICES}
      resourceLabels={subject.resourceLabels}
      onChange={(change) => onChange({ tracking: { ...form.tracking, ...change } })}
    >
      <Warmup {...props} />
    </TrackingFields>
  )
}

function Step(props: SideProps) {
  const { form, onChange } = props
  return (
    <StepFields
      step={form.step}
      scaled="instance"
      onChange={(change) => onChange({ step: { ...form.step, ...change } })}
    >
      <Warmup {...props} />
    </StepFields>
  )
}

function Simple({ form: { simple }, subject: { group }, onChange }: SideProps) {
  const set = (change: Partial<GroupPolicyForm['simple']>) => onChange({ simple: { ...simple, ...change } })
  const field = fieldsOf(simple, set)
  return (
    <>
      <Row>
        <AdjustmentChoice adjustment={simple} onChange={set} />
        <Field
          label={simple.adjustmentType === 'ExactCapacity' ? 'Capacity' : 'Add (negative: remove)'}
          unit={simple.adjustmentType === 'PercentChangeInCapacity' ? '%' : undefined}
          {...field('adjustment')}
        />
      </Row>
      <MinMagnitude adjustment={simple} scaled="instance" onChange={set} />
      <Field
        label="Cooldown"
        unit="s"
        placeholder={String(group.defaultCooldownSeconds)}
        {...field('cooldown')}
      />
    </>
  )
}
