'use client'

import { memo } from 'react'
import { useViewShallow } from '@/components/hooks/use-run'
import { taskEntry } from '@/lib/view/layout/anchors'
import type { Rect } from '@/lib/view/layout/canvas'
import { tasksOn } from '@/lib/view/layout/tasks-on'
import { pathOf, wayThrough } from '@/lib/view/layout/way'

/** Width and height of the notch through which requests enter a task. */
const NOTCH = 9

/** The last part of the ways, from the edge of the instance into each task that is a target, and the notches where they end. */
export const InnerWays = memo(function InnerWays({
  id,
  boxes,
}: {
  readonly id: string
  readonly boxes: ReadonlyMap<string, Rect>
}) {
  const targets = useViewShallow(({ kinds }) =>
    tasksOn(kinds.task, id).flatMap(({ key, targets }) => (targets.length > 0 ? [key] : [])),
  )
  const entries = targets.flatMap((key) => {
    const box = boxes.get(key)
    return box === undefined ? [] : [taskEntry(box)]
  })
  return (
    <svg
      aria-hidden
      width={1}
      height={1}
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
    >
      <path
        d={entries.map((corners) => pathOf(wayThrough(corners))).join('')}
        fill="none"
        stroke="var(--line-strong)"
        strokeWidth={1.6}
      />
      <path
        d={entries
          .map((corners) => corners.at(-1))
          .map((end) =>
            end ? `M${end.x - NOTCH / 2},${end.y - NOTCH / 2}h${NOTCH}v${NOTCH}h${-NOTCH}z` : '',
          )
          .join('')}
        fill="var(--surface)"
        stroke="var(--line-strong)"
        strokeWidth={1.6}
      />
    </svg>
  )
})
