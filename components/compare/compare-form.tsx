'use client'

import { Play, Plus, Square } from 'lucide-react'
import { type FormEvent, useId } from 'react'
import { useStore } from 'zustand'
import { useView } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import type { Side } from '@/lib/view/compare/state'
import { plural } from '@/lib/view/describe/format'
import { nameOf } from '@/lib/view/session/origin'
import { CompareProgress } from './compare-progress'
import { PlanFields } from './plan-fields'
import { PathList, SettingRow } from './setting-row'
import { SideMark } from './side-mark'
import { useComparison } from './use-comparison'

/** What A and B are, and how often and how long both are run. */
export function CompareForm() {
  const comparison = useComparison()
  const isRunning = useStore(comparison.state, ({ progress }) => progress.status === 'running')
  const form = useStore(comparison.state, (state) => state.form)
  const hasBase = useStore(comparison.state, ({ base }) => base !== null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRunning) comparison.stop()
    else void comparison.start()
  }
  return (
    <form
      aria-label="What is compared"
      onSubmit={submit}
      className="rounded-card border border-line bg-surface p-3 shadow-card"
    >
      <div className="grid @3xl:grid-cols-[minmax(0,2fr)_minmax(0,5fr)] grid-cols-1 gap-x-5 gap-y-3">
        <SideA />
        <SideB />
      </div>
      <div className="mt-3 flex flex-wrap items-end gap-x-3 gap-y-2 border-line border-t pt-3">
        <PlanFields plan={form} seedsLabel="Seeds" onEdit={(plan) => comparison.edit(plan)} />
        <Button type="submit" variant={isRunning ? 'plain' : 'primary'} size="sm" disabled={!hasBase}>
          {isRunning ? <Square aria-hidden size={13} /> : <Play aria-hidden size={13} />}
          {isRunning ? 'Stop' : 'Compare'}
        </Button>
        <CompareProgress />
      </div>
    </form>
  )
}

function SideA() {
  const comparison = useComparison()
  const base = useStore(comparison.state, (state) => state.base)
  const isOtherOpen = useStore(comparison.state, (state) => state.isOtherOpen)
  return (
    <div className="min-w-0">
      <h2 className="flex items-center gap-2 font-semibold text-base">
        <SideMark side="a" />
        <span className="min-w-0 truncate">{base?.title ?? 'No run is open yet'}</span>
      </h2>
      <p className="mt-1 text-ink-2 text-sm">
        {base !== null && base.changes.length > 0
          ? `A cell of the heat map: ${nameOf(base.scenario)} with these values.`
          : 'The scenario as it is in its file.'}
      </p>
      {base !== null && base.commands.length > 0 && <CommandsBox side="a" count={base.commands.length} />}
      {isOtherOpen && (
        <p className="mt-2 text-ink-2 text-sm">
          The canvas shows another run.{' '}
          <button
            type="button"
            onClick={() => void comparison.takeOpen()}
            className="rounded-sm text-accent-text underline underline-offset-2"
          >
            Make it A
          </button>
        </p>
      )}
    </div>
  )
}

function SideB() {
  const comparison = useComparison()
  const { scenarioId, changes } = useStore(comparison.state, ({ form }) => form)
  const paths = useStore(comparison.state, (state) => state.paths)
  const count = useStore(comparison.state, (state) => state.base?.commands.length ?? 0)
  const scenarios = useView((state) => state.scenarios)
  const listId = useId()
  return (
    <div className="min-w-0">
      <div className="flex items-center gap-2">
        <SideMark side="b" />
        <select
          aria-label="Scenario of B"
          value={scenarioId ?? ''}
          onChange={({ target }) =>
            comparison.edit({ scenarioId: target.value === '' ? null : target.value })
          }
          className="h-7 min-w-0 rounded-card border border-line bg-surface px-2 font-semibold text-base text-ink"
        >
          <option value="">The same, changed</option>
          {scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <PathList id={listId} paths={paths} />
      <ul className="mt-2 space-y-1.5">
        {changes.map((change, i) => (
          <SettingRow
            key={change.id}
            name={`change ${i + 1}`}
            path={change.path}
            value={change.value}
            valueName="Value"
            valueHint="value"
            listId={listId}
            paths={paths}
            onEdit={(edit) => comparison.editChange(change.id, edit)}
            onRemove={() => comparison.removeChange(change.id)}
          />
        ))}
      </ul>
      <div className="mt-1 flex flex-wrap items-center gap-x-3">
        <Button variant="ghost" size="sm" onClick={() => comparison.addChange()}>
          <Plus aria-hidden size={13} />
          Change something
        </Button>
        {count > 0 && scenarioId === null && <CommandsBox side="b" count={count} />}
      </div>
    </div>
  )
}

/** Whether a side has what was done by hand. */
function CommandsBox({ side, count }: { readonly side: Side; readonly count: number }) {
  const comparison = useComparison()
  const { hasCommands } = useStore(comparison.state, ({ form }) => form)
  const commands = count === 1 ? 'command' : plural(count, 'command')
  return (
    <label className="mt-1 flex items-center gap-1.5 text-ink-2 text-sm">
      <input
        type="checkbox"
        checked={hasCommands[side]}
        onChange={({ target }) =>
          comparison.edit({ hasCommands: { ...hasCommands, [side]: target.checked } })
        }
      />
      {side === 'a' ? `With your ${commands} of this run` : `With your ${commands}, too`}
    </label>
  )
}
