// What a Network Load Balancer does otherwise than an Application Load Balancer, where records say so.

import type { LoadBalancer, Target, TargetGroup } from '../records/elb'
import type { State } from '../state'
import { loadBalancerArnsOf } from './routing'

/** Whether each node keeps to the targets of its own zone: so do those of a Network Load Balancer unless it is told not to. */
export function keepsToOwnZones(state: State, { arn, crossZone, network }: TargetGroup): boolean {
  if (crossZone !== 'use_load_balancer_configuration') return crossZone === 'false'
  if (network === null) return false
  const [owner = ''] = loadBalancerArnsOf(state, arn)
  return state.loadBalancers.get(owner)?.crossZone === false
}

/** Whether a target sees the addresses of clients: then these must be let in, and not the load balancer. */
export function seesClients(
  { targetGroups }: State,
  { targetGroupArn }: Pick<Target, 'targetGroupArn'>,
  owner: Pick<LoadBalancer, 'type'> | null,
): boolean {
  return owner?.type === 'network' && targetGroups.get(targetGroupArn)?.network?.preservesClientIp === true
}
