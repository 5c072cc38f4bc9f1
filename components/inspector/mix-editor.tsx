'use client'

import { Fragment } from 'react'
import { Button } from '@/components/ui/button'
import type { TrafficView } from '@/lib/protocol'
import { MIX_ROW_NEW, type MixRow, mixRows, readMix } from '@/lib/view/load/mix-form'
import { FormEnd, INPUT_BOX } from './form-end'
import { useEdit } from './use-edit'

const COLUMNS: readonly (readonly [name: keyof MixRow, label: string])[] = [
  ['method', 'method'],
  ['path', 'path'],
  ['weight', 'share'],
  ['cpuMs', 'CPU, ms'],
  ['waitMs', 'wait, ms'],
]

/** In a line below, over several columns. */
const MORE: readonly (readonly [name: keyof MixRow, label: string, columns: number, placeholder: string])[] =
  [
    ['host', 'host', 2, 'host'],
    ['headers', 'headers', 3, 'headers, e.g. X-Beta: yes'],
  ]
/** Numbers without a column of their own: what they are stands before them. */
const BODIES: readonly (readonly [name: keyof MixRow, label: string, columns: number, text: string])[] = [
  ['requestBytes', 'bytes of the request', 2, 'body, B'],
  ['responseBytes', 'bytes of the answer', 3, 'body of the answer, B'],
]

/** Light and heavy requests in a mix. An empty cost is the image's. */
export function MixEditor({ view: traffic }: { readonly view: TrafficView }) {
  const edit = useEdit(
    { action: 'playground:SetTraffic', name: traffic.name },
    mixRows(traffic.requests),
    readMix,
  )
  const { form: rows, set: setRows, onSubmit, end } = edit
  const set = (index: number, change: Partial<MixRow>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...change } : row)))
  return (
    <form onSubmit={onSubmit}>
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
            <Fragment key={index}>
              <tr>
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
              <tr>
                {MORE.map(([name, label, columns, placeholder]) => (
                  <td key={name} colSpan={columns} className="pr-1 pb-0.5">
                    <input
                      aria-label={`Kind ${index + 1}, ${label}`}
                      value={row[name]}
                      placeholder={placeholder}
                      onChange={({ target }) => set(index, { [name]: target.value })}
                      className={INPUT_BOX}
                    />
                  </td>
                ))}
              </tr>
              <tr>
                {BODIES.map(([name, label, columns, text]) => (
                  <td key={name} colSpan={columns} className="pr-1 pb-1.5">
                    <span className="flex items-center gap-1.5 whitespace-nowrap">
                      {text}
                      <input
                        aria-label={`Kind ${index + 1}, ${label}`}
                        value={row[name]}
                        placeholder="none"
                        onChange={({ target }) => set(index, { [name]: target.value })}
                        className={INPUT_BOX}
                      />
                    </span>
                  </td>
                ))}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      <div className="mt-1 flex gap-2">
        <Button size="sm" onClick={() => setRows([...rows, MIX_ROW_NEW])}>
          Add a kind
        </Button>
        <Button
          size="sm"
          disabled={rows.length < 2}
          aria-label={`Remove kind ${rows.length}`}
          onClick={() => setRows(rows.slice(0, -1))}
        >
          Remove the last
        </Button>
      </div>
      <FormEnd {...end} what="requests" />
    </form>
  )
}
