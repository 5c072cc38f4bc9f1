import type { NodeTypes } from '@xyflow/react'
import { GhostSlot } from '@/components/canvas/nodes/ghost-slot'
import type { PlacedKind } from '@/lib/view/layout/cards'
import { RoomInstance } from './room-instance'
import { RoomFrame, RoomOther, RoomZone } from './room-other-nodes'
import { RoomLoadBalancer, RoomTargetGroup, RoomUsers } from './room-top-nodes'

/** The same things as on the canvas, in type for a room. */
export const ROOM_NODE_TYPES = {
  users: RoomUsers,
  queue: RoomOther,
  loadBalancer: RoomLoadBalancer,
  targetGroup: RoomTargetGroup,
  zone: RoomZone,
  frame: RoomFrame,
  instance: RoomInstance,
  provider: RoomOther,
  ghost: GhostSlot,
} satisfies Record<PlacedKind, NodeTypes[string]>
