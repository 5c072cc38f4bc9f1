import type { Node } from '@xyflow/react'

/** A node of the canvas: its key is its id; the scale is from the layout. */
export type PlacedFlowNode = Node<{ readonly scale: number }>
