'use client'

import { ViewportPortal } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { useRun, useView } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { countBy, type EdgeCounts, EMPTY_COUNTS, rateText } from '@/lib/view/requests/counters'
import type { SampleBatch } from '@/lib/view/run/store'

const PERIOD_MS = 1_000
const NOTHING = { edges: EMPTY_COUNTS, seconds: 0 }

/** Requests without motion: how many reached each load balancer and instance, and how many failed there. */
export function StillCounters() {
  const run = useRun()
  const layout = useView((state) => run.geometry.read(state))
  const [counts, setCounts] = useState<{ readonly edges: EdgeCounts; readonly seconds: number }>(NOTHING)
  useEffect(() => {
    let batches: SampleBatch[] = []
    let fromUs: number = run.store.getState().now
    const stop = run.store.onSamples((batch) => {
      batches.push(batch)
    })
    const timer = setInterval(() => {
      const lastUs = batches.at(-1)?.now
      if (lastUs === undefined) return
      setCounts({ edges: countBy(batches), seconds: (lastUs - fromUs) / 1_000_000 })
      fromUs = lastUs
      batches = []
    }, PERIOD_MS)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [run])
  return (
    <ViewportPortal>
      {[...counts.edges].map(([key, { ok, errors }]) => {
        const rect = layout.byKey.get(key)?.rect
        if (!rect) return null
        return (
          <span
            key={key}
            className={cx(
              'num -translate-x-1/2 pointer-events-none absolute whitespace-nowrap rounded-full border px-2.5 py-0.5 font-semibold text-[length:var(--room-least,14px)]',
              errors > 0 ? 'border-bad bg-bad-soft text-bad-text' : 'border-line-strong bg-surface text-ink',
            )}
            style={{ left: rect.x + rect.width / 2, top: rect.y - 15, zIndex: 2 }}
          >
            {[rateText(ok, counts.seconds), errors > 0 ? `✕ ${rateText(errors, counts.seconds)}` : '']
              .filter((text) => text !== '')
              .join(' · ')}
          </span>
        )
      })}
    </ViewportPortal>
  )
}
