'use client'

import { useState } from 'react'
import { useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import type { ChartView } from '@/lib/protocol'
import { shortenIds } from '@/lib/view/describe/words'
import { Statechart } from './statechart'

/** The charts of one resource (a task has its own, its containers' and its targets'), one shown at a time. */
export function StatechartTabs({
  subject,
  charts,
}: {
  readonly subject: string
  readonly charts: readonly ChartView[]
}) {
  const [chosen, setChosen] = useState(0)
  // After an undo the same resource has another past.
  const run = useView((state) => state.run)
  const index = Math.min(chosen, charts.length - 1)
  const chart = charts[index]
  if (chart === undefined)
    return (
      <p className="px-3.5 py-3 text-sm text-ink-2">
        This resource has no lifecycle of its own, so it has no statechart.
      </p>
    )
  return (
    <div className="flex h-full min-h-0 flex-col px-3.5 pt-3">
      {charts.length > 1 && (
        <fieldset className="mb-2 flex shrink-0 flex-wrap gap-1">
          <legend className="only-spoken">Chart</legend>
          {charts.map(({ machine, title }, position) => (
            <button
              key={`${machine} ${title}`}
              type="button"
              aria-pressed={position === index}
              onClick={() => setChosen(position)}
              className={cx(
                'rounded-full border px-2 text-sm',
                position === index
                  ? 'border-inverse bg-inverse text-inverse-ink'
                  : 'border-line text-ink-2 hover:bg-surface-2',
              )}
            >
              {shortenIds(title)}
            </button>
          ))}
        </fieldset>
      )}
      <Statechart key={`${run} ${subject} ${chart.machine} ${chart.title}`} chart={chart} />
    </div>
  )
}
