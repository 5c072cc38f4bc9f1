// Every kind of thing on the screen, in the order in which the first frame brings them. The compiler insists on one object a
// kind; nothing else in the simulation lists them.

import type { ViewKind } from '@/lib/protocol'
import { alarmSource } from './alarm'
import { autoScalingGroupSource } from './auto-scaling-group'
import { capacityProviderSource } from './capacity-provider'
import { clusterSource } from './cluster'
import { groupPolicySource } from './group-policy'
import { instanceSource } from './instance'
import { loadBalancerSource } from './load-balancer'
import { queueSource } from './queue'
import { scalingPolicySource } from './scaling-policy'
import { securityGroupSource } from './security-group'
import { serviceSource } from './service'
import { targetGroupSource } from './target-group'
import { taskSource } from './task'
import { taskDefinitionSource } from './task-definition'
import { trafficSource } from './traffic'
import type { ViewSource } from './view-source'
import { zoneSource } from './zone'

export const VIEW_SOURCES: { readonly [K in ViewKind]: ViewSource<K> } = {
  zone: zoneSource,
  cluster: clusterSource,
  taskDefinition: taskDefinitionSource,
  securityGroup: securityGroupSource,
  instance: instanceSource,
  service: serviceSource,
  task: taskSource,
  loadBalancer: loadBalancerSource,
  targetGroup: targetGroupSource,
  traffic: trafficSource,
  queue: queueSource,
  autoScalingGroup: autoScalingGroupSource,
  scalingPolicy: scalingPolicySource,
  groupPolicy: groupPolicySource,
  capacityProvider: capacityProviderSource,
  alarm: alarmSource,
}
