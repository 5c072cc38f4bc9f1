'use client'

import { Play, Plus, Square } from 'lucide-react'
import { type FormEvent, useId } from 'react'
import { useStore } from 'zustand'
import { PlanFields } from '@/components/compare/plan-fields'
import { PathList, SettingRow } from '@/components/compare/setting-row'
import { Button } from '@/components/ui/button'
import { plural } from '@/lib/view/describe/format'
import { SweepProgress } from './sweep-progress'
import { useSweep } from './use-sweep'

/** Which values are varied, and how often and how long each combination is run. */
export function SweepForm() {
  const sweep = useSweep()
  const form = useStore(sweep.state, (state) => state.form)
  const status = useStore(sweep.state, ({ progress }) => progress.status)
  const hasBase = useStore(sweep.state, ({ base }) => base !== null)
  const isRunning = status === 'running'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRunning) sweep.stop()
    else void sweep.start()
  }
  return (
    <form
      aria-label="What is varied"
      onSubmit={submit}
      className="rounded-card border border-line bg-surface p-3 shadow-card"
    >
      <div className="grid @3xl:grid-cols-[minmax(0,2fr)_minmax(0,5fr)] grid-cols-1 gap-x-5 gap-y-3">
        <Base />
        <Parameters />
      </div>
      <div className="mt-3 flex flex-wrap items-end gap-x-3 gap-y-2 border-line border-t pt-3">
        <PlanFields plan={form} seedsLabel="Seeds a cell" onEdit={(plan) => sweep.edit(plan)} />
        <Button type="submit" variant={isRunning ? 'plain' : 'primary'} size="sm" disabled={!hasBase}>
          {isRunning ? <Square aria-hidden size={13} /> : <Play aria-hidden size={13} />}
          {isRunning ? 'Stop' : 'Run'}
        </Button>
        <SweepProgress />
      </div>
    </form>
  )
}

function Base() {
  const sweep = useSweep()
  const base = useStore(sweep.state, (state) => state.base)
  const isOtherOpen = useStore(sweep.state, (state) => state.isOtherOpen)
  return (
    <div className="min-w-0">
      <h2 className="truncate font-semibold text-base" title={base?.title}>
        {base?.title ?? 'No run is open yet'}
      </h2>
      <p className="mt-1 text-ink-2 text-sm">
        Every combination of the values is run on the same seeds, so that cells differ by their values and not
        by their luck.
      </p>
      {base !== null && base.commands.length > 0 && (
        <p className="mt-1 text-ink-2 text-sm">
          {plural(base.commands.length, 'command')} of yours {base.commands.length === 1 ? 'is' : 'are'} not
          part of it.
        </p>
      )}
      {isOtherOpen && (
        <p className="mt-2 text-ink-2 text-sm">
          The canvas shows another scenario.{' '}
          <button
            type="button"
            onClick={() => void sweep.takeOpen()}
            className="rounded-sm text-accent-text underline underline-offset-2"
          >
            Vary that one
          </button>
        </p>
      )}
    </div>
  )
}

function Parameters() {
  const sweep = useSweep()
  const parameters = useStore(sweep.state, ({ form }) => form.parameters)
  const paths = useStore(sweep.state, (state) => state.paths)
  const listId = useId()
  return (
    <div className="min-w-0">
      <PathList id={listId} paths={paths} />
      <ul className="space-y-1.5">
        {parameters.map(({ id, path, values }, i) => (
          <SettingRow
            key={id}
            name={`parameter ${i + 1}`}
            path={path}
            value={values}
            valueName="Values"
            valueHint="a,b,c or a..b:step"
            isWide
            listId={listId}
            paths={paths}
            onEdit={({ path: to, value }) =>
              sweep.editParameter(id, {
                ...(to === undefined ? {} : { path: to }),
                ...(value === undefined ? {} : { values: value }),
              })
            }
            onRemove={parameters.length === 1 ? null : () => sweep.removeParameter(id)}
          />
        ))}
      </ul>
      <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        {parameters.length === 1 && (
          <Button variant="ghost" size="sm" onClick={() => sweep.addParameter()}>
            <Plus aria-hidden size={13} />
            Vary a second one
          </Button>
        )}
        <p className="text-ink-2 text-xs">
          Values as a list <span className="num">30,50,70</span> or a range{' '}
          <span className="num">30..70:10</span>, <span className="num">30s..5m:30s</span>.
        </p>
      </div>
    </div>
  )
}
