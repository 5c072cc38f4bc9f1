'use client'

import type { QueueView } from '@/lib/protocol'
import { QUEUE_FIELDS, queueForm, readQueueForm } from '@/lib/view/load/queue-form'
import { FormEnd, INPUT_BOX } from './form-end'
import { useEdit } from './use-edit'

/** How the workers of a queue take its messages. */
export function QueueEditor({ view: queue }: { readonly view: QueueView }) {
  const { form, set, onSubmit, end } = useEdit(
    { action: 'playground:SetQueue', name: queue.name },
    queueForm(queue),
    readQueueForm,
  )
  return (
    <form onSubmit={onSubmit} className="mt-1.5 space-y-1">
      {QUEUE_FIELDS.map(([name, label]) => (
        <label key={name} className="grid grid-cols-[1fr_8rem] items-center gap-2 text-sm text-ink-3">
          {label}
          <input
            value={form[name]}
            onChange={({ target }) => set({ ...form, [name]: target.value })}
            className={INPUT_BOX}
          />
        </label>
      ))}
      <FormEnd {...end} what="workers" />
    </form>
  )
}
