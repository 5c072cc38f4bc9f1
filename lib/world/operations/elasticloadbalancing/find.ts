// Look-ups that answer with AWS's own errors.

import { listenerNotFound, loadBalancerNotFound, ruleNotFound, targetGroupNotFound } from '@/lib/aws/error'
import type { Listener, ListenerRule, LoadBalancer, TargetGroup } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export function findLoadBalancer(state: State, arn: string): LoadBalancer {
  const found = state.loadBalancers.get(arn)
  if (!found) throw loadBalancerNotFound(arn)
  return found
}

export function findListener(state: State, arn: string): Listener {
  const found = state.listeners.get(arn)
  if (!found) throw listenerNotFound()
  return found
}

export function findRule(state: State, arn: string): ListenerRule {
  const found = state.rules.get(arn)
  if (!found) throw ruleNotFound()
  return found
}

export function findTargetGroup(state: State, arn: string): TargetGroup {
  const found = state.targetGroups.get(arn)
  if (!found) throw targetGroupNotFound()
  return found
}
