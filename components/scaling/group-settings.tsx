'use client'

import { useState } from 'react'
import { Facts, Section } from '@/components/inspector/facts'
import { OperationForm } from '@/components/inspector/operation-form'
import { useOperation } from '@/components/inspector/use-operation'
import { Button } from '@/components/ui/button'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import { setMetricsCollected } from '@/lib/view/auto-scaling/group-operations'
import {
  type GroupSettingsForm,
  groupSettingsOf,
  readGroupSettings,
} from '@/lib/view/auto-scaling/group-settings-form'
import { Field, Row, Tick } from './field'

interface GroupSettingsProps {
  readonly group: AutoScalingGroupView
}

/** The settings of a group that are no bounds: to read, and to change in place. */
export function GroupSettings({ group }: GroupSettingsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title="Settings"
      aside={
        <Button
          size="sm"
          aria-label="Change the settings of the group"
          disabled={group.isDeleting || isOpen}
          onClick={() => setOpen(true)}
        >
          Change…
        </Button>
      }
    >
      {isOpen ? <Edit group={group} onDone={() => setOpen(false)} /> : <Shown group={group} />}
      <Metrics group={group} />
    </Section>
  )
}

function Shown({ group }: GroupSettingsProps) {
  const { defaultInstanceWarmupSeconds: warmup } = group
  return (
    <Facts
      facts={[
        { name: 'Termination policies', value: group.terminationPolicies.join(', ') },
        { name: 'Default cooldown', value: `${group.defaultCooldownSeconds} s` },
        { name: 'Default instance warm-up', value: warmup === null ? 'none' : `${warmup} s` },
        { name: 'Health check grace period', value: `${group.healthCheckGraceSeconds} s` },
        { name: 'New instances protected', value: group.protectsNewInstances ? 'true' : 'false' },
      ]}
    />
  )
}

function Edit({ group, onDone }: GroupSettingsProps & { readonly onDone: () => void }) {
  const [form, setForm] = useState(() => groupSettingsOf(group))
  const set = (change: Partial<GroupSettingsForm>) => setForm({ ...form, ...change })
  const field = fieldsOf(form, set)
  return (
    <OperationForm
      label={`Settings of ${group.name}`}
      read={readGroupSettings(form, group)}
      submit="Save the settings"
      onDone={onDone}
    >
      <Field label="Termination policies" {...field('terminationPolicies')} />
      <Row>
        <Field label="Default cooldown" unit="s" {...field('cooldown')} />
        <Field label="Default instance warm-up" unit="s" placeholder="none" {...field('warmup')} />
        <Field label="Health check grace" unit="s" {...field('grace')} />
      </Row>
      <Tick
        label="Protect new instances from scale-in"
        isOn={form.protectsNew}
        onChange={(protectsNew) => set({ protectsNew })}
      />
    </OperationForm>
  )
}

/** One EnableMetricsCollection or DisableMetricsCollection of all of them. */
function Metrics({ group }: GroupSettingsProps) {
  const { run, isBusy } = useOperation()
  return (
    <div className="mt-2">
      <Tick
        label="Publish the group’s metrics to CloudWatch every minute"
        isOn={group.enabledMetrics.length > 0}
        disabled={isBusy || group.isDeleting}
        onChange={(isOn) => run(setMetricsCollected(group, isOn))}
      />
    </div>
  )
}
