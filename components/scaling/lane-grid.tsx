'use client'

import { useState } from 'react'
import { ticksOf, xOf } from '@/lib/view/scaling/axis'
import type { ScalingPicture } from '@/lib/view/scaling/picture'
import { AxisHead } from './axis-head'
import { Crosshair } from './crosshair'
import { LaneLabel } from './lane-label'
import type { Lane } from './lanes/lane'
import { lanesOf } from './lanes/lanes'
import { useCrosshair } from './use-crosshair'

/** All lanes on one time axis. */
export function LaneGrid({ picture }: { readonly picture: ScalingPicture }) {
  const { axis, now } = picture
  const [column, setColumn] = useState<HTMLElement | null>(null)
  const crosshair = useCrosshair(picture, column)
  const lanes = lanesOf(picture)
  const nowX = xOf(axis, now)
  return (
    <div className="relative select-none" {...crosshair.pointer}>
      <Patterns />
      <div className="lane-columns below-scaling-head sticky z-[5] bg-canvas">
        <div />
        <div ref={setColumn}>
          <AxisHead picture={picture} crosshair={crosshair} />
        </div>
      </div>
      {lanes.map((lane) => (
        <LaneRow key={lane.key} lane={lane} picture={picture} />
      ))}
      <div className="lane-columns pointer-events-none absolute inset-0">
        <div />
        <div className="relative">
          <div className="absolute inset-y-0 w-[1.5px] bg-ink" style={{ left: nowX, top: 18 }} />
          {crosshair.at !== null && <Crosshair picture={picture} at={crosshair.at} />}
        </div>
      </div>
    </div>
  )
}

function LaneRow({ lane, picture: { axis } }: { readonly lane: Lane; readonly picture: ScalingPicture }) {
  const { title, notes, height, drawing, isRow = false } = lane
  return (
    <div className={isRow ? 'lane-columns' : 'lane-columns mb-2'}>
      <LaneLabel title={title} notes={notes} isRow={isRow} />
      <div className={isRow ? '' : 'rounded-md border border-line bg-surface'}>
        <svg aria-hidden width={axis.width} height={height} className={isRow ? 'block' : '-mx-px block'}>
          {!isRow &&
            ticksOf(axis).map(({ at, x }) => (
              <line key={at} x1={x} x2={x} y1={0} y2={height} className="stroke-line" />
            ))}
          {drawing}
        </svg>
      </div>
    </div>
  )
}

/** What hatched bars are filled with. */
function Patterns() {
  return (
    <svg aria-hidden width={0} height={0} className="absolute">
      <defs>
        <pattern
          id="lane-hatch"
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width={6} height={6} className="fill-surface" fillOpacity={0.55} />
          <rect width={2} height={6} className="fill-line-strong" fillOpacity={0.8} />
        </pattern>
      </defs>
    </svg>
  )
}
