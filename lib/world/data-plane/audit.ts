// The data plane's numbers held against the records, worked out anew: what is read piece by piece must come to the same as
// what is read as a whole, and what is counted up and down to what is there.

import { existing } from '@/lib/engine'
import { addressNumber, clientBlock, ipv4 } from '@/lib/traffic/client-block'
import { machineIdOf, reachableAt, securityGroupIdsOf, zoneOfTarget } from '@/lib/world/hosts'
import { keepsToOwnZones, seesClients } from '@/lib/world/lifecycle/network-load-balancers'
import type { Target } from '@/lib/world/records/elb'
import type { Container } from '@/lib/world/records/tasks'
import type { State } from '@/lib/world/state'
import { AT, REASON, SENDER } from './codes'
import type { DataPlaneWorld } from './data-plane-world'
import type { Processes } from './processes'
import type { Reach } from './reach'
import type { RequestFlow } from './request-flow'
import { RouteReader } from './route-reader'
import { routedRequest } from './route-table'
import { NO_ROUTE, type Route } from './routes'
import { describeTarget } from './target-info'
import { addressOf } from './target-table'
import type { Topology } from './topology'

export function auditTopology(
  world: DataPlaneWorld,
  topology: Topology,
  processes: Processes,
): readonly string[] {
  const bound = bindings(world, topology, processes)
  return [
    ...[...world.state.targetGroups.keys()].flatMap((arn) => auditGroup(world, topology, arn)),
    ...[...world.state.targets.values()].flatMap((target) =>
      auditTarget(world, topology, target, bound.get(addressOf(target)) ?? null),
    ),
    ...auditInstances(world, topology),
    ...auditRoutes(world, topology),
  ]
}

function difference(what: string, is: unknown, shouldBe: unknown): readonly string[] {
  const [x, y] = [JSON.stringify(is), JSON.stringify(shouldBe)]
  return x === y ? [] : [`${what} is ${x}, not ${y}`]
}

function bindings(
  { state }: DataPlaneWorld,
  topology: Topology,
  processes: Processes,
): ReadonlyMap<string, Container> {
  const bound = new Map<string, Container>()
  for (const number of processes.live) {
    const container = state.containers.get(topology.containers.text(number) ?? '')
    const task = state.tasks.get(container?.taskArn ?? '')
    if (container === undefined || task === undefined) continue
    for (const place of reachableAt(task, container)) bound.set(addressOf(place), container)
  }
  return bound
}

function auditGroup({ state }: DataPlaneWorld, topology: Topology, arn: string): readonly string[] {
  const group = topology.groupStates[topology.groups.find(arn)]
  if (group === undefined) return [`${arn} has no number`]
  const targets = [...state.targets.values()].filter(({ targetGroupArn }) => targetGroupArn === arn)
  const keys = (states: readonly Target['state'][]) =>
    targets.filter((target) => states.includes(target.state)).map(({ key }) => key)
  return [
    ...group.reaches.flatMap((reach) => auditReach(state, topology, arn, reach)),
    ...difference(`unhealthy targets of ${arn}`, group.unhealthyCount, keys(['unhealthy']).length),
    ...difference(`members of ${arn}`, group.members.size, targets.length),
  ]
}

function auditReach(state: State, topology: Topology, arn: string, reach: Reach): readonly string[] {
  const record = existing(state.targetGroups.get(arn), arn)
  const node = topology.ownerOf(arn)?.nodes[reach.node]
  const isOwnZoneOnly = keepsToOwnZones(state, record)
  const keys = (states: readonly Target['state'][]) =>
    [...state.targets.values()].flatMap((target) => {
      const isWithin = !isOwnZoneOnly || zoneOfTarget(state, target)?.name === node?.zone
      return target.targetGroupArn === arn && isWithin && states.includes(target.state) ? [target.key] : []
    })
  const healthy = keys(['healthy'])
  const all = keys(['healthy', 'initial', 'unhealthy'])
  const { routingCount, routingPercentage, classicArn } = record
  const isBad = healthy.length < routingCount || healthy.length * 100 < (routingPercentage ?? 0) * all.length
  const failOpen = classicArn === null && isBad && (healthy.length > 0 || keys(['unhealthy']).length > 0)
  const { targets, size } = reach.usable
  const names = Array.from(targets.subarray(0, size), (number) => topology.targets.names.text(number))
  return [
    ...difference(`fail open of ${arn}`, reach.failOpen, failOpen),
    ...difference(`what ${arn} may choose at ${node?.zone}`, names, failOpen ? all : healthy),
  ]
}

