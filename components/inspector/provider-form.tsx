'use client'

import { useState } from 'react'
import { useView } from '@/components/hooks/use-run'
import { Tick } from '@/components/scaling/field'
import { Button } from '@/components/ui/button'
import type { AutoScalingGroupView } from '@/lib/protocol'
import {
  clusterOfGroup,
  makeProvider,
  type ProviderForm,
  providerFormOf,
} from '@/lib/view/carry/provider-operations'
import { Section } from './facts'
import { INPUT_BOX } from './form-end'
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
  const [form, setForm] = useState(() => providerFormOf(group))
  const change = (part: Partial<ProviderForm>) => setForm((before) => ({ ...before, ...part }))
  const problems = form.name === '' ? [{ field: 'name', message: 'A name is needed' }] : []
  return (
    <OperationForm
      label={`Capacity provider of ${group.name}`}
      read={{ problems, commands: makeProvider(group, form, kinds) }}
      submit="Create the provider"
      onDone={onDone}
    >
      <Fields form={form} change={change} cluster={clusterOfGroup(group, kinds)} />
    </OperationForm>
  )
}

interface FieldsProps {
  readonly form: ProviderForm
  readonly change: (part: Partial<ProviderForm>) => void
  readonly cluster: string
}

function Fields({ form, change, cluster }: FieldsProps) {
  return (
    <>
      <label className="block">
        <span className="text-ink-3 text-xs">Name</span>
        <input
          value={form.name}
          onChange={({ target }) => change({ name: target.value })}
          className={INPUT_BOX}
        />
      </label>
      <label className="block">
        <span className="text-ink-3 text-xs">Target capacity, %</span>
        <input
          type="number"
          min={1}
          max={100}
          value={form.targetCapacity}
          onChange={({ target }) => change({ targetCapacity: Number(target.value) })}
          className={INPUT_BOX}
        />
      </label>
      <Tick
        label={`Default of cluster ${cluster}: new services and tasks start on it`}
        isOn={form.isDefault}
        onChange={(isDefault) => change({ isDefault })}
      />
      <Tick
        label="Managed termination protection"
        isOn={form.managedTerminationProtection}
        onChange={(managedTerminationProtection) => change({ managedTerminationProtection })}
      />
    </>
  )
}
