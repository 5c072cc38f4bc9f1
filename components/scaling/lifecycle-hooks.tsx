'use client'

import { useState } from 'react'
import { Section } from '@/components/inspector/facts'
import { OperationForm } from '@/components/inspector/operation-form'
import { useOperation } from '@/components/inspector/use-operation'
import { Button } from '@/components/ui/button'
import type { AutoScalingGroupView, LifecycleHookView } from '@/lib/protocol'
import { fieldsOf } from '@/lib/view/auto-scaling/fields-of'
import {
  deleteHook,
  type HookForm,
  heartbeatText,
  hookFormOf,
  RESULT_CHOICES,
  readHookForm,
  TRANSITION_CHOICES,
} from '@/lib/view/auto-scaling/hook-form'
import { Choice, Field } from './field'

interface HooksProps {
  readonly group: AutoScalingGroupView
}

/** The lifecycle hooks of a group: where its instances wait, for how long, and what becomes of one that waits in vain. */
export function LifecycleHooks({ group }: HooksProps) {
  /** The name of the hook that is edited; an empty one for a new hook. */
  const [open, setOpen] = useState<string | null>(null)
  const { lifecycleHooks: hooks } = group
  const close = () => setOpen(null)
  return (
    <Section
      title={`Lifecycle hooks · ${hooks.length}`}
      aside={
        <Button
          size="sm"
          aria-label="Add a lifecycle hook"
          disabled={group.isDeleting || open !== null}
          onClick={() => setOpen('')}
        >
          Add…
        </Button>
      }
    >
      {hooks.length === 0 && open === null && <p className="text-ink-2 text-sm">None.</p>}
      <ul className="space-y-2">
        {hooks.map((hook) => (
          <li key={hook.name} className="text-sm">
            {open === hook.name ? (
              <EditHook group={group} edited={hook} onDone={close} />
            ) : (
              <Hook group={group} hook={hook} onEdit={() => setOpen(hook.name)} />
            )}
          </li>
        ))}
      </ul>
      {open === '' && (
        <div className="mt-3 first:mt-0">
          <EditHook group={group} edited={null} onDone={close} />
        </div>
      )}
    </Section>
  )
}

interface HookProps extends HooksProps {
  readonly hook: LifecycleHookView
  readonly onEdit: () => void
}

function Hook({ group, hook, onEdit }: HookProps) {
  const { run, isBusy } = useOperation()
  const { name, transition, heartbeatSeconds, defaultResult } = hook
  const when = TRANSITION_CHOICES.find(([value]) => value === transition)?.[1]
  const waiting = group.instances.filter(({ waitsFor }) => waitsFor.includes(name)).length
  return (
    <>
      <p className="wrap-anywhere font-semibold">{name}</p>
      <p className="text-ink-2 text-xs">
        {when} · {heartbeatText(heartbeatSeconds)}, then {defaultResult}
        {waiting > 0 && <span className="text-warning-text"> · {waiting} waiting</span>}
      </p>
      <div className="mt-1 flex gap-1.5">
        <Button size="sm" aria-label={`Edit hook ${name}`} onClick={onEdit}>
          Edit
        </Button>
        <Button
          size="sm"
          aria-label={`Delete hook ${name}`}
          disabled={isBusy}
          onClick={() => run(deleteHook(group, name))}
        >
          Delete
        </Button>
      </div>
    </>
  )
}

interface EditHookProps extends HooksProps {
  /** Null for a new one. */
  readonly edited: LifecycleHookView | null
  readonly onDone: () => void
}

function EditHook({ group, edited, onDone }: EditHookProps) {
  const [form, setForm] = useState(() => hookFormOf(edited))
  const set = (change: Partial<HookForm>) => setForm({ ...form, ...change })
  const field = fieldsOf(form, set)
  return (
    <OperationForm
      label={edited === null ? 'New lifecycle hook' : `Lifecycle hook ${edited.name}`}
      read={readHookForm(form, group, edited)}
      submit={edited === null ? 'Create the hook' : 'Save the hook'}
      onDone={onDone}
    >
      <Field label="Hook name" disabled={edited !== null} {...field('name')} />
      <Choice label="Instances wait" options={TRANSITION_CHOICES} {...field('transition')} />
      <Field label="Heartbeat timeout" unit="s" {...field('heartbeat')} />
      <Choice label="Result when it times out" options={RESULT_CHOICES} {...field('defaultResult')} />
    </OperationForm>
  )
}