function auditTarget(
  world: DataPlaneWorld,
  topology: Topology,
  target: Target,
  container: Container | null,
): readonly string[] {
  const { targets } = topology
  const number = targets.names.find(target.key)
  if (number < 0) return [`${target.key} has no number`]
  const owner = topology.ownerOf(target.targetGroupArn)
  const rules = securityGroupIdsOf(world.state, target).flatMap(
    (id) => world.state.securityGroups.get(id)?.ingress ?? [],
  )
  const networkBindings = container?.networkBindings ?? null
  const nodes = owner?.nodes ?? []
  const info = describeTarget(
    world.state,
    target,
    {
      container,
      networkBindings,
      rules,
      nodes,
      owner,
      preservesClientIp: seesClients(world.state, target, owner),
    },
    undefined,
  )
  const at = targets.container[number] as number
  return [
    ...difference(`container behind ${target.key}`, topology.containers.text(at), container?.arn ?? null),
    ...difference(`admission to ${target.key}`, targets.infos[number]?.admission, info.admission),
    ...difference(
      `instance of ${target.key}`,
      topology.instances.text(targets.instance[number] as number),
      machineIdOf(world.state, target),
    ),
  ]
}

function auditInstances({ state }: DataPlaneWorld, topology: Topology): readonly string[] {
  return [...state.instances.values()].flatMap((instance) => {
    const number = topology.instances.find(instance.id)
    const isUp = instance.state === 'running' || instance.state === 'shutting-down'
    const reachable = isUp && !topology.isLost(number) && state.zones.get(instance.zone)?.outage !== true
    return difference(`${instance.id} can be reached`, topology.reachable[number] === 1, reachable)
  })
}

/** Where clients' addresses decide, one of them stands for all. */
const ANY_CLIENT = 1

function auditRoutes(world: DataPlaneWorld, topology: Topology): readonly string[] {
  const { traffic, loadBalancers } = world.state
  const tables = {
    loadBalancers: topology.loadBalancers,
    groups: topology.groups,
    rules: { number: (arn: string) => topology.rules.find(arn) },
    loadBalancerStates: topology.loadBalancerStates,
    groupStates: topology.groupStates,
    ruleTexts: [],
  }
  const reader = new RouteReader(world, tables)
  return [...traffic.values()].flatMap((source) => {
    const loadBalancer = loadBalancers.get(source.loadBalancerArn)
    const block = clientBlock(source.from)
    return source.requests.flatMap((_, template) => {
      const request = topology.routeTable.requestOf(source, template)
      if (request === null) return []
      const to = loadBalancer && { loadBalancer, port: source.port, protocol: null }
      const address = ipv4(addressNumber(block, ANY_CLIENT))
      const asked = loadBalancer && routedRequest(request, loadBalancer, address)
      const known = topology.routeOf(topology.sources.find(source.name), template, ANY_CLIENT)
      const onward = () => (known.kind === 'redirect' ? known : { next: -1, end: REASON.redirected })
      const route = to && asked ? reader.of(to, asked, onward) : NO_ROUTE
      return difference(`route of ${source.name} to ${request.path}`, brief(known), brief(route))
    })
  })
}

function brief(route: Route): unknown {
  if (route.kind !== 'forward') return route
  const { kind, loadBalancer, rule, sums, groups } = route
  return { kind, loadBalancer, rule, sums, groups: groups.map(({ arn }) => arn) }
}

/** Requests at targets and in processes, counted over the slots. */
export function auditCounters({ pool, topology, processes }: RequestFlow): readonly string[] {
  const open = new Map<number, number>()
  const inFlight = new Map<number, number>()
  const more = (counts: Map<number, number>, of: number) => counts.set(of, (counts.get(of) ?? 0) + 1)
  for (let slot = 0; slot < pool.used; slot++) {
    if (pool.at[slot] === AT.free) continue
    const isWaited = pool.answered[slot] === 0 && pool.sender[slot] !== SENDER.probe
    if (isWaited && (pool.target[slot] as number) >= 0) more(open, pool.target[slot] as number)
    if ((pool.container[slot] as number) >= 0) more(inFlight, pool.container[slot] as number)
  }
  const { targets } = topology
  return [
    ...Array.from(targets.names.keys(), (key) => targets.names.find(key)).flatMap((target) =>
      difference(`open requests at target ${target}`, targets.open[target], open.get(target) ?? 0),
    ),
    ...[...processes.live].flatMap((container) =>
      difference(
        `requests in container ${container}`,
        processes.inFlight[container],
        inFlight.get(container) ?? 0,
      ),
    ),
  ]
}
