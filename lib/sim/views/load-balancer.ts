import { describeRedirect } from '@/lib/aws/elb/redirect'
import { describeConditions } from '@/lib/aws/elb/rules'
import type { ClassicView, LoadBalancerView, RuleView } from '@/lib/protocol'
import { ruleOutput } from '@/lib/world/describe/elasticloadbalancing/outputs'
import { healthCheckOutput } from '@/lib/world/describe/elb/load-balancer'
import { type ClassicLoadBalancer, instanceHealth, isClassic } from '@/lib/world/lifecycle/classic'
import { admitsClients } from '@/lib/world/lifecycle/client-access'
import { loadBalancerArnsOf, rulesOf } from '@/lib/world/lifecycle/routing'
import type { ListenerRule, LoadBalancer, TargetGroup } from '@/lib/world/records/elb'
import type { World } from '@/lib/world/world'
import { viewSource } from './view-source'

export const loadBalancerSource = viewSource({
  table: ({ loadBalancers }) => loadBalancers,
  view: loadBalancerView,
  subject: ({ state }, { arn, name, type }) => ({
    describe:
      type === 'classic'
        ? [
            ['elb:DescribeLoadBalancers', { LoadBalancerNames: [name] }],
            ['elb:DescribeInstanceHealth', { LoadBalancerName: name }],
            ['elb:DescribeLoadBalancerAttributes', { LoadBalancerName: name }],
          ]
        : [['elasticloadbalancing:DescribeLoadBalancers', { Names: [name] }]],
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
    type: loadBalancer.type,
    crossZone: loadBalancer.crossZone,
    classic: isClassic(loadBalancer) ? classicView(world, loadBalancer) : null,
    name: loadBalancer.name,
    dnsName: loadBalancer.dnsName,
    state: loadBalancer.state,
    zones: loadBalancer.zones,
    securityGroupIds: loadBalancer.securityGroupIds,
    idleTimeoutSeconds: loadBalancer.idleTimeoutSeconds,
    takesHttp2: loadBalancer.takesHttp2,
    listeners: listeners.map((listener) => ({
      arn: listener.arn,
      protocol: listener.protocol,
      port: listener.port,
      admitsClients: admitsClients(world.state, loadBalancer, listener.port),
      sslPolicy: listener.sslPolicy,
      certificates: listener.certificates.map((arn) => ({
        arn,
        names: world.state.certificates.get(arn)?.names ?? [],
      })),
      rules: rulesOf(world.state, listener.arn).map((rule) => ruleView(world, rule)),
    })),
  }
}

function classicView({ state }: World, loadBalancer: ClassicLoadBalancer): ClassicView {
  const { instanceIds, healthCheck, drains, drainingSeconds, crossZone } = loadBalancer.classic
  return {
    instances: instanceIds.map((id) => {
      const health = instanceHealth(state, loadBalancer, id)
      return {
        id,
        state: health.state,
        description: health.description === 'N/A' ? null : health.description,
      }
    }),
    checkTarget: healthCheckOutput(loadBalancer).Target,
    intervalSeconds: healthCheck.intervalSeconds,
    timeoutSeconds: healthCheck.timeoutSeconds,
    healthyThresholdCount: healthCheck.healthyThresholdCount,
    unhealthyThresholdCount: healthCheck.unhealthyThresholdCount,
    drains,
    drainingSeconds,
    crossZone,
  }
}

function ruleView(world: World, rule: ListenerRule): RuleView {
  const { action } = rule
  const [behind] = action.type === 'forward' ? action.targetGroups : []
  const instances = world.state.targetGroups.get(behind?.targetGroupArn ?? '')
  if (instances !== undefined && instances.classicArn !== null) return classicWay(rule, instances)
  const { Conditions, Actions } = ruleOutput(rule)
  return {
    arn: rule.arn,
    priority: rule.priority === null ? 'default' : String(rule.priority),
    conditions: isConnections(world, rule)
      ? 'everything'
      : rule.priority === null
        ? 'otherwise'
        : describeConditions(rule.conditions),
    action: actionText(world, action),
    targetGroupArns:
      action.type === 'forward' ? action.targetGroups.map(({ targetGroupArn }) => targetGroupArn) : [],
    input: { Conditions: Conditions ?? [], Actions: Actions ?? [] },
  }
}

/** Of connections nobody looks at more than where they go. */
function isConnections({ state }: World, { listenerArn }: ListenerRule): boolean {
  const { loadBalancerArn = '' } = state.listeners.get(listenerArn) ?? {}
  return state.loadBalancers.get(loadBalancerArn)?.type === 'network'
}

/** A Classic Load Balancer has no rules: its listener forwards everything to one port of all instances. */
function classicWay({ arn }: ListenerRule, { arn: instancesArn, port }: TargetGroup): RuleView {
  return {
    arn,
    priority: 'default',
    conditions: 'everything',
    action: `forward to instances :${port}`,
    targetGroupArns: [instancesArn],
    input: { Conditions: [], Actions: [] },
  }
}

/** `forward to web (95), canary (5)`, `redirect 301 to HTTPS, port 443` */
function actionText({ state }: World, action: ListenerRule['action']): string {
  switch (action.type) {
    case 'fixed-response':
      return `fixed response ${action.statusCode}`
    case 'redirect':
      return `redirect ${action.statusCode} to ${describeRedirect(action)}`
    case 'forward': {
      const isShared = action.targetGroups.length > 1
      const names = action.targetGroups.map(({ targetGroupArn, weight }) => {
        const name = state.targetGroups.get(targetGroupArn)?.name ?? targetGroupArn
        return isShared ? `${name} (${weight})` : name
      })
      return `forward to ${names.join(', ')}`
    }
  }
}
