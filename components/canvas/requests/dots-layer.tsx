'use client'

import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useRun } from '@/components/hooks/use-run'
import type { ViewState } from '@/lib/view/run/store'
import { useReducedMotion } from '../hooks/use-reduced-motion'
import { DotsEngine, type DotsHost } from './dots-engine'
import { StillCounters } from './still-counters'

/** A click on a task or a node below the dots is meant for it unless it hits a dot squarely. */
const RADIUS_ON_THING = 8
const RADIUS_ON_PANE = 18
/** What is there to be pressed is never covered by a dot. */
const CONTROLS = ':is(button, input, [role="slider"], [role="menu"]):not([data-thing])'
const PIXEL_RATIO_MAX = 2
const BADGE_TYPE: DotsHost['badgeType'] = { least: 9.5, most: 14 }

/** Requests over the canvas: flying dots, or counters for those who want no motion. */
export function DotsLayer({ badgeType = BADGE_TYPE }: Partial<Pick<DotsHost, 'badgeType'>>) {
  return useReducedMotion() ? <StillCounters /> : <FlyingDots badgeType={badgeType} />
}

function FlyingDots({ badgeType }: Pick<DotsHost, 'badgeType'>) {
  const run = useRun()
  const ref = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  useEffect(() => {
    const canvas = ref.current
    const pane = canvas?.parentElement
    if (!canvas || !pane) return
    const engine = new DotsEngine({
      canvas,
      transform: () => flow.getState().transform,
      state: run.store.getState,
      geometry: run.geometry,
      onShare: (requestsPerDot) => run.store.setState({ requestsPerDot }),
      badgeType,
    })
    const sizes = new ResizeObserver(() => {
      engine.resize(
        canvas.clientWidth,
        canvas.clientHeight,
        Math.min(PIXEL_RATIO_MAX, window.devicePixelRatio),
      )
    })
    sizes.observe(canvas)
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element
      if (target.closest(CONTROLS) !== null) return
      const { left, top } = canvas.getBoundingClientRect()
      const isOnThing = target.closest('button') !== null
      const id = engine.at(
        { x: event.clientX - left, y: event.clientY - top },
        isOnThing ? RADIUS_ON_THING : RADIUS_ON_PANE,
      )
      // A click from the keyboard has no place.
      if (id === null || event.detail === 0) return
      event.preventDefault()
      event.stopPropagation()
      run.store.getState().followRequest(id)
    }
    const onVisibility = () => {
      if (document.hidden) engine.clear()
      else engine.wake()
    }
    pane.addEventListener('click', onClick, true)
    document.addEventListener('visibilitychange', onVisibility)
    const stops = [
      run.store.onSamples((batch) => {
        if (isWatched(run.store.getState())) engine.add(batch)
      }),
      flow.subscribe((state, before) => {
        if (state.transform !== before.transform) engine.wake()
      }),
      run.store.subscribe((state, before) => {
        if (state.transport.playing !== before.transport.playing) engine.wake()
        // Also while the simulation is paused: what moves on the canvas takes its dots along.
        if (state.kinds !== before.kinds) engine.wake()
        if (state.run !== before.run) engine.clear(state.run)
        // Nobody sees dots on a canvas that is out of sight.
        else if (state.mainView !== before.mainView) engine.clear()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      sizes.disconnect()
      pane.removeEventListener('click', onClick, true)
      document.removeEventListener('visibilitychange', onVisibility)
      engine.dispose()
    }
  }, [badgeType, flow, run])
  return <canvas ref={ref} aria-hidden className="pointer-events-none absolute inset-0 z-[5] h-full w-full" />
}

/** Nobody sees dots on a canvas that is out of sight, and those of a film fly by its own clock. */
function isWatched({ mainView, dialog, transport }: ViewState): boolean {
  return mainView === 'canvas' && (dialog !== 'film' || transport.playing)
}
