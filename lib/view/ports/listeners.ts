// Listeners and rules of all load balancers as the map lists them, from top to bottom. Pure.

import type { LoadBalancerView, RuleView } from '@/lib/protocol'

export interface MapRule extends RuleView {
  readonly listenerArn: string
}

export interface MapListener {
  readonly arn: string
  readonly protocol: string
  readonly port: number
  readonly loadBalancer: LoadBalancerView
  readonly rules: readonly MapRule[]
}

export type ListenerOf = (ruleArn: string | null) => string | null

export function listenersOf(loadBalancers: readonly LoadBalancerView[]): readonly MapListener[] {
  return loadBalancers.flatMap((loadBalancer) =>
    loadBalancer.listeners.map(({ arn, protocol, port, rules }) => ({
      arn,
      protocol,
      port,
      loadBalancer,
      rules: rules.map((rule) => ({ ...rule, listenerArn: arn })),
    })),
  )
}

export function listenerLookup(listeners: readonly MapListener[]): ListenerOf {
  const byRule = new Map(listeners.flatMap(({ arn, rules }) => rules.map((rule) => [rule.arn, arn] as const)))
  return (ruleArn) => (ruleArn === null ? null : (byRule.get(ruleArn) ?? null))
}
