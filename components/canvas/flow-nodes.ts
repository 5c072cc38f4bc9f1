import type { Node } from '@xyflow/react'
import type { MouseEvent } from 'react'
import type { PlacedNode } from '@/lib/view/layout/cards'
import type { Run } from '@/lib/view/run/run'

/** One object a scale: nodes are memoised by their data. */
const DATA = new Map<number, { readonly scale: number }>()

function dataOf(scale: number) {
  const data = DATA.get(scale) ?? { scale }
  DATA.set(scale, data)
  return data
}

/** Frames hide the wires below their heads, so that bounds can be read. */
const Z_INDEX: Readonly<Partial<Record<PlacedNode['kind'], number>>> = { zone: -2, frame: 0 }

/** A place of the layout as a node of React Flow. */
export function toNode({ kind, key, rect, scale }: PlacedNode): Node {
  return {
    id: key,
    type: kind,
    position: { x: rect.x, y: rect.y },
    width: rect.width,
    height: rect.height,
    data: dataOf(scale),
    zIndex: Z_INDEX[kind] ?? 1,
    // React Flow takes the pointer away from nodes that are neither dragged nor selected by it; ours have buttons.
    style: { pointerEvents: 'all' },
  }
}

/** The menu of the thing that was asked for it. */
export function openMenuAt(run: Run, event: MouseEvent): void {
  const thing = (event.target as Element).closest<HTMLElement>('[data-thing]')
  const key = thing?.dataset.thing
  if (key === undefined || thing === null) return
  event.preventDefault()
  const rect = thing.getBoundingClientRect()
  const byKey = event.clientX === 0 && event.clientY === 0
  run.menu.open(key, byKey ? { x: rect.left + 12, y: rect.top + 24 } : { x: event.clientX, y: event.clientY })
}
