'use client'

import { useContext } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { TimeContext } from '@/components/time/time-context'

const LOADING = <p className="px-4 py-2 text-ink-2 text-sm">Loading charts…</p>

// The chart library is not needed for the first picture of the canvas.
const ChartGrid = deferred(() => import('./chart-grid').then((module) => module.ChartGrid), LOADING)

interface ChartsProps {
  /** Without the charts, below a view that has a time axis of its own. */
  readonly isTimelineOnly: boolean
}

/** Small charts of the run on one time axis, with the timeline of what happened. */
export function Charts({ isTimelineOnly }: ChartsProps) {
  const canTravel = useContext(TimeContext) !== null
  return (
    <section aria-label="Charts" className="h-full overflow-auto">
      {canTravel ? <ChartGrid isTimelineOnly={isTimelineOnly} /> : LOADING}
    </section>
  )
}
