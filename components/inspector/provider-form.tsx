'use client'

import { useState } from 'react'
import { useView } from '@/components/hooks/use-run'
import { Field, Tick } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import {
  type NewProviderForm,
  newProviderFormOf,
  readNewProvider,
} from '@/lib/view/auto-scaling/provider-form'
import { clusterOfGroup } from '@/lib/view/carry/provider-operations'
import { Section } from './facts'
import { OperationForm } from './operation-form'

/** Makes a capacity provider of a group; the lines that do it stand below and grow with the form. */
export function ProviderFormSection({ group }: { readonly group: AutoScalingGroupView }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="Capacity provider">
      {isOpen ? (
        <Form group={group} onDone={() => setOpen(false)} />
      ) : (
        <>
          <p className="mb-2 text-ink-2 text-sm">
            None. With one, tasks wait in PROVISIONING and managed scaling grows the group.
          </p>
          <Button size="sm" disabled={group.isDeleting} onClick={() => setOpen(true)}>
            Make a capacity provider of it…
          </Button>
        </>
      )}
    </Section>
  )
}

interface FormProps {
  readonly group: AutoScalingGroupView
  readonly onDone: () => void
}

function Form({ group, onDone }: FormProps) {
  const kinds = useView((state) => state.kinds)
  const [form, setForm] = useState<NewProviderForm>(() => newProviderFormOf(group))
  const set = (change: Partial<NewProviderForm>) => setForm((before) => ({ ...before, ...change }))
  const field = fieldsOf(form, set)
  return (
    <OperationForm
      label={`Capacity provider of ${group.name}`}
      read={readNewProvider(form, group, kinds)}
      submit="Create the provider"
      onDone={onDone}
    >
      <Field label="Name" {...field('name')} />
      <Field label="Target capacity" unit="%" {...field('targetCapacity')} />
      <Tick
        label={`Default of cluster ${clusterOfGroup(group, kinds)}: new services and tasks start on it`}
        isOn={form.isDefault}
        onChange={(isDefault) => set({ isDefault })}
      />
      <Tick
        label="Managed termination protection"
        isOn={form.managedTerminationProtection}
        onChange={(managedTerminationProtection) => set({ managedTerminationProtection })}
      />
    </OperationForm>
  )
}
