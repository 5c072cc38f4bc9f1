import type { NodeTypes } from '@xyflow/react'
import type { PlacedKind } from '@/lib/view/layout/canvas'
import { GhostSlot } from './nodes/ghost-slot'
import { GroupNode } from './nodes/group-node'
import { InstanceNode } from './nodes/instance-node'
import { LoadBalancerNode } from './nodes/load-balancer-node'
import { ProviderNode } from './nodes/provider-node'
import { QueueNode } from './nodes/queue-node'
import { TargetGroupNode } from './nodes/target-group-node'
import { UsersNode } from './nodes/users-node'
import { ZoneNode } from './nodes/zone-node'

/** At module level: React Flow mounts every node again when this object changes. */
export const NODE_TYPES = {
  users: UsersNode,
  queue: QueueNode,
  loadBalancer: LoadBalancerNode,
  targetGroup: TargetGroupNode,
  zone: ZoneNode,
  frame: GroupNode,
  instance: InstanceNode,
  provider: ProviderNode,
  ghost: GhostSlot,
} satisfies Record<PlacedKind, NodeTypes[string]>
