'use client'

import dynamic from 'next/dynamic'

// The chart library is not needed for the first picture of the canvas.
const ChartGrid = dynamic(() => import('./chart-grid').then((module) => module.ChartGrid), {
  ssr: false,
  loading: () => <p className="px-4 py-2 text-sm text-ink-2">Loading charts…</p>,
})

/** Small charts of the run on one time axis, with the timeline of what happened. */
export function Charts() {
  return (
    <section aria-label="Charts" className="h-full overflow-auto">
      <ChartGrid />
    </section>
  )
}
