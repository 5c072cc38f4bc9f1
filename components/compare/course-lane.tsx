import type { ReactNode } from 'react'
import type { Side } from '@/lib/view/compare/state'
import { type Axis, ticksOf } from '@/lib/view/scaling/axis'
import { SideMark } from './side-mark'

export interface CourseLaneShape {
  readonly key: string
  readonly title: string
  readonly side: Side | null
  readonly note: ReactNode
  /** What stands at the top of it. */
  readonly most: string
  readonly height: number
  readonly drawing: ReactNode
}

/** One strip of the picture with its name. */
export function CourseLane({ lane, axis }: { readonly lane: CourseLaneShape; readonly axis: Axis }) {
  const { title, side, note, most, height, drawing } = lane
  return (
    <div className="lane-columns mb-2">
      <div className="flex min-w-0 items-start justify-between gap-1 leading-4">
        <div className="min-w-0">
          <h3 className="flex items-center gap-1.5 font-semibold text-sm" title={title}>
            {side !== null && <SideMark side={side} />}
            <span className="min-w-0 truncate">{title}</span>
          </h3>
          <div className="text-ink-2 text-xs">{note}</div>
        </div>
        <span className="num shrink-0 text-ink-3 text-xs">{most}</span>
      </div>
      <div className="rounded-md border border-line bg-surface">
        <svg aria-hidden width={axis.width} height={height} className="-mx-px block">
          {ticksOf(axis).map(({ at, x }) => (
            <line key={at} x1={x} x2={x} y1={0} y2={height} className="stroke-line" />
          ))}
          {drawing}
        </svg>
      </div>
    </div>
  )
}
