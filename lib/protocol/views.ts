// What the screen knows of the world: one flat record a resource, sent as diffs by `key`. Every number in here was
// computed by the model. Keys are ARNs or AWS ids, so that decisions, events and inspections refer to the same thing.

import type { AlarmView } from './alarm-view'
import type { AutoScalingGroupView } from './auto-scaling-group-view'
import type { ScalingPolicyView } from './auto-scaling-view'
import type { CapacityProviderView } from './capacity-provider-view'
import type { GroupPolicyView } from './group-policy-view'
import type { InstanceView, SecurityGroupView, ZoneView } from './host-views'
import type { LoadBalancerView, TargetGroupView } from './load-balancer-views'
import type { QueueView } from './queue-view'
import type { ClusterView, ServiceView } from './service-views'
import type { TaskDefinitionView, TaskView } from './task-views'
import type { TrafficView } from './traffic-view'

export type View =
  | ZoneView
  | ClusterView
  | InstanceView
  | TaskView
  | ServiceView
  | TaskDefinitionView
  | LoadBalancerView
  | TargetGroupView
  | SecurityGroupView
  | AutoScalingGroupView
  | CapacityProviderView
  | TrafficView
  | QueueView
  | AlarmView
  | ScalingPolicyView
  | GroupPolicyView
export type ViewKind = View['kind']

/** Every kind by name, for what must know them all before there is one of them. */
export const VIEW_KINDS: Readonly<Record<ViewKind, true>> = {
  zone: true,
  cluster: true,
  instance: true,
  task: true,
  service: true,
  taskDefinition: true,
  loadBalancer: true,
  targetGroup: true,
  securityGroup: true,
  autoScalingGroup: true,
  capacityProvider: true,
  traffic: true,
  queue: true,
  alarm: true,
  scalingPolicy: true,
  groupPolicy: true,
}
export type ViewOf<K extends ViewKind> = Extract<View, { kind: K }>
