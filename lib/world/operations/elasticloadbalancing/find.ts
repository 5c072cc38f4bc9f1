// Look-ups that answer with AWS's own errors.

import {
  listenerNotFound,
  loadBalancerNotFound,
  ruleNotFound,
  targetGroupNotFound,
  validationError,
} from '@/lib/aws/error'
import { isClassic } from '@/lib/world/lifecycle/classic'
import type { Listener, ListenerRule, LoadBalancer, TargetGroup } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export function findLoadBalancer(state: State, arn: string): LoadBalancer {
  const found = state.loadBalancers.get(arn)
  if (!found) throw loadBalancerNotFound(arn)
  if (isClassic(found)) throw validationError(`'${arn}' is not a valid load balancer ARN`, 'LoadBalancerArn')
  return found
}

export function findListener(state: State, arn: string): Listener {
  const found = state.listeners.get(arn)
  if (!found || isClassicListener(state, found)) throw listenerNotFound()
  return found
}

export function findRule(state: State, arn: string): ListenerRule {
  const found = state.rules.get(arn)
  const listener = state.listeners.get(found?.listenerArn ?? '')
  if (!found || (listener && isClassicListener(state, listener))) throw ruleNotFound()
  return found
}

export function findTargetGroup(state: State, arn: string): TargetGroup {
  const found = state.targetGroups.get(arn)
  if (!found || found.classicArn !== null) throw targetGroupNotFound()
  return found
}

/** Listeners of Classic Load Balancers have no ARN in AWS. */
function isClassicListener({ loadBalancers }: State, { loadBalancerArn }: Listener): boolean {
  return loadBalancers.get(loadBalancerArn)?.type === 'classic'
}

/** Listeners of connections have their default action alone: nobody looks into what they carry. */
export function checkHasRules({ loadBalancers }: State, { loadBalancerArn }: Listener): void {
  if (loadBalancers.get(loadBalancerArn)?.type === 'network')
    throw validationError('Rules are unsupported for Network Load Balancer listeners', 'ListenerArn')
}
