'use client'

import { memo } from 'react'
import { MARK_PARTS, MARK_UNITS, type MarkPlace, markPath } from '@/lib/view/describe/mark-shapes'
import type { TaskMark } from '@/lib/view/describe/task-look'
import { FAR_GAP, taskRect } from '@/lib/view/layout/anchors'
import type { Rect } from '@/lib/view/layout/cards'
import { useMarks } from '../hooks/use-marks'
import { MarkPath } from './mark-path'

/** From afar a task is one plain element; the marks of all tasks of an instance are one picture over them. */
export const FarMarks = memo(function FarMarks({ boxes }: { readonly boxes: ReadonlyMap<string, Rect> }) {
  const marks = useMarks(boxes)
  const groups = new Map<string, { readonly mark: TaskMark; readonly places: MarkPlace[] }>()
  for (const [key, box] of boxes) {
    const mark = marks.get(key)
    if (mark === undefined) continue
    const place = placeIn(taskRect(box, FAR_GAP))
    const name = `${mark} ${place.size}`
    const group = groups.get(name)
    if (group) group.places.push(place)
    else groups.set(name, { mark, places: [place] })
  }
  return (
    <svg
      aria-hidden
      width={1}
      height={1}
      className="pointer-events-none absolute top-0 left-0 overflow-visible"
    >
      {[...groups].flatMap(([name, { mark, places }]) =>
        MARK_PARTS[mark].map((part, index) => (
          <MarkPath
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a mark are always the same.
            key={`${name} ${index}`}
            part={part}
            d={places.map((place) => markPath(part.outline, place)).join('')}
            scale={(places[0]?.size ?? MARK_UNITS) / MARK_UNITS}
          />
        )),
      )}
    </svg>
  )
})

function placeIn({ x, y, width, height }: Rect): MarkPlace {
  const size = Math.round(Math.min(40, Math.max(8, Math.min(width, height) * 0.6)))
  return { x: x + (width - size) / 2, y: y + (height - size) / 2, size }
}
