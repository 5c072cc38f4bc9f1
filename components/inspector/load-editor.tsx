'use client'

import { useRun } from '@/components/hooks/use-run'
import { CsvButton } from '@/components/ui/csv-button'
import type { TrafficView } from '@/lib/protocol'
import { fileName } from '@/lib/view/describe/file-name'
import { loadCsv } from '@/lib/view/load/load-csv'
import { loadCurve } from '@/lib/view/load/load-curve'
import { formOf, timeText } from '@/lib/view/load/load-form'
import {
  LOAD_KINDS,
  type LoadForm,
  type LoadThings,
  loadFields,
  OPEN_LOAD_KINDS,
} from '@/lib/view/load/load-kinds'
import type { TracePlayer } from '@/lib/view/load/open-trace'
import { drawnLoad, type LoadPoint, readForm } from '@/lib/view/load/read-load'
import { FormEnd, INPUT_BOX } from './form-end'
import { LoadCurve } from './load-curve'
import { LoadPoints } from './load-points'
import { TraceButton } from './trace-button'
import { useEdit } from './use-edit'

const NO_POINTS: readonly LoadPoint[] = []

interface LoadEditorProps {
  readonly of: TracePlayer
  /** Null where that is too much to edit. */
  readonly arrivals: TrafficView['arrivals']
  readonly perSecond: number
  readonly things: LoadThings
}

/** Changes what a source asks for, or what is sent to a queue. Nothing happens until it is applied: one edit is one operation. */
export function LoadEditor({ of, arrivals, perSecond, things }: LoadEditorProps) {
  const run = useRun()
  const shown = formOf(arrivals, perSecond, run.store.getState().now, things)
  const { form, read, set: setForm, onSubmit, end } = useEdit(of, shown, readForm)
  const drawn = read.ok ? drawnLoad(read.arrivals, things) : null
  const kinds = things === 'requests' ? LOAD_KINDS : OPEN_LOAD_KINDS
  const set = (change: Partial<LoadForm>) => setForm({ ...form, ...change })
  const move = (index: number, { at, rps }: LoadPoint) =>
    set({
      points: form.points.map((point, i) => (i === index ? { at: timeText(at), rps: `${rps}` } : point)),
    })
  return (
    <form onSubmit={onSubmit}>
      <label className="flex items-center gap-2 text-sm text-ink-3">
        Kind
        <select
          value={form.kind}
          onChange={(event) => {
            const kind = kinds.find(([one]) => one === event.target.value)?.[0]
            if (kind !== undefined) set({ kind })
          }}
          className={INPUT_BOX}
        >
          {kinds.map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {hasPoints(form) && <LoadPoints form={form} onChange={set} />}
      <Fields form={form} onChange={set} />
      {drawn !== null && (
        <LoadCurve
          arrivals={drawn.load}
          unit={drawn.unit}
          points={hasPoints(form) && 'rate' in drawn.load ? drawn.load.rate : NO_POINTS}
          onMove={move}
        />
      )}
      <FormEnd {...end} what="load">
        <TraceButton player={of} />
        {drawn !== null && (
          <CsvButton
            name={fileName(`load ${of.name}`, 'csv')}
            title="Save the curve as CSV"
            text={() => loadCsv(loadCurve(drawn.load, run.store.getState().now), drawn.unit)}
          />
        )}
      </FormEnd>
    </form>
  )
}

const hasPoints = ({ kind }: LoadForm) => kind === 'points' || kind === 'userPoints'

function Fields({
  form,
  onChange,
}: {
  readonly form: LoadForm
  readonly onChange: (change: Partial<LoadForm>) => void
}) {
  const { kind, fields } = form
  return (
    <div className="mt-1.5 space-y-1">
      {loadFields(form).map(({ name, label }) => (
        <label
          key={`${kind}/${name}`}
          className="grid grid-cols-[1fr_7rem] items-center gap-2 text-sm text-ink-3"
        >
          {label}
          <input
            value={fields[kind][name] ?? ''}
            onChange={({ target }) =>
              onChange({ fields: { ...fields, [kind]: { ...fields[kind], [name]: target.value } } })
            }
            className={INPUT_BOX}
          />
        </label>
      ))}
    </div>
  )
}
