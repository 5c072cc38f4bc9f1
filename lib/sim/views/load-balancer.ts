import { describeConditions } from '@/lib/aws/elb/rules'
import type { LoadBalancerView, RuleView } from '@/lib/protocol'
import { admitsClients } from '@/lib/world/lifecycle/client-access'
import { loadBalancerArnsOf, rulesOf } from '@/lib/world/lifecycle/routing'
import type { ListenerRule, LoadBalancer } from '@/lib/world/records/elb'
import type { World } from '@/lib/world/world'
import { viewSource } from './view-source'

export const loadBalancerSource = viewSource({
  table: ({ loadBalancers }) => loadBalancers,
  view: loadBalancerView,
  subject: ({ state }, { arn, name }) => ({
    describe: [['elasticloadbalancing:DescribeLoadBalancers', { Names: [name] }]],
    charts: [['load-balancer', arn, 'Load balancer']],
    // What it does to targets is done in its groups.
    aliases: [...state.targetGroups.keys()].filter((group) => loadBalancerArnsOf(state, group).includes(arn)),
  }),
})

function loadBalancerView(world: World, loadBalancer: LoadBalancer): LoadBalancerView {
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
    idleTimeoutSeconds: loadBalancer.idleTimeoutSeconds,
    listeners: listeners.map((listener) => ({
      arn: listener.arn,
      protocol: listener.protocol,
      port: listener.port,
      admitsClients: admitsClients(world.state, loadBalancer, listener.port),
      rules: rulesOf(world.state, listener.arn).map((rule) => ruleView(world, rule)),
    })),
  }
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
