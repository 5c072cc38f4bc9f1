'use client'

import type { ReactNode } from 'react'
import type { PanelSpec } from '@/lib/view/charts/panel'
import { currentText, type MetricColumns } from '@/lib/view/charts/series'
import { formatClock } from '@/lib/view/describe/format'
import type { ChartCrosshair } from './use-chart-crosshair'

interface CrosshairKeysProps {
  readonly panels: readonly PanelSpec[]
  readonly columns: MetricColumns
  readonly crosshair: ChartCrosshair
  readonly range: readonly [from: number, to: number]
  readonly children: ReactNode
}

/** The charts, with one stop for the keyboard: arrow keys move the crosshair of all of them, Enter goes to that moment. */
export function CrosshairKeys({ panels, columns, crosshair, range, children }: CrosshairKeysProps) {
  const { second, point, onKeyDown } = crosshair
  const shown = second ?? Math.max(range[0], columns.length - 1)
  return (
    <div className="relative flex flex-1 flex-col">
      <div
        role="slider"
        tabIndex={0}
        aria-label="Crosshair of the charts"
        aria-valuemin={range[0]}
        aria-valuemax={Math.max(range[0], Math.min(range[1], columns.length))}
        aria-valuenow={shown}
        aria-valuetext={spoken(panels, columns, shown)}
        className="pointer-events-none absolute -inset-1 rounded-md"
        onKeyDown={onKeyDown}
        onBlur={() => point(null)}
      />
      <div className="grid flex-1 auto-rows-[minmax(96px,1fr)] grid-cols-[repeat(auto-fit,minmax(136px,1fr))] gap-x-5 gap-y-2 max-[900px]:gap-x-3">
        {children}
      </div>
    </div>
  )
}

/** `00:03:10: Requests/s 120, Latency 31 / 210 ms` */
function spoken(panels: readonly PanelSpec[], columns: MetricColumns, second: number): string {
  const then = { ...columns, length: Math.min(columns.length, second + 1) }
  const values = panels.map(
    (panel) => `${panel.title} ${currentText(panel, then, { desired: null, primary: null })}`,
  )
  return `${formatClock(second * 1_000_000)}: ${values.join(', ')}`
}
