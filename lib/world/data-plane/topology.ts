// What requests need to know of the world, resolved from names to small integers: routes of each source, usable targets of
// each group, what lies behind each target. What has changed is read again, record by record; between changes the hot path
// reads arrays.

import type { SecurityGroupRule } from '@/lib/aws/shapes'
import { grown } from '@/lib/traffic/grow'
import { drawLossDelay, type LossDelay } from '@/lib/traffic/packet-loss'
import { machineIdOf, zoneOfTarget } from '@/lib/world/hosts'
import { keepsToOwnZones, seesClients } from '@/lib/world/lifecycle/network-load-balancers'
import type { Instance } from '@/lib/world/records/ec2'
import type { Target } from '@/lib/world/records/elb'
import { Bindings } from './bindings'
import { Changes } from './changes'
import type { DataPlaneWorld } from './data-plane-world'
import { type Grace, RETIRED } from './grace'
import type { LoadBalancerNode, LoadBalancerState } from './load-balancer-state'
import { LoadBalancerTable } from './load-balancer-table'
import { Names, type NamesState } from './names'
import type { RequestPool } from './request-pool'
import { RouteTable, type RouteTableState } from './route-table'
import type { Route } from './routes'
import { PLACE, placeIn, TargetGroupState } from './target-group-state'
import { describeTarget, InboundRules, sameInputs, type TargetInputs } from './target-info'
import { addressOf, TargetTable, type TargetTableState } from './target-table'
import { widenToEverything, widenToInstance, widenToSecurityGroup, widenToZone } from './widen'
import { ZoneDns, type ZoneDnsState } from './zone-dns'

export interface TopologyChange {
  /** Instances that could be reached before and cannot any more. */
  readonly unreachable: readonly number[]
  readonly timeoutsChanged: boolean
}

export interface TopologyState {
  readonly names: Readonly<Record<string, NamesState>>
  readonly targets: TargetTableState
  readonly lost: readonly number[]
  readonly reachable: readonly number[]
  readonly packetLoss: readonly number[]
  /** Where round robin goes on, by node. */
  readonly next: readonly (readonly [group: number, positions: readonly number[]])[]
  readonly dns: readonly (readonly [loadBalancer: number, answers: ZoneDnsState])[]
  readonly followed: RouteTableState
}

const NO_NODES: readonly LoadBalancerNode[] = []
/** Versions of groups that a restored run begins with are none that the run before has named. */
const VERSIONS_A_RUN = 2 ** 24

/** What the topology needs of its neighbours. */
export interface TopologyParts {
  readonly grace: Grace
  /** Requests that have been sent so far. */
  readonly sent: () => number
}

export class Topology {
  readonly groups = new Names()
  readonly targets = new TargetTable()
  readonly containers = new Names()
  readonly instances = new Names()
  readonly rules = new Names()
  readonly bindings = new Bindings()

  readonly groupStates: TargetGroupState[] = []
  /** What each rule looked like when it was last read, for people. */
  readonly ruleTexts: string[] = []
  /** Requests with a greater number have been routed by the rules as they are. */
  rulesSince = 0
  #rulesRead = ''
  // By instance.
  reachable = new Uint8Array(16)
  packetLoss = new Float64Array(16)
  readonly #lost = new Set<number>()
  readonly #rules = new InboundRules()
  readonly routeTable = new RouteTable()
  /** By source, by template. */
  readonly paths = this.routeTable.paths
  readonly costs = this.routeTable.costs
  readonly sources = this.routeTable.sources
  readonly #balancers: LoadBalancerTable
  readonly loadBalancers: Names
  readonly loadBalancerStates: readonly LoadBalancerState[]
  /** By load balancer: what its name resolves to, where a target group keeps to its zones. */
  readonly dns: (ZoneDns | undefined)[] = []
  readonly #world: DataPlaneWorld
  readonly #parts: TopologyParts
  #firstVersion = 0

  constructor(world: DataPlaneWorld, parts: TopologyParts) {
    this.#world = world
    this.#balancers = new LoadBalancerTable(world)
    this.loadBalancers = this.#balancers.names
    this.loadBalancerStates = this.#balancers.states
    this.#parts = parts
  }

