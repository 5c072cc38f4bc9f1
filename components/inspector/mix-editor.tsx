'use client'

import { useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import type { TrafficView } from '@/lib/protocol'
import { dispatchAll } from '@/lib/view/carry/attempt'
import { MIX_ROW_NEW, type MixRow, mixRows, readMix } from '@/lib/view/load/mix-form'
import { FormEnd, INPUT_BOX } from './form-end'

const COLUMNS: readonly (readonly [name: keyof MixRow, label: string])[] = [
  ['method', 'method'],
  ['path', 'path'],
  ['weight', 'share'],
  ['cpuMs', 'CPU, ms'],
  ['waitMs', 'wait, ms'],
]

/** Light and heavy requests in a mix. An empty cost is the image's. */
export function MixEditor({ view: traffic }: { readonly view: TrafficView }) {
  const run = useRun()
  const [draft, setDraft] = useState<readonly MixRow[] | null>(null)
  const rows = draft ?? mixRows(traffic.requests)
  const read = readMix(
    rows,
    traffic.requests.map(({ host }) => host),
  )
  const apply = async () => {
    if (!read.ok) return
    const input = { name: traffic.name, requests: read.requests }
    if (await dispatchAll([{ action: 'playground:SetTraffic', input }], run)) setDraft(null)
  }
  const set = (index: number, change: Partial<MixRow>) =>
    setDraft(rows.map((row, i) => (i === index ? { ...row, ...change } : row)))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <table className="w-full table-fixed text-left text-2xs text-ink-3">
        <thead>
          <tr>
            {COLUMNS.map(([name, label]) => (
              <th key={name} scope="col" className="font-normal">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: kinds have no identity but their place.
            <tr key={index}>
              {COLUMNS.map(([name, label]) => (
                <td key={name} className="py-0.5 pr-1">
                  <input
                    aria-label={`Kind ${index + 1}, ${label}`}
                    value={row[name]}
                    placeholder={name === 'cpuMs' || name === 'waitMs' ? 'image' : undefined}
                    onChange={({ target }) => set(index, { [name]: target.value })}
                    className={INPUT_BOX}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-1 flex gap-2">
        <Button size="sm" onClick={() => setDraft([...rows, MIX_ROW_NEW])}>
          Add a kind
        </Button>
        <Button
          size="sm"
          disabled={rows.length < 2}
          aria-label={`Remove kind ${rows.length}`}
          onClick={() => setDraft(rows.slice(0, -1))}
        >
          Remove the last
        </Button>
      </div>
      <FormEnd
        message={read.ok ? null : read.message}
        isChanged={draft !== null}
        onDiscard={() => setDraft(null)}
        what="requests"
      />
    </form>
  )
}
