'use client'

import '@xyflow/react/dist/base.css'
import './canvas.css'
import { Background, ReactFlow } from '@xyflow/react'
import { useMemo } from 'react'
import { deferred } from '@/components/deferred/deferred'
import { useWatched } from '@/components/follow/follow-context'
import { useRun, useView } from '@/components/hooks/use-run'
import { FlowKeys } from './flow-keys'
import { openMenuAt, toNode } from './flow-nodes'
import { FLOW_PROPS, GROUND } from './flow-props'
import { roomAbove, useAutoFit } from './hooks/use-auto-fit'
import { LongPress } from './long-press'
import { NODE_TYPES } from './node-types'
import { DotsLayer } from './requests/dots-layer'
import { ViewportControls } from './viewport-controls'
import { WayRates } from './way-rates'
import { Wires } from './wires'

const FollowLayer = deferred(() =>
  import('@/components/follow/follow-layer').then((module) => module.FollowLayer),
)

/** The canvas proper: nodes by layout, wires below them, requests above. */
export function Flow({ legendHeight }: { readonly legendHeight: number }) {
  const run = useRun()
  const layout = useView((state) => run.geometry.read(state))
  const nodes = useMemo(() => layout.nodes.map(toNode), [layout])
  const isWatched = useWatched().actor !== null
  const room = useMemo(() => roomAbove(legendHeight), [legendHeight])
  const { onUserMove, showAll } = useAutoFit(layout.bounds, room)
  return (
    <FlowKeys onUserMove={onUserMove} onFit={showAll}>
      <ReactFlow
        {...FLOW_PROPS}
        nodes={nodes}
        nodeTypes={NODE_TYPES}
        onContextMenu={(event) => openMenuAt(run, event)}
        onMoveStart={(event) => {
          if (event !== null) onUserMove()
        }}
      >
        <Background {...GROUND} />
        <Wires layout={layout} />
        <WayRates layout={layout} />
      </ReactFlow>
      <DotsLayer />
      {isWatched && <FollowLayer />}
      <LongPress />
      <ViewportControls onFit={showAll} onUserMove={onUserMove} />
    </FlowKeys>
  )
}
