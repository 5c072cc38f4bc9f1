'use client'

import { useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { TrafficView } from '@/lib/protocol'
import { dispatchAll } from '@/lib/view/carry/attempt'
import { CLIENT_FIELDS, type ClientForm, clientForm, readClient } from '@/lib/view/load/client-form'
import { FormEnd, INPUT_BOX } from './form-end'

/** How long clients wait, and whether they try again. */
export function ClientEditor({ view: traffic }: { readonly view: TrafficView }) {
  const run = useRun()
  const [draft, setDraft] = useState<ClientForm | null>(null)
  const form = draft ?? clientForm(traffic.client)
  const read = readClient(form)
  const apply = async () => {
    if (!read.ok) return
    const input = { name: traffic.name, ...read.input }
    if (await dispatchAll([{ action: 'playground:SetTraffic', input }], run)) setDraft(null)
  }
  const isOnce = form.attempts.trim() === '1'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
      className="space-y-1"
    >
      {CLIENT_FIELDS.map(([name, label]) => (
        <label key={name} className="grid grid-cols-[1fr_6rem] items-center gap-2 text-sm text-ink-3">
          {label}
          <input
            value={form[name]}
            disabled={isOnce && name !== 'timeoutMs' && name !== 'attempts'}
            onChange={({ target }) => setDraft({ ...form, [name]: target.value })}
            className={INPUT_BOX}
          />
        </label>
      ))}
      <label className="grid grid-cols-[1fr_6rem] items-center gap-2 text-sm text-ink-3">
        Waits are drawn
        <select
          value={form.jitter}
          disabled={isOnce}
          onChange={({ target }) => setDraft({ ...form, jitter: target.value === 'none' ? 'none' : 'full' })}
          className={INPUT_BOX}
        >
          <option value="full">from 0 on</option>
          <option value="none">never</option>
        </select>
      </label>
      <FormEnd
        message={read.ok ? null : read.message}
        isChanged={draft !== null}
        onDiscard={() => setDraft(null)}
        what="clients"
      />
    </form>
  )
}
