'use client'

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
          Right of now: forecast, if nobody touches the run
        </span>
      )}
      {state.status === 'computing' && (
        <span>
          Computing the forecast
          {known !== null && (
            <>
              , at <span className="num">{formatClock(known.reached)}</span>
            </>
          )}
          …
        </span>
      )}
      {state.status === 'failed' && <span className="text-bad-text">No forecast: {state.message}</span>}
    </p>
  )
}
