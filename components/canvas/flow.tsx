'use client'

import type { Run } from '@/lib/view/run/run'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { Background, type Node, ReactFlow } from '@xyflow/react'
import { type MouseEvent, useMemo } from 'react'
import { FollowLayer } from '@/components/follow/follow-layer'
import { useRun, useView } from '@/components/hooks/use-run'
import type { PlacedNode } from '@/lib/view/layout/canvas'
import { ZOOM_MAX, ZOOM_MIN } from '@/lib/view/layout/viewport'
import { FlowKeys } from './flow-keys'
import { useAutoFit } from './hooks/use-auto-fit'
import { NODE_TYPES } from './node-types'
import { DotsLayer } from './requests/dots-layer'
import { ViewportControls } from './viewport-controls'
import { WayRates } from './way-rates'
import { Wires } from './wires'

/** One object a scale: nodes are memoised by their data. */
const DATA = new Map<number, { readonly scale: number }>()

function dataOf(scale: number) {
  const data = DATA.get(scale) ?? { scale }
  DATA.set(scale, data)
  return data
}

/** Frames hide the wires below their heads, so that bounds can be read. */
const Z_INDEX: Readonly<Partial<Record<PlacedNode['kind'], number>>> = { zone: -2, frame: 0 }

function toNode({ kind, key, rect, scale }: PlacedNode): Node {
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

function openMenuAt(run: Run, event: MouseEvent): void {
  const thing = (event.target as Element).closest<HTMLElement>('[data-thing]')
  const key = thing?.dataset.thing
  if (key === undefined || thing === null) return
  event.preventDefault()
  const rect = thing.getBoundingClientRect()
  const byKey = event.clientX === 0 && event.clientY === 0
  run.menu.open(key, byKey ? { x: rect.left + 12, y: rect.top + 24 } : { x: event.clientX, y: event.clientY })
}

/** The canvas proper: nodes by layout, wires below them, requests above. */
export function Flow() {
  const run = useRun()
  const layout = useView((state) => run.geometry.read(state))
  const nodes = useMemo(() => layout.nodes.map(toNode), [layout])
  const { onUserMove, showAll } = useAutoFit(layout.bounds)
  return (
    <FlowKeys onUserMove={onUserMove} onFit={showAll}>
      <ReactFlow
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        onContextMenu={(event) => openMenuAt(run, event)}
        onMoveStart={(event) => {
          if (event !== null) onUserMove()
        }}
        minZoom={ZOOM_MIN}
        maxZoom={ZOOM_MAX}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        onlyRenderVisibleElements
        zoomOnDoubleClick={false}
        attributionPosition="bottom-right"
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        deleteKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        disableKeyboardA11y
      >
        <Background gap={18} size={1.6} color="var(--grid-dot)" />
        <Wires layout={layout} />
        <WayRates layout={layout} />
      </ReactFlow>
      <DotsLayer />
      <FollowLayer />
      <ViewportControls onFit={showAll} onUserMove={onUserMove} />
    </FlowKeys>
  )
}
