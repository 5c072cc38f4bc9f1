'use client'

import { memo } from 'react'
import { useViewShallow } from '@/components/hooks/use-run'
import { taskEntry } from '@/lib/view/layout/anchors'
import type { Point, Rect } from '@/lib/view/layout/canvas'
import { tasksOn } from '@/lib/view/layout/tasks-on'
import { pathOf, wayThrough } from '@/lib/view/layout/way'

/** Width and height of the notch through which requests enter a task. */
const NOTCH = 9
/** Half the height of a gate. */
const GATE = 8

/**
 * The last part of the ways, from the edge of the instance into each task that is a target, and the notches where they end. At the
 * edge stands the gate of the instance, its security group: two posts, or a bar where no rule lets the load balancer in.
 */
export const InnerWays = memo(function InnerWays({
  id,
  boxes,
}: {
  readonly id: string
  readonly boxes: ReadonlyMap<string, Rect>
}) {
  const targets = useViewShallow(({ kinds }) =>
    tasksOn(kinds.task, id).flatMap(({ key, targets }) =>
      targets.length > 0 ? [`${targets.every(({ isAdmitted }) => isAdmitted) ? '+' : '-'}${key}`] : [],
    ),
  )
  const entries = targets.flatMap((target) => {
    const box = boxes.get(target.slice(1))
    return box === undefined ? [] : [{ corners: taskEntry(box), isOpen: target.startsWith('+') }]
  })
  const open = entries.filter(({ isOpen }) => isOpen).map(({ corners }) => corners)
  const closed = entries.filter(({ isOpen }) => !isOpen).map(({ corners }) => corners)
  return (
    <svg
      aria-hidden
      width={1}
      height={1}
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
    >
      <g fill="none" stroke="var(--line-strong)" strokeWidth={1.6}>
        <path d={paths(open)} />
        <path d={paths(closed)} strokeDasharray="3 3" />
        <path d={ends(entries.map(({ corners }) => corners))} fill="var(--surface)" />
      </g>
      <path d={gates(open, POSTS)} fill="none" stroke="var(--good)" strokeWidth={2.6} strokeLinecap="round" />
      <path d={gates(closed, BAR)} fill="none" stroke="var(--bad)" strokeWidth={5} strokeLinecap="round" />
    </svg>
  )
})

type Corners = readonly Point[]

function paths(all: readonly Corners[]): string {
  return all.map((corners) => pathOf(wayThrough(corners))).join('')
}

function ends(all: readonly Corners[]): string {
  return all
    .map((corners) => corners.at(-1))
    .map((end) => (end ? `M${end.x - NOTCH / 2},${end.y - NOTCH / 2}h${NOTCH}v${NOTCH}h${-NOTCH}z` : ''))
    .join('')
}

const POSTS = (y: number) => `M-3,${y - GATE - 1}L1,${y - GATE + 3}M-3,${y + GATE + 1}L1,${y + GATE - 3}`
const BAR = (y: number) => `M0,${y - GATE}V${y + GATE}`

/** One for each height at which ways come in. */
function gates(all: readonly Corners[], shape: (y: number) => string): string {
  return [...new Set(all.map(([first]) => first?.y ?? 0))].map(shape).join('')
}
