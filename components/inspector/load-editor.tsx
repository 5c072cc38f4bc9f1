'use client'

import { useRef, useState } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { CsvButton } from '@/components/ui/csv-button'
import type { TrafficView } from '@/lib/protocol'
import { dispatchAll } from '@/lib/view/carry/attempt'
import { fileName } from '@/lib/view/describe/file-name'
import { loadCsv } from '@/lib/view/load/load-csv'
import { loadCurve } from '@/lib/view/load/load-curve'
import {
  drawnLoad,
  FIELDS,
  formOf,
  LOAD_KINDS,
  type LoadForm,
  type LoadPoint,
  type PointText,
  readForm,
  timeText,
} from '@/lib/view/load/load-form'
import { openTrace } from '@/lib/view/load/open-trace'
import { FormEnd, INPUT_BOX } from './form-end'
import { LoadCurve } from './load-curve'

const NO_POINTS: readonly LoadPoint[] = []

/** Changes what a source asks for. Nothing happens until it is applied: one edit is one operation. */
export function LoadEditor({ view: traffic }: { readonly view: TrafficView }) {
  const run = useRun()
  const [draft, setDraft] = useState<LoadForm | null>(null)
  const form = draft ?? formOf(traffic.arrivals, traffic.targetRps ?? traffic.rps, run.store.getState().now)
  const read = readForm(form)
  const drawn = read.ok ? drawnLoad(read.arrivals) : null
  const set = (change: Partial<LoadForm>) => setDraft({ ...form, ...change })
  const apply = async () => {
    if (!read.ok) return
    const input = { name: traffic.name, ...read.input }
    if (await dispatchAll([{ action: 'playground:SetTraffic', input }], run)) setDraft(null)
  }
  const move = (index: number, { at, rps }: LoadPoint) =>
    set({
      points: form.points.map((point, i) => (i === index ? { at: timeText(at), rps: `${rps}` } : point)),
    })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void apply()
      }}
    >
      <label className="flex items-center gap-2 text-sm text-ink-3">
        Kind
        <select
          value={form.kind}
          onChange={(event) => {
            const kind = LOAD_KINDS.find(([one]) => one === event.target.value)?.[0]
            if (kind !== undefined) set({ kind })
          }}
          className={INPUT_BOX}
        >
          {LOAD_KINDS.map(([kind, label]) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {hasPoints(form) && <Points form={form} onChange={set} />}
      <Fields form={form} onChange={set} />
      {drawn !== null && (
        <LoadCurve
          arrivals={drawn.load}
          unit={drawn.unit}
          points={hasPoints(form) && 'rate' in drawn.load ? drawn.load.rate : NO_POINTS}
          onMove={move}
        />
      )}
      <FormEnd
        message={read.ok ? null : read.message}
        isChanged={draft !== null}
        onDiscard={() => setDraft(null)}
        what="load"
      >
        <TraceButton name={traffic.name} />
        {drawn !== null && (
          <CsvButton
            name={fileName(`load ${traffic.name}`, 'csv')}
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
      {FIELDS[kind].map(({ name, label }) => (
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

function Points({
  form: { kind, points, shape },
  onChange,
}: {
  readonly form: LoadForm
  readonly onChange: (change: Partial<LoadForm>) => void
}) {
  const set = (index: number, change: Partial<PointText>) =>
    onChange({ points: points.map((point, i) => (i === index ? { ...point, ...change } : point)) })
  const last = points.at(-1)
  const unit = kind === 'userPoints' ? 'users' : 'requests per second'
  return (
    <fieldset className="mt-1.5 space-y-1">
      <legend className="text-sm text-ink-3">Time and {unit}</legend>
      <select
        aria-label="From point to point"
        value={shape}
        onChange={({ target }) => onChange({ shape: target.value === 'step' ? 'step' : 'linear' })}
        className={INPUT_BOX}
      >
        <option value="linear">Joined by straight lines</option>
        <option value="step">Each held until the next</option>
      </select>
      {points.map(({ at, rps }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points have no identity but their place.
        <div key={index} className="grid grid-cols-[1fr_1fr_auto] gap-1.5">
          <input
            aria-label={`Point ${index + 1}, time`}
            value={at}
            onChange={({ target }) => set(index, { at: target.value })}
            className={INPUT_BOX}
          />
          <input
            aria-label={`Point ${index + 1}, ${unit}`}
            value={rps}
            onChange={({ target }) => set(index, { rps: target.value })}
            className={INPUT_BOX}
          />
          <Button
            size="sm"
            disabled={points.length < 2}
            aria-label={`Remove point ${index + 1}`}
            onClick={() => onChange({ points: points.filter((_, i) => i !== index) })}
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        size="sm"
        onClick={() =>
          onChange({ points: [...points, { at: `${last?.at ?? ''}1m`, rps: last?.rps ?? '0' }] })
        }
      >
        Add a point
      </Button>
    </fieldset>
  )
}

/** Counts from a file; the same happens when it is dropped on the source. */
function TraceButton({ name }: { readonly name: string }) {
  const run = useRun()
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={file}
        type="file"
        accept=".csv,text/csv"
        aria-label="File with a recorded load"
        className="only-spoken"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen !== undefined) void openTrace(run, name, chosen)
        }}
      />
      <Button
        size="sm"
        title="A CSV file, one row a period; the last column is the count. You can also drop it on the users node."
        onClick={() => file.current?.click()}
      >
        Recorded load…
      </Button>
    </>
  )
}
