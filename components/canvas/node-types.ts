import type { NodeTypes } from '@xyflow/react'
import { deferred } from '@/components/deferred/deferred'
import type { PlacedKind } from '@/lib/view/layout/cards'
import { GhostSlot } from './nodes/ghost-slot'
import { InstanceNode } from './nodes/instance-node'
import { LoadBalancerNode } from './nodes/load-balancer-node'
import { TargetGroupNode } from './nodes/target-group-node'
import { UsersNode } from './nodes/users-node'
import { ZoneNode } from './nodes/zone-node'

// Most pictures have none of these.
const GroupNode = deferred(() => import('./nodes/group-node').then((module) => module.GroupNode))
const ProviderNode = deferred(() => import('./nodes/provider-node').then((module) => module.ProviderNode))
const QueueNode = deferred(() => import('./nodes/queue-node').then((module) => module.QueueNode))

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
