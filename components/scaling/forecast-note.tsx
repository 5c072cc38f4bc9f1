'use client'

import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { useRun } from '@/components/hooks/use-run'
import { formatClock } from '@/lib/view/describe/format'
import { knownOf } from '@/lib/view/forecast/forecaster'
import { forecasterOf } from '@/lib/view/forecast/forecaster-of'

/** What right of now is, or that it is being computed. */
export function ForecastNote() {
  const forecaster = forecasterOf(useRun())
  const state = useStore(forecaster.state)
  const { known } = knownOf(state)
  return (
    <p role="status" className="min-w-0 truncate text-ink-2 text-sm">
      {state.status === 'ready' && (
        <span title="The same run, computed ahead as it goes when nobody touches it. Any command throws it away.">
          <Brief text="→ forecast">Right of now: forecast, if nobody touches the run</Brief>
        </span>
      )}
      {state.status === 'computing' && (
        <Brief text="computing…">
          Computing the forecast
          {known !== null && (
            <>
              , at <span className="num">{formatClock(known.reached)}</span>
            </>
          )}
          …
        </Brief>
      )}
      {state.status === 'failed' && <span className="text-bad-text">No forecast: {state.message}</span>}
    </p>
  )
}

interface BriefProps {
  /** For eyes, where there is no room for the whole: between the switch of views and the time range, and on a phone. */
  readonly text: string
  readonly children: ReactNode
}

function Brief({ text, children }: BriefProps) {
  return (
    <>
      <span className="@min-4xl:@max-[70rem]:only-spoken @max-lg:only-spoken">{children}</span>
      <span aria-hidden className="hidden @min-4xl:@max-[70rem]:inline @max-lg:inline">
        {text}
      </span>
    </>
  )
}
