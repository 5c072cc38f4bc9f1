'use client'

import type { NodeProps } from '@xyflow/react'
import { lazy, Suspense } from 'react'
import type { PlacedFlowNode } from './placed-flow-node'

const GhostNode = lazy(() => import('./ghost-node').then((module) => ({ default: module.GhostNode })))

/** Loaded only where one builds from nothing. */
export function GhostSlot(props: NodeProps<PlacedFlowNode>) {
  return (
    <Suspense>
      <GhostNode {...props} />
    </Suspense>
  )
}
