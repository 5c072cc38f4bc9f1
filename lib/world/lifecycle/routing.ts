// Relations between load balancers, their listeners and rules, and the target groups that they forward to.

import { existing } from '@/lib/engine'
import type { Listener, ListenerRule } from '@/lib/world/records/elb'
import type { State } from '@/lib/world/state'

export function listenersOf(state: State, loadBalancerArn: string): readonly Listener[] {
  return [...state.listeners.values()].filter((listener) => listener.loadBalancerArn === loadBalancerArn)
}

/** By priority, the default rule last: the order in which they are evaluated. */
export function rulesOf(state: State, listenerArn: string): readonly ListenerRule[] {
  return [...state.rules.values()]
    .filter((rule) => rule.listenerArn === listenerArn)
    .sort((x, y) => (x.priority ?? Number.MAX_SAFE_INTEGER) - (y.priority ?? Number.MAX_SAFE_INTEGER))
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

/** Every listener has one. */
export function defaultRuleOf(state: State, listenerArn: string): ListenerRule {
  return existing(rulesOf(state, listenerArn).at(-1), `default rule of ${listenerArn}`)
}
