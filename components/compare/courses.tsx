'use client'

import { useState } from 'react'
import { useStore } from 'zustand'
import { AxisTimes } from '@/components/scaling/axis-times'
import { useSize } from '@/components/statechart/use-size'
import type { RunCourse } from '@/lib/protocol'
import { type Compared, runsWith } from '@/lib/view/compare/state'
import { type Axis, xOf } from '@/lib/view/scaling/axis'
import { CourseLane } from './course-lane'
import { courseLanes } from './course-lanes'
import { Moment, spokenMoment } from './moment'
import { SeedPicker } from './seed-picker'
import { useComparison } from './use-comparison'
import { type Instant, useInstant } from './use-instant'

/** The runs of one seed on one axis. */
export function Courses({ result }: { readonly result: Compared }) {
  const comparison = useComparison()
  const [ref, { width }] = useSize<HTMLDivElement>()
  const seed = useStore(comparison.state, (state) => state.seed)
  const runs = runsWith(result, seed)
  const [a, b] = [runs.a?.course ?? null, runs.b?.course ?? null]
  return (
    <section aria-label={`The runs with seed ${seed}`}>
      <SeedPicker result={result} seed={seed} isDrawn={a !== null && b !== null} />
      <div className="lane-columns">
        <div />
        {/* As wide as every lane. */}
        <div ref={ref} aria-hidden />
      </div>
      {(a === null || b === null) && (
        <div className="h-[470px] rounded-card border border-line border-dashed" />
      )}
      {a !== null && b !== null && width > 0 && (
        <Lanes a={a} b={b} result={result} axis={{ from: 0, to: result.design.until, width }} />
      )}
    </section>
  )
}

interface LanesProps {
  readonly a: RunCourse
  readonly b: RunCourse
  readonly result: Compared
  readonly axis: Axis
}

function Lanes({ a, b, result, axis }: LanesProps) {
  const comparison = useComparison()
  const chosen = useStore(comparison.state, (state) => state.at)
  const [column, setColumn] = useState<HTMLElement | null>(null)
  const instant = useInstant(axis, chosen, column)
  return (
    <>
      <div className="relative select-none" {...instant.pointer}>
        <div className="lane-columns">
          <div />
          <div ref={setColumn}>
            <Head axis={axis} chosen={chosen} instant={instant} spoken={spokenMoment(a, b, chosen)} />
          </div>
        </div>
        {courseLanes({ a, b, axis, design: result.design }).map((lane) => (
          <CourseLane key={lane.key} lane={lane} axis={axis} />
        ))}
        <div className="lane-columns pointer-events-none absolute inset-0">
          <div />
          <div className="relative">
            <div
              className="absolute bottom-0 w-[1.5px] bg-ink"
              style={{ left: xOf(axis, instant.at), top: 18 }}
            />
          </div>
        </div>
      </div>
      <Moment a={a} b={b} at={instant.at} chosen={chosen} />
    </>
  )
}

interface HeadProps {
  readonly axis: Axis
  readonly chosen: number
  readonly instant: Instant
  readonly spoken: string
}

/** The times over the lanes. With the focus on it, arrow keys move the instant. */
function Head({ axis, chosen, instant: { at, onKeyDown }, spoken }: HeadProps) {
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Instant of both runs"
      aria-valuemin={0}
      aria-valuemax={Math.round(axis.to / 1_000_000)}
      aria-valuenow={Math.round(chosen / 1_000_000)}
      aria-valuetext={spoken}
      onKeyDown={onKeyDown}
      className="relative h-[22px] cursor-ew-resize rounded-sm focus-visible:outline-offset-0"
    >
      <AxisTimes axis={axis} flagged={at} />
    </div>
  )
}
