// The whole way to a port, step by step, with addresses and with what lets it through. Pure.

import type { RequestHop } from '@/lib/protocol'
import { shortId, wayRate } from '../describe/format'
import { coversPort } from '../describe/gate'
import { listenersOf, type MapListener, type MapRule } from './listeners'
import { type Mapping, type PortWorld, stateOf } from './mappings'

export interface PathStep {
  readonly title: string
  readonly detail: string
  readonly isOpen: boolean
}

/** `hops` of the newest request that took this way: for the addresses that only a request has. */
export function portPath(
  mapping: Mapping,
  world: PortWorld,
  hops: readonly RequestHop[] | null,
): readonly PathStep[] {
  const steps: PathStep[] = []
  const step = (title: string, detail: string, isOpen = true) => steps.push({ title, detail, isOpen })
  const { target } = mapping
  const group = target && world.targetGroup.find(({ key }) => key === target.targetGroupArn)
  const ways = group ? rulesTo(group.key, world) : []
  const hop = hops?.find(({ kind }) => kind === 'listener')
  // The way that the newest request took comes first.
  const way = ways.find(({ listener }) => hop?.to?.endsWith(`:${listener.port}`)) ?? ways[0]
  if (way !== undefined) {
    const { listener, rule } = way
    const clients = world.traffic.filter(
      (one) => one.loadBalancerArn === listener.loadBalancer.key && one.port === listener.port,
    )
    step(
      'Client → listener',
      hop?.from != null
        ? `${hop.from} → ${hop.to ?? `:${listener.port}`}`
        : `${clients.map(({ name }) => name).join(', ') || 'clients'} → ${listener.loadBalancer.name} ${listener.protocol}:${listener.port}`,
    )
    step(ruleTitle(rule, listener), `${rule.conditions} → ${rule.action}`)
    for (const more of ways.filter((one) => one !== way))
      step(`Also: ${ruleTitle(more.rule, more.listener)}`, `${more.rule.conditions} → ${more.rule.action}`)
  }
  if (group && target) {
    const healthy = `${group.counts.healthy} of ${Object.values(group.counts).reduce((sum, n) => sum + n, 0)} healthy`
    const id = mapping.network === 'awsvpc' ? mapping.address : shortId(mapping.instanceId)
    step(
      group.instancePort === null
        ? `Target (${id}, ${mapping.hostPort}) of ${group.name}`
        : `Registered instance ${id} at port ${mapping.hostPort}`,
      `${stateOf(mapping)} · ${group.network === null ? group.attributes.algorithm.replaceAll('_', ' ') : 'flow hash'} · ${healthy}`,
      target.state !== 'unhealthy' && target.state !== 'unused',
    )
    step(...gateStep(mapping, world))
  } else step('Behind no load balancer', 'reached only by who knows its address')
  const container = `${mapping.containerIp ?? 'no address yet'}:${mapping.containerPort}`
  const source = `${mapping.address}:${mapping.hostPort}`
  if (mapping.network === 'bridge') step('Host port → container port', `${source} → ${container}`)
  else if (mapping.network === 'host')
    step('Port of the host', `${source}: network mode host translates nothing`)
  else step('Network interface of the task', `${source}: network mode awsvpc translates nothing`)
  step(
    `Container ${mapping.containerName}`,
    `${mapping.taskDefinition} · ${wayRate(mapping.perSecond)} · ${mapping.inFlight} in flight`,
  )
  return steps
}

interface Way {
  readonly listener: MapListener
  readonly rule: MapRule
}

/** Rules that send to the group, in the order of the map. */
function rulesTo(targetGroupArn: string, { loadBalancer }: Pick<PortWorld, 'loadBalancer'>): readonly Way[] {
  return listenersOf(loadBalancer).flatMap((listener) =>
    listener.rules
      .filter((rule) => rule.targetGroupArns.includes(targetGroupArn))
      .map((rule) => ({ listener, rule })),
  )
}

function ruleTitle({ priority }: MapRule, { protocol, port, loadBalancer }: MapListener): string {
  if (loadBalancer.type !== 'application') return `Listener ${protocol}:${port}`
  return priority === 'default'
    ? `Default rule of ${protocol}:${port}`
    : `Rule ${priority} of ${protocol}:${port}`
}

/** The rule that lets the load balancer in; without one the gate is closed. */
function gateStep(mapping: Mapping, world: PortWorld): [title: string, detail: string, isOpen: boolean] {
  const groups = world.securityGroup.filter(({ key }) => mapping.securityGroupIds.includes(key))
  const group = world.targetGroup.find(({ key }) => key === mapping.target?.targetGroupArn)
  const who = group?.network?.preservesClientIp ? 'the clients' : 'the load balancer'
  if (!mapping.isAdmitted)
    return ['Security group: closed', `no rule lets ${who} in to port ${mapping.hostPort}`, false]
  for (const { name, key, ingress } of groups) {
    const rule = ingress.find((one) => coversPort(one, mapping.hostPort))
    if (rule === undefined) continue
    const ports =
      rule.protocol === '-1'
        ? 'all traffic'
        : `${rule.protocol} ${rule.fromPort}${rule.toPort === rule.fromPort ? '' : `–${rule.toPort}`}`
    return [`Security group ${name || shortId(key)}`, `${ports} from ${rule.source}`, true]
  }
  return ['Security group', 'the load balancer is let in', true]
}