  /** Reads again what has changed. Containers have been read before. */
  read(changes: Changes): TopologyChange {
    const { state } = this.#world
    if (changes.everything) widenToEverything(changes, state, this)
    for (const zone of changes.zones) widenToZone(changes, state, zone)
    for (const id of changes.securityGroups) widenToSecurityGroup(changes, state, id)
    const unreachable: number[] = []
    for (const id of changes.instances) {
      if (this.#readInstance(id)) unreachable.push(this.instances.find(id))
      widenToInstance(changes, state, id)
    }
    let routesChanged = changes.routes
    for (const arn of changes.groups) {
      if (this.#readGroup(arn)) routesChanged = true
      this.#readNetworkTargets(changes, arn)
    }
    const timeoutsChanged = routesChanged && this.#balancers.read()
    if (routesChanged) {
      this.#retireMissing(this.loadBalancers, state.loadBalancers, RETIRED.loadBalancer)
      this.#retireMissing(this.rules, state.rules, RETIRED.rule)
      this.#readOwners(changes)
      this.#readNetworkGroups()
    }
    for (const key of changes.targets) this.#readTarget(key, state.targets.get(key))
    if (routesChanged) this.#readRoutes()
    if (this.dns.length > 0 || this.groupStates.some((group) => group?.ownZoneOnly)) this.#readDns()
    return { unreachable, timeoutsChanged }
  }

  /** A zone stays in DNS as long as every group that keeps to its zones is healthy enough there. */
  #readDns(): void {
    const { now } = this.#world.engine
    for (const balancer of this.loadBalancerStates) {
      const groups = this.groupStates.filter(
        (group) => group?.ownZoneOnly && this.ownerOf(group.arn)?.number === balancer.number,
      )
      const all = balancer.nodes.map((_, node) => node)
      const healthy = all.filter((node) => groups.every(({ reaches }) => reaches[node]?.isInDns))
      const named = healthy.length > 0 ? healthy : all
      if (groups.length === 0 && this.dns[balancer.number] === undefined) continue
      const dns = this.dns[balancer.number] ?? new ZoneDns([{ from: 0, nodes: all }])
      dns.answer(named, now)
      this.dns[balancer.number] = dns
    }
  }

  /** The instance is gone for good. */
  lose(instance: number): void {
    this.#lost.add(instance)
    this.reachable = grown(this.reachable, instance)
    this.reachable[instance] = 0
  }

  isLost(instance: number): boolean {
    return this.#lost.has(instance)
  }

  /** The load balancer whose rules forward to a group. */
  ownerOf(groupArn: string): LoadBalancerState | null {
    return this.#balancers.ownerOf(groupArn)
  }

  routeOf(source: number, template: number, client: number): Route {
    return this.routeTable.of(source, template, client)
  }

  #readRoutes(): void {
    const rules = JSON.stringify([...this.#world.state.rules.values()])
    if (rules !== this.#rulesRead) this.rulesSince = this.#parts.sent()
    this.#rulesRead = rules
    this.routeTable.read(this.#world, this)
  }

  /** Number of an instance, with a row. */
  instanceNumber(id: string): number {
    const number = this.instances.number(id)
    this.reachable = grown(this.reachable, number)
    this.packetLoss = grown(this.packetLoss, number)
    return number
  }

  /** Whether packets from a node reach the target's instance. A dropped packet is not answered. */
  isOpen(target: number, node: number): boolean {
    const { admitted, instance } = this.targets
    if ((((admitted[target] as number) >> node) & 1) === 0) return false
    return this.reachable[instance[target] as number] === 1
  }

  /** The same of a health check, which comes from the node itself whoever's address requests have. */
  isOpenToChecks(target: number, node: number): boolean {
    const { checked, instance } = this.targets
    if ((((checked[target] as number) >> node) & 1) === 0) return false
    return this.reachable[instance[target] as number] === 1
  }

  /** Whether some of the packets to the target's instance are lost. */
  losesPackets(target: number): boolean {
    return (this.packetLoss[this.targets.instance[target] as number] as number) > 0
  }

  /** What that costs the next request to it; each instance draws for itself. */
  drawLoss(target: number): LossDelay {
    const instance = this.targets.instance[target] as number
    const stream = this.#world.engine.random.stream(`packet-loss/${this.instances.text(instance)}`)
    return drawLossDelay(stream, this.packetLoss[instance] as number)
  }

  /** True when it could be reached before and cannot any more. */
  #readInstance(id: string): boolean {
    const record = this.#world.state.instances.get(id)
    if (record === undefined && this.instances.find(id) < 0) return false
    const number = this.instanceNumber(id)
    const before = this.reachable[number]
    this.reachable[number] = record && this.#isReachable(record, number) ? 1 : 0
    this.packetLoss[number] = record?.packetLoss ?? 0
    if (record === undefined) {
      this.#lost.delete(number)
      this.#rules.forget(id)
      this.instances.forget(id)
      this.#parts.grace.retire(RETIRED.instance, number, true)
    }
    return before === 1 && this.reachable[number] === 0
  }

  #isReachable({ state, zone }: Instance, number: number): boolean {
    if (this.#lost.has(number) || (state !== 'running' && state !== 'shutting-down')) return false
    return this.#world.state.zones.get(zone)?.outage !== true
  }

  /** True when it has come or gone. */
  #readGroup(arn: string): boolean {
    const record = this.#world.state.targetGroups.get(arn)
    const number = this.groups.find(arn)
    if (record === undefined) {
      if (number < 0) return false
      for (const target of [...(this.groupStates[number]?.members ?? [])])
        this.#dropTarget(this.targets.names.text(target) ?? '', target)
      this.groups.forget(arn)
      this.#parts.grace.retire(RETIRED.group, number, true)
      return true
    }
    const known = number < 0 ? undefined : this.groupStates[number]
    const group = known ?? this.#createGroup(arn, record.name)
    group.describe(record, keepsToOwnZones(this.#world.state, record))
    return known === undefined
  }

  #createGroup(arn: string, name: string): TargetGroupState {
    const number = this.groups.number(arn)
    const { engine, state } = this.#world
    const stream = engine.random.stream(`routing/${arn}`)
    const nodeOf = (target: number) => this.targets.node[target] as number
    const placeOf = (target: number) => this.targets.place[target] as number
    const flowOf = ({ source, id }: RequestPool, slot: number) =>
      this.routeTable.connectionOf(source[slot] as number, id[slot] as number)
    const setting = { number, arn, name, nodes: state.zones.size, stream, nodeOf, placeOf, flowOf }
    const group = new TargetGroupState(setting, this.#firstVersion)
    this.groupStates[number] = group
    return group
  }

  #retireMissing(names: Names, records: ReadonlyMap<string, unknown>, table: number): void {
    for (const text of [...names.keys()]) {
      if (records.has(text)) continue
      this.#parts.grace.retire(table, names.find(text), true)
      names.forget(text)
    }
  }

  /** Whether its nodes keep to their zones may be the load balancer's business. */
  #readNetworkGroups(): void {
    const { state } = this.#world
    for (const record of state.targetGroups.values())
      if (record.network !== null)
        this.groupStates[this.groups.find(record.arn)]?.describe(record, keepsToOwnZones(state, record))
  }

  /** Whose address its targets see is said by the group. */
  #readNetworkTargets(changes: Changes, arn: string): void {
    if (this.#world.state.targetGroups.get(arn)?.network == null) return
    for (const target of this.groupStates[this.groups.find(arn)]?.members ?? [])
      changes.targets.add(this.targets.names.text(target) ?? '')
  }

  #readOwners(changes: Changes): void {
    for (const arn of this.#balancers.readOwners()) {
      const members = this.groupStates[this.groups.find(arn)]?.members ?? []
      for (const target of members) changes.targets.add(this.targets.names.text(target) ?? '')
    }
  }

  #readTarget(key: string, record: Target | undefined): void {
    const { targets } = this
    let number = targets.names.find(key)
    const group = record && this.groupStates[this.groups.find(record.targetGroupArn)]
    if (record === undefined || group === undefined) {
      if (number >= 0) this.#dropTarget(key, number)
      return
    }
    if (number < 0) {
      number = targets.names.number(key)
      targets.add(number, record, group.number, this.#parts.sent())
    }
    this.#hold(number, record, group)
  }

  #hold(number: number, record: Target, group: TargetGroupState): void {
    this.targets.hold(number, record)
    group.members.add(number)
    const before = this.targets.node[number]
    this.#describe(number, record)
    this.targets.slowStartAt[number] = record.slowStartAt ?? -1
    this.#place(number, group, placeIn(record.state))
    if (this.targets.node[number] !== before && group.ownZoneOnly) group.settle()
  }

