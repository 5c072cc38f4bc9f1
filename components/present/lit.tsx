'use client'

import { useStore } from '@xyflow/react'
import { useRun, useViewShallow } from '@/components/hooks/use-run'
import { thingRect } from '@/lib/view/layout/thing-rect'
import type { Look } from './messages'

const PAD = 5
const CURSOR = 'M0 0v26l6.5-6 4.4 10 4.6-2-4.4-9.8h8.9z'

/** What is pointed at, lit; on the wall with an arrow, since the presenter's own pointer is in another window. */
export function Lit({ pointer, hasArrow }: Pick<Look, 'pointer'> & { readonly hasArrow: boolean }) {
  const run = useRun()
  const transform = useStore((state) => state.transform)
  // By value: a task's place is worked out anew whenever somebody asks.
  const rect = useViewShallow((state) => thingRect(run.geometry, state, pointer?.key ?? null))
  if (pointer === null) return null
  const [left, top, zoom] = transform
  const { x, y } = { x: pointer.at.x * zoom + left, y: pointer.at.y * zoom + top }
  return (
    <svg
      aria-hidden
      data-lit={pointer.key ?? ''}
      className="pointer-events-none absolute inset-0 z-[8] h-full w-full"
    >
      {rect !== null && (
        <rect
          x={rect.x * zoom + left - PAD}
          y={rect.y * zoom + top - PAD}
          width={rect.width * zoom + 2 * PAD}
          height={rect.height * zoom + 2 * PAD}
          rx={14}
          fill="none"
          stroke="var(--warning)"
          strokeWidth={6}
          style={{ filter: 'drop-shadow(0 0 10px var(--warning))' }}
        />
      )}
      {hasArrow && (
        <path
          d={CURSOR}
          transform={`translate(${x} ${y}) scale(1.5)`}
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth={1.6}
        />
      )}
    </svg>
  )
}
