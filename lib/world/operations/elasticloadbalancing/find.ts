// Look-ups that answer with AWS's own errors, and the relations between load balancers and target groups.

import { listenerNotFound, loadBalancerNotFound, ruleNotFound, targetGroupNotFound } from '@/lib/aws/error'
import type { Listener, ListenerRule, LoadBalancer, State, TargetGroup } from '@/lib/world/state'

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

export function listenersOf(state: State, loadBalancerArn: string): readonly Listener[] {
  return [...state.listeners.values()].filter((listener) => listener.loadBalancerArn === loadBalancerArn)
}

/** By priority, the default rule last: the order in which they are evaluated. */
export function rulesOf(state: State, listenerArn: string): readonly ListenerRule[] {
  return [...state.rules.values()]
    .filter((rule) => rule.listenerArn === listenerArn)
    .sort((x, y) => (x.priority ?? Number.MAX_SAFE_INTEGER) - (y.priority ?? Number.MAX_SAFE_INTEGER))
}

export function defaultRuleOf(state: State, listenerArn: string): ListenerRule {
  const rule = rulesOf(state, listenerArn).at(-1)
  if (!rule) throw ruleNotFound()
  return rule
}

/** Target groups that a rule forwards to. */
export function targetGroupArnsOf(action: ListenerRule['action']): readonly string[] {
  return action.type === 'forward' ? action.targetGroups.map(({ targetGroupArn }) => targetGroupArn) : []
}

/** Load balancers with a rule that forwards to this group: at most one, AWS allows no more. */
export function loadBalancerArnsOf(state: State, targetGroupArn: string): readonly string[] {
  const arns = new Set<string>()
  for (const rule of state.rules.values()) {
    const listener = state.listeners.get(rule.listenerArn)
    if (listener && targetGroupArnsOf(rule.action).includes(targetGroupArn))
      arns.add(listener.loadBalancerArn)
  }
  return [...arns]
}