  #place(number: number, group: TargetGroupState, place: number): void {
    const { targets } = this
    const before = targets.place[number] as number
    targets.place[number] = place
    group.move(number, targets.ordinal[number] as number, before, place, this.#parts.sent())
  }

  #dropTarget(key: string, number: number): void {
    const { targets } = this
    const group = this.groupStates[targets.group[number] as number]
    if (group?.members.delete(number)) this.#place(number, group, PLACE.none)
    targets.drop(number)
    targets.names.forget(key)
    const isKept = this.#parts.sent() > (targets.since[number] as number)
    this.#parts.grace.retire(RETIRED.target, number, isKept)
  }

  #describe(number: number, target: Target): void {
    const { targets } = this
    const { state } = this.#world
    const at = this.bindings.at(addressOf(target))
    const container = state.containers.get(this.containers.text(at) ?? '') ?? null
    const owner = this.ownerOf(target.targetGroupArn)
    const inputs: TargetInputs = {
      container,
      networkBindings: container?.networkBindings ?? null,
      rules: this.#rules.of(state, target),
      nodes: owner?.nodes ?? NO_NODES,
      owner,
      preservesClientIp: seesClients(state, target, owner),
    }
    targets.container[number] = container === null ? -1 : at
    const zone = zoneOfTarget(state, target)?.name
    targets.node[number] = inputs.nodes.findIndex((node) => node.zone === zone)
    const before = targets.inputs[number]
    if (before && sameInputs(before, inputs)) return
    targets.inputs[number] = inputs
    const info = describeTarget(state, target, inputs, targets.infos[number])
    targets.infos[number] = info
    targets.instance[number] = this.instanceNumber(machineIdOf(state, target))
    targets.admitted[number] = bitsOf(info.admission)
    targets.checked[number] = bitsOf(info.checks)
  }

  /** Other containers answer at these addresses now. */
  rebound(addresses: readonly string[], changes: Changes): void {
    for (const address of addresses)
      for (const target of this.targets.at(address))
        changes.targets.add(this.targets.names.text(target) ?? '')
  }

  /** The process of a container has ended: nothing answers at its addresses, from this moment on. */
  unbind(container: number): void {
    const { targets } = this
    for (const address of this.bindings.unbind(container)) {
      for (const target of targets.at(address)) {
        if (targets.container[target] === container) targets.container[target] = -1
        targets.inputs[target] = null
      }
    }
  }

  /** Nobody means the number any more. */
  release(table: number, number: number): void {
    if (table === RETIRED.target) this.targets.release(number)
    else if (table === RETIRED.group) {
      delete this.groupStates[number]
      this.groups.release(number)
    } else if (table === RETIRED.loadBalancer) this.loadBalancers.release(number)
    else if (table === RETIRED.rule) this.rules.release(number)
    else if (table === RETIRED.instance) this.instances.release(number)
  }

  /** `finished` requests have ended. */
  dropHistory(finished: number): void {
    for (const group of this.groupStates) group?.history.drop(finished)
  }

  save(): TopologyState {
    return {
      names: Object.fromEntries(Object.entries(this.#names()).map(([name, of]) => [name, of.save()])),
      targets: this.targets.save(),
      lost: [...this.#lost],
      reachable: Array.from(this.reachable.subarray(0, this.instances.count)),
      packetLoss: Array.from(this.packetLoss.subarray(0, this.instances.count)),
      next: this.groupStates.flatMap(({ number, reaches }) => [
        [number, reaches.map(({ next }) => next)] as const,
      ]),
      dns: [...this.dns.entries()].flatMap(([number, of]) => (of ? [[number, of.save()] as const] : [])),
      followed: this.routeTable.save(),
    }
  }

  #names(): Readonly<Record<string, Names>> {
    const { loadBalancers, groups, containers, instances, sources, rules } = this
    return { loadBalancers, groups, containers, instances, sources, rules, targets: this.targets.names }
  }

  restore(state: TopologyState): void {
    for (const [name, of] of Object.entries(this.#names())) of.restore(state.names[name] ?? NO_NAMES)
    this.#lost.clear()
    for (const instance of state.lost) this.#lost.add(instance)
    this.targets.restore(state.targets)
    this.bindings.clear()
    this.groupStates.length = 0
    this.dns.length = 0
    this.#balancers.clear()
    this.routeTable.restore(state.followed)
    this.#firstVersion += VERSIONS_A_RUN
  }

  /** Reads what the saved run had read; processes have been restored. Changes that it had not read yet are still to come. */
  readKnown(state: TopologyState): void {
    const { targets, targetGroups } = this.#world.state
    for (const arn of this.groups.keys()) {
      const record = targetGroups.get(arn)
      const group = this.#createGroup(arn, record?.name ?? '')
      if (record) group.describe(record, keepsToOwnZones(this.#world.state, record))
    }
    this.#balancers.read((arn) => this.loadBalancers.find(arn) >= 0)
    this.#readOwners(new Changes())
    for (const key of this.targets.names.keys()) {
      const record = targets.get(key)
      const number = this.targets.names.find(key)
      const group = this.groupStates[this.targets.group[number] as number]
      if (record && group) this.#hold(number, record, group)
    }
    this.routeTable.read(this.#world, this, (name) => this.sources.find(name) >= 0)
    this.reachable = grown(this.reachable, state.reachable.length)
    this.reachable.set(state.reachable)
    this.packetLoss = grown(this.packetLoss, state.reachable.length)
    this.packetLoss.set(state.packetLoss)
    for (const [number, next] of state.next) {
      for (const reach of this.groupStates[number]?.reaches ?? []) reach.next = next[reach.node] ?? reach.next
    }
    for (const [number, answers] of state.dns) this.dns[number] = new ZoneDns(answers)
  }
}

/** Bit by node. */
function bitsOf(admission: readonly (SecurityGroupRule | null)[]): number {
  return admission.reduce((all, rule, node) => all | (rule ? 1 << node : 0), 0)
}

const NO_NAMES: NamesState = { texts: [], known: [], free: [] }
