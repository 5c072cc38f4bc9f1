'use client'

import type { TrafficView } from '@/lib/protocol'
import { CLIENT_FIELDS, clientForm, readClient } from '@/lib/view/load/client-form'
import { FormEnd, INPUT_BOX } from './form-end'
import { useEdit } from './use-edit'

const OF_RETRIES: ReadonlySet<string> = new Set(['backoffMs', 'factor', 'capMs', 'budget'])

/** Where clients come from, whether they follow redirects, how long they wait, what they keep, and whether they try again. */
export function ClientEditor({ view: traffic }: { readonly view: TrafficView }) {
  const { form, set, onSubmit, end } = useEdit(
    { action: 'playground:SetTraffic', name: traffic.name },
    clientForm(traffic),
    readClient,
  )
  const isOnce = form.attempts.trim() === '1'
  const isClosed = traffic.arrivals?.kind === 'closed'
  // Users of a closed loop keep cookies or do not; of open arrivals some may come again.
  const fields = CLIENT_FIELDS.filter(([name]) => name !== 'visitors' || !isClosed)
  return (
    <form onSubmit={onSubmit} className="space-y-1">
      <label className="grid grid-cols-[1fr_9rem] items-center gap-2 text-sm text-ink-3">
        Come from
        <input
          value={form.from}
          onChange={({ target }) => set({ ...form, from: target.value })}
          className={INPUT_BOX}
        />
      </label>
      <label className="grid grid-cols-[1fr_9rem] items-center gap-2 text-sm text-ink-3">
        Redirects
        <select
          value={form.redirects}
          onChange={({ target }) => set({ ...form, redirects: target.value === 'stop' ? 'stop' : 'follow' })}
          className={INPUT_BOX}
        >
          <option value="follow">follow them</option>
          <option value="stop">stop there</option>
        </select>
      </label>
      {fields.map(([name, label]) => (
        <label key={name} className="grid grid-cols-[1fr_6rem] items-center gap-2 text-sm text-ink-3">
          {label}
          <input
            value={form[name]}
            disabled={isOnce && OF_RETRIES.has(name)}
            onChange={({ target }) => set({ ...form, [name]: target.value })}
            className={INPUT_BOX}
          />
        </label>
      ))}
      <label className="grid grid-cols-[1fr_6rem] items-center gap-2 text-sm text-ink-3">
        Waits are drawn
        <select
          value={form.jitter}
          disabled={isOnce}
          onChange={({ target }) => set({ ...form, jitter: target.value === 'none' ? 'none' : 'full' })}
          className={INPUT_BOX}
        >
          <option value="full">from 0 on</option>
          <option value="none">never</option>
        </select>
      </label>
      <YesOrNo
        label="HTTP/2 where they can"
        value={form.http2}
        onChange={(http2) => set({ ...form, http2 })}
      />
      {isClosed && (
        <YesOrNo
          label="Users keep cookies"
          value={form.cookies}
          onChange={(cookies) => set({ ...form, cookies })}
        />
      )}
      <FormEnd {...end} what="clients" />
    </form>
  )
}

function YesOrNo({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: 'yes' | 'no'
  readonly onChange: (value: 'yes' | 'no') => void
}) {
  return (
    <label className="grid grid-cols-[1fr_6rem] items-center gap-2 text-sm text-ink-3">
      {label}
      <select
        value={value}
        onChange={({ target }) => onChange(target.value === 'yes' ? 'yes' : 'no')}
        className={INPUT_BOX}
      >
        <option value="no">no</option>
        <option value="yes">yes</option>
      </select>
    </label>
  )
}
