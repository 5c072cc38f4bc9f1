import { describeConditions } from '@/lib/aws/elb/rules'
import type { TargetState } from '@/lib/aws/vocabulary'
import type { LoadBalancerView, RuleView, TargetGroupView } from '@/lib/protocol'
import { loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import type { ListenerRule, LoadBalancer, TargetGroup } from '@/lib/world/records/elb'
import type { World } from '@/lib/world/world'

export function loadBalancerView(world: World, loadBalancer: LoadBalancer): LoadBalancerView {
  const listeners = [...world.state.listeners.values()].filter(
    ({ loadBalancerArn }) => loadBalancerArn === loadBalancer.arn,
  )
  return {
    kind: 'loadBalancer',
    key: loadBalancer.arn,
    name: loadBalancer.name,
    dnsName: loadBalancer.dnsName,
    state: loadBalancer.state,
    zones: loadBalancer.zones,
    securityGroupIds: loadBalancer.securityGroupIds,
    listeners: listeners.map((listener) => ({
      arn: listener.arn,
      protocol: listener.protocol,
      port: listener.port,
      rules: rulesOf(world, listener.arn).map((rule) => ruleView(world, rule)),
    })),
  }
}

/** In the order in which they are evaluated: lowest number first, the default rule last. */
export function rulesOf(world: World, listenerArn: string): readonly ListenerRule[] {
  const last = Number.MAX_SAFE_INTEGER
  return [...world.state.rules.values()]
    .filter((rule) => rule.listenerArn === listenerArn)
    .sort((a, b) => (a.priority ?? last) - (b.priority ?? last))
}

function ruleView(world: World, rule: ListenerRule): RuleView {
  const nameOf = (arn: string) => world.state.targetGroups.get(arn)?.name ?? arn
  const { action } = rule
  const words =
    action.type === 'forward'
      ? `forward to ${action.targetGroups.map(({ targetGroupArn, weight }) => (action.targetGroups.length > 1 ? `${nameOf(targetGroupArn)} (${weight})` : nameOf(targetGroupArn))).join(', ')}`
      : `fixed response ${action.statusCode}`
  return {
    arn: rule.arn,
    priority: rule.priority === null ? 'default' : String(rule.priority),
    conditions: rule.priority === null ? 'otherwise' : describeConditions(rule.conditions),
    action: words,
    targetGroupArns:
      action.type === 'forward' ? action.targetGroups.map(({ targetGroupArn }) => targetGroupArn) : [],
  }
}

export function targetGroupView(world: World, group: TargetGroup): TargetGroupView {
  const counts: Record<TargetState, number> = { initial: 0, healthy: 0, unhealthy: 0, draining: 0, unused: 0 }
  for (const target of world.state.targets.values())
    if (target.targetGroupArn === group.arn) counts[target.state]++
  return {
    kind: 'targetGroup',
    key: group.arn,
    name: group.name,
    loadBalancerArns: loadBalancerArnsOf(world.state, group.arn),
    algorithm: group.algorithm,
    deregistrationDelaySeconds: group.deregistrationDelaySeconds,
    startedFamilies: [...world.state.startedTaskRegistrations].flatMap(([family, { targetGroupArn }]) =>
      targetGroupArn === group.arn ? [family] : [],
    ),
    healthCheck: { ...group.healthCheck },
    counts,
  }
}
