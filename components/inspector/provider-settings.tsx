'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useKind } from '@/components/hooks/use-view'
import { Field, ProblemText, Row, Tick, useProblem } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import type { CapacityProviderView } from '@/lib/protocol'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import {
  deleteProvider,
  type ProviderSettingsForm,
  providerSettingsOf,
  readProviderSettings,
} from '@/lib/view/auto-scaling/provider-form'
import { Facts, Section } from './facts'
import { OperationForm } from './operation-form'
import { useOperations } from './use-operations'

interface SettingsProps {
  readonly provider: CapacityProviderView
}

/** The settings of a capacity provider: to read, and to change in place. */
export function ProviderSettings({ provider }: SettingsProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="Settings">
      {isOpen ? (
        <Edit provider={provider} onDone={() => setOpen(false)} />
      ) : (
        <>
          <Shown provider={provider} />
          <div className="mt-2 flex gap-1.5">
            <Button size="sm" onClick={() => setOpen(true)}>
              Change…
            </Button>
            <Delete provider={provider} />
          </div>
        </>
      )}
    </Section>
  )
}

function Delete({ provider }: SettingsProps) {
  const { run, isBusy } = useOperations()
  const clusters = useKind('cluster')
  return (
    <Button
      size="sm"
      variant="danger"
      disabled={isBusy}
      onClick={() => void run(deleteProvider(provider, clusters))}
    >
      <Trash2 aria-hidden size={13} /> Delete the provider
    </Button>
  )
}

function Shown({ provider }: SettingsProps) {
  const onOff = (isOn: boolean) => (isOn ? 'on' : 'off')
  return (
    <Facts
      facts={[
        { name: 'Cluster', value: provider.clusterName ?? 'none' },
        { name: 'Managed scaling', value: onOff(provider.isManaged) },
        {
          name: 'Scaling steps',
          value: `${provider.minimumScalingStepSize} to ${provider.maximumScalingStepSize}`,
        },
        { name: 'Instance warm-up', value: `${provider.instanceWarmupSeconds} s` },
        { name: 'Termination protection', value: onOff(provider.managedTerminationProtection) },
        { name: 'Managed draining', value: onOff(provider.managedDraining) },
      ]}
    />
  )
}

function Edit({ provider, onDone }: SettingsProps & { readonly onDone: () => void }) {
  const [form, setForm] = useState(() => providerSettingsOf(provider))
  const set = (change: Partial<ProviderSettingsForm>) => setForm({ ...form, ...change })
  const field = fieldsOf(form, set)
  return (
    <OperationForm
      label={`Settings of ${provider.name}`}
      read={readProviderSettings(form, provider)}
      submit="Save the settings"
      onDone={onDone}
    >
      <Tick label="Managed scaling" isOn={form.isManaged} onChange={(isManaged) => set({ isManaged })} />
      <Row>
        <Field label="Target capacity" unit="%" {...field('targetCapacity')} />
        <Field label="Instance warm-up" unit="s" {...field('warmup')} />
        <Field label="Smallest step" {...field('minimumStep')} />
        <Field label="Largest step" {...field('maximumStep')} />
      </Row>
      <Protection isOn={form.isProtecting} onChange={(isProtecting) => set({ isProtecting })} />
      <Tick label="Managed draining" isOn={form.isDraining} onChange={(isDraining) => set({ isDraining })} />
    </OperationForm>
  )
}

interface ProtectionProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

function Protection({ isOn, onChange }: ProtectionProps) {
  return (
    <>
      <Tick label="Managed termination protection" isOn={isOn} onChange={onChange} />
      <ProblemText problem={useProblem('isProtecting')} />
    </>
  )
}
