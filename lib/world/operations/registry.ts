// Every action that the dispatcher knows.

import { assert } from '@/lib/engine'
import type { AnyOperation } from '../operation'
import { describeInstances } from './ec2/describe-instances'
import { describeAvailabilityZones, describeSubnets } from './ec2/describe-network'
import { authorizeSecurityGroupIngress, revokeSecurityGroupIngress } from './ec2/ingress'
import { runInstances } from './ec2/run-instances'
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './ec2/security-groups'
import { terminateInstances } from './ec2/terminate-instances'
import { describeImages, listImages, putImage } from './ecr/images'
import { createRepository, describeRepositories } from './ecr/repositories'
import { ecsOperations } from './ecs/ecs-operations'
import { createLoadBalancerOperation } from './elasticloadbalancing/create-load-balancer'
import { deleteLoadBalancer } from './elasticloadbalancing/delete-load-balancer'
import { describeLoadBalancers } from './elasticloadbalancing/describe-load-balancers'
import {
  createListener,
  deleteListener,
  describeListeners,
  modifyListener,
} from './elasticloadbalancing/listeners'
import {
  describeLoadBalancerAttributes,
  modifyLoadBalancerAttributes,
} from './elasticloadbalancing/load-balancer-attributes'
import {
  createRule,
  deleteRule,
  describeRules,
  modifyRule,
  setRulePriorities,
} from './elasticloadbalancing/rules'
import {
  describeTargetGroupAttributes,
  modifyTargetGroupAttributes,
} from './elasticloadbalancing/target-group-attributes'
import {
  createTargetGroup,
  deleteTargetGroup,
  describeTargetGroups,
  modifyTargetGroup,
} from './elasticloadbalancing/target-groups'
import { deregisterTargets, describeTargetHealth, registerTargets } from './elasticloadbalancing/targets'
import { stopTaskFault } from './faults/stop-task'
import { terminateInstancesFault } from './faults/terminate-instances'
import { disconnectAgent, reconnectAgent } from './playground/agent-connection'
import { crashContainer } from './playground/crash-container'
import { putImageBehavior } from './playground/put-image-behavior'
import { registerStartedTasks } from './playground/register-started-tasks'
import { setTraffic } from './playground/set-traffic'
import { endZoneOutage, startZoneOutage } from './playground/zone-outage'

const ALL: readonly AnyOperation[] = [
  ...ecsOperations,
  createLoadBalancerOperation,
  describeLoadBalancers,
  deleteLoadBalancer,
  modifyLoadBalancerAttributes,
  describeLoadBalancerAttributes,
  createListener,
  modifyListener,
  describeListeners,
  deleteListener,
  createRule,
  modifyRule,
  describeRules,
  deleteRule,
  setRulePriorities,
  createTargetGroup,
  modifyTargetGroup,
  describeTargetGroups,
  deleteTargetGroup,
  modifyTargetGroupAttributes,
  describeTargetGroupAttributes,
  registerTargets,
  deregisterTargets,
  describeTargetHealth,
  runInstances,
  describeInstances,
  terminateInstances,
  createSecurityGroup,
  describeSecurityGroups,
  deleteSecurityGroup,
  authorizeSecurityGroupIngress,
  revokeSecurityGroupIngress,
  describeSubnets,
  describeAvailabilityZones,
  createRepository,
  describeRepositories,
  putImage,
  describeImages,
  listImages,
  stopTaskFault,
  terminateInstancesFault,
  setTraffic,
  registerStartedTasks,
  startZoneOutage,
  endZoneOutage,
  disconnectAgent,
  reconnectAgent,
  crashContainer,
  putImageBehavior,
]

const BY_ACTION = new Map(ALL.map((operation) => [operation.action, operation]))
assert(BY_ACTION.size === ALL.length, 'two operations have the same action')

export function operationOf(action: string): AnyOperation | null {
  return BY_ACTION.get(action) ?? null
}

/** Every action, by service in the order of the registry. */
export function actions(): readonly string[] {
  return [...BY_ACTION.keys()]
}
