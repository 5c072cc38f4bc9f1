'use client'

import { useStore } from 'zustand'
import { labelOf } from '@/lib/view/compare/words'
import type { Swept } from '@/lib/view/sweep/state'
import { CellCard } from './cell-card'
import { ExportMenu } from './export-menu'
import { HeatLegend } from './heat-legend'
import { HeatMap } from './heat-map'
import { SweepCommand } from './sweep-command'
import { SweepLine } from './sweep-line'
import { SweepTable } from './sweep-table'
import { type Heat, useHeat } from './use-heat'
import { useSweep } from './use-sweep'

/** What a sweep came to, as far as it is. */
export function SweepResult({ result }: { readonly result: Swept }) {
  const sweep = useSweep()
  const mode = useStore(sweep.state, (state) => state.mode)
  const heat = useHeat(result)
  if (heat === null) return null
  return (
    <>
      <section
        aria-label="Cells"
        className="min-w-0 rounded-card border border-line bg-surface px-3 py-2.5 shadow-card"
      >
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          <MeasurePicker heat={heat} />
          {mode === 'map' && result.design.factors.length > 1 && <HeatLegend heat={heat} />}
          <ExportMenu />
        </div>
        {mode === 'table' ? (
          <div className="overflow-x-auto">
            <SweepTable heat={heat} />
          </div>
        ) : (
          <div className="grid @3xl:grid-cols-[minmax(0,1fr)_280px] grid-cols-1 items-start gap-x-4 gap-y-3">
            {result.design.factors.length > 1 ? <HeatMap heat={heat} /> : <SweepLine heat={heat} />}
            <CellCard heat={heat} />
          </div>
        )}
      </section>
      <SweepCommand result={result} />
    </>
  )
}

function MeasurePicker({ heat: { measure, measures } }: { readonly heat: Heat }) {
  const sweep = useSweep()
  return (
    <select
      aria-label="Measure"
      value={measure.name}
      title={measure.says}
      onChange={({ target }) => sweep.showMeasure(target.value)}
      className="h-7 min-w-0 rounded-card border border-line bg-surface px-2 font-semibold text-base text-ink"
    >
      {measures.map((info) => (
        <option key={info.name} value={info.name}>
          {labelOf(info)}
        </option>
      ))}
    </select>
  )
}
