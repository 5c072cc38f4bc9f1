// What requests need to know of the world, resolved from names to small integers: routes of each source, usable targets of
// each group, what lies behind each target. Rebuilt as a whole when something changed; between changes the hot path reads
// arrays.

import { US_PER_SECOND } from '@/lib/engine'
import { grown } from '@/lib/traffic/grow'
import type { Container } from '@/lib/world/state'
import { CandidateSets } from './candidate-sets'
import { ALGORITHMS } from './codes'
import type { DataPlaneWorld } from './data-plane-world'
import type { LoadBalancerNode, LoadBalancerState } from './load-balancer-state'
import { Names } from './names'
import { NO_ROUTE, type Route, routeOf } from './routes'
import { TargetGroupState } from './target-group-state'
import { describeTarget, InstanceRules, sameInputs, type TargetInfo, type TargetInputs } from './target-info'

export interface TopologyChange {
  /** Instances that could be reached before and cannot any more. */
  readonly unreachable: readonly number[]
  readonly timeoutsChanged: boolean
}

export interface TopologyState {
  readonly names: Readonly<Record<string, readonly string[]>>
  readonly lost: readonly number[]
  readonly reachable: readonly number[]
  /** Where round robin goes on. */
  readonly next: readonly (readonly [group: number, position: number])[]
}

/** Last octet of a load balancer's first node in its subnet; instances get theirs from the start of the subnet. */
const NODE_OCTET_LAST = 250
const NODE_OCTETS = 40

const NO_NODES: readonly LoadBalancerNode[] = []

export class Topology {
  readonly loadBalancers = new Names()
  readonly groups = new Names()
  readonly targets = new Names()
  readonly containers = new Names()
  readonly instances = new Names()
  readonly tasks = new Names()
  readonly sources = new Names()
  readonly rules = new Names()
  readonly candidateSets = new CandidateSets()

  readonly loadBalancerStates: LoadBalancerState[] = []
  readonly groupStates: TargetGroupState[] = []
  readonly targetInfos: TargetInfo[] = []
  /** What each rule looked like when it was last read, for people. */
  readonly ruleTexts: string[] = []
  /** By source, by template. */
  readonly routes: (readonly Route[])[] = []

  // By target.
  container = new Int32Array(64)
  instance = new Int32Array(64)
  /** Bit by node: the target's instance admits connections of that node. */
  admitted = new Int32Array(64)
  open = new Int32Array(64)
  // By instance.
  reachable = new Uint8Array(16)
  readonly #lost = new Set<number>()
  readonly #rules = new InstanceRules()
  /** By target: what its description was made from. */
  readonly #inputs: TargetInputs[] = []
  readonly #world: DataPlaneWorld

  constructor(world: DataPlaneWorld) {
    this.#world = world
  }

  /** Reads the world; `live` are the containers that have a process. */
  rebuild(live: readonly number[]): TopologyChange {
    const unreachable = this.#readInstances()
    const timeoutsChanged = this.#readLoadBalancers()
    this.#readTargets(this.#bindings(live))
    this.#readGroups()
    this.#readRoutes()
    return { unreachable, timeoutsChanged }
  }

  /** The instance is gone for good. */
  lose(instance: number): void {
    this.#lost.add(instance)
    this.reachable = grown(this.reachable, instance)
    this.reachable[instance] = 0
  }

  routeOf(source: number, template: number): Route {
    return this.routes[source]?.[template] ?? NO_ROUTE
  }

  #readInstances(): readonly number[] {
    const { instances, zones } = this.#world.state
    const gone: number[] = []
    const seen = new Set<number>()
    const note = (number: number, reachable: boolean) => {
      seen.add(number)
      this.reachable = grown(this.reachable, number)
      if (this.reachable[number] === 1 && !reachable) gone.push(number)
      this.reachable[number] = reachable ? 1 : 0
    }
    for (const instance of instances.values()) {
      const number = this.instances.number(instance.id)
      const up = instance.state === 'running' || instance.state === 'shutting-down'
      note(number, up && !this.#lost.has(number) && zones.get(instance.zone)?.outage !== true)
    }
    for (let number = 0; number < this.instances.count; number++) if (!seen.has(number)) note(number, false)
    return gone
  }

  #readLoadBalancers(): boolean {
    const { loadBalancers, zones } = this.#world.state
    let timeoutsChanged = false
    for (const loadBalancer of loadBalancers.values()) {
      const number = this.loadBalancers.number(loadBalancer.arn)
      const before = this.loadBalancerStates[number]
      const ip = (zone: string) =>
        `${zones.get(zone)?.network ?? '10.0.0'}.${NODE_OCTET_LAST - (number % NODE_OCTETS)}`
      const nodes = before?.nodes ?? loadBalancer.zones.map((zone) => ({ zone, ip: ip(zone) }))
      const idleTimeoutUs = loadBalancer.idleTimeoutSeconds * US_PER_SECOND
      if (before && before.idleTimeoutUs !== idleTimeoutUs) timeoutsChanged = true
      this.loadBalancerStates[number] = {
        number,
        arn: loadBalancer.arn,
        name: loadBalancer.name,
        securityGroupIds: loadBalancer.securityGroupIds,
        nodes,
        live: nodes.flatMap(({ zone }, i) => (zones.get(zone)?.outage === true ? [] : [i])),
        idleTimeoutUs,
      }
    }
    return timeoutsChanged
  }

  /** Which container answers at `instance|host port`. */
  #bindings(live: readonly number[]): ReadonlyMap<string, Container> {
    const { containers, tasks } = this.#world.state
    const bindings = new Map<string, Container>()
    for (const number of live) {
      const container = containers.get(this.containers.text(number) ?? '')
      if (container === undefined) continue
      const instanceId = tasks.get(container.taskArn)?.instanceId
      for (const { hostPort, protocol } of container.networkBindings) {
        if (protocol === 'tcp') bindings.set(`${instanceId}|${hostPort}`, container)
      }
    }
    return bindings
  }

  #readTargets(bindings: ReadonlyMap<string, Container>): void {
    const { state } = this.#world
    const owners = this.#ownersOfGroups()
    for (const target of state.targets.values()) {
      const number = this.targets.number(target.key)
      const container = bindings.get(`${target.instanceId}|${target.port}`) ?? null
      const owner = owners.get(target.targetGroupArn) ?? null
      const inputs: TargetInputs = {
        container,
        networkBindings: container?.networkBindings ?? null,
        rules: this.#rules.of(state, target.instanceId),
        nodes: owner?.nodes ?? NO_NODES,
        owner,
      }
      const before = this.#inputs[number]
      if (before && this.targetInfos[number] && sameInputs(before, inputs)) continue
      this.#inputs[number] = inputs
      const info = describeTarget(state, target, inputs, this.targetInfos[number])
      this.targetInfos[number] = info
      this.#growTargets(number)
      this.container[number] = container === null ? -1 : this.containers.number(container.arn)
      this.instance[number] = this.instances.number(target.instanceId)
      this.reachable = grown(this.reachable, this.instance[number] as number)
      const bits = info.admission.map((rule, node) => (rule ? 1 << node : 0))
      this.admitted[number] = bits.reduce((all, bit) => all | bit, 0)
    }
  }

  #growTargets(number: number): void {
    this.container = grown(this.container, number)
    this.instance = grown(this.instance, number)
    this.admitted = grown(this.admitted, number)
    this.open = grown(this.open, number)
  }

  /** A target group belongs to the one load balancer whose rules forward to it. */
  #ownersOfGroups(): ReadonlyMap<string, LoadBalancerState> {
    const { rules, listeners } = this.#world.state
    const owners = new Map<string, LoadBalancerState>()
    for (const { action, listenerArn } of rules.values()) {
      const arn = listeners.get(listenerArn)?.loadBalancerArn ?? ''
      const owner = this.loadBalancerStates[this.loadBalancers.find(arn)]
      if (owner === undefined || action.type !== 'forward') continue
      for (const { targetGroupArn } of action.targetGroups) owners.set(targetGroupArn, owner)
    }
    return owners
  }

  #readGroups(): void {
    const { state, engine } = this.#world
    for (const { arn, name, algorithm } of state.targetGroups.values()) {
      const number = this.groups.number(arn)
      const known = this.groupStates[number]
      const group = known ?? new TargetGroupState(number, name, engine.random.stream(`routing/${arn}`))
      this.groupStates[number] = group
      group.algorithm = ALGORITHMS.indexOf(algorithm)
      this.#use(group, arn)
    }
  }

  /** Healthy targets; if there is none but an unhealthy one, all that are registered (fail open). */
  #use(group: TargetGroupState, arn: string): void {
    const healthy: number[] = []
    const others: number[] = []
    let unhealthy = 0
    for (const { key, targetGroupArn, state } of this.#world.state.targets.values()) {
      if (targetGroupArn !== arn) continue
      if (state === 'healthy') healthy.push(this.targets.number(key))
      else if (state === 'unhealthy' || state === 'initial') others.push(this.targets.number(key))
      if (state === 'unhealthy') unhealthy++
    }
    group.failOpen = healthy.length === 0 && unhealthy > 0
    const usable = group.failOpen ? others : healthy
    if (group.candidates >= 0 && same(group.usable, usable)) return
    group.usable = Int32Array.from(usable)
    group.candidates = this.candidateSets.keep(group.usable)
  }

  #readRoutes(): void {
    const { traffic, loadBalancers } = this.#world.state
    for (const { name, loadBalancerArn, port, requests } of traffic.values()) {
      const loadBalancer = loadBalancers.get(loadBalancerArn)
      this.routes[this.sources.number(name)] = requests.map(({ method, path, host }) =>
        loadBalancer === undefined
          ? NO_ROUTE
          : routeOf(this.#world, this, loadBalancer, {
              port,
              method,
              path,
              host: host ?? loadBalancer.dnsName,
            }),
      )
    }
  }

  save(): TopologyState {
    const { loadBalancers, groups, targets, containers, instances, tasks, sources, rules } = this
    const names = { loadBalancers, groups, targets, containers, instances, tasks, sources, rules }
    return {
      names: Object.fromEntries(Object.entries(names).map(([name, of]) => [name, of.save()])),
      lost: [...this.#lost],
      reachable: Array.from(this.reachable.subarray(0, this.instances.count)),
      next: this.groupStates.flatMap((group) => [[group.number, group.next] as const]),
    }
  }

  restore(state: TopologyState): void {
    const { loadBalancers, groups, targets, containers, instances, tasks, sources, rules } = this
    const names = { loadBalancers, groups, targets, containers, instances, tasks, sources, rules }
    for (const [name, of] of Object.entries(names)) of.restore(state.names[name] ?? [])
    this.#lost.clear()
    for (const instance of state.lost) this.#lost.add(instance)
    this.reachable = grown(this.reachable, state.reachable.length)
    this.reachable.set(state.reachable)
    this.open = grown(this.open, targets.count)
    this.groupStates.length = 0
    this.loadBalancerStates.length = 0
    this.targetInfos.length = 0
    this.#inputs.length = 0
    this.routes.length = 0
    this.candidateSets.clear()
  }

  /** What the first rebuild of a restored run must not decide anew. */
  restoreAfterRebuild(state: TopologyState): void {
    // A change that the saved run had not read yet is still to be noticed.
    this.reachable.set(state.reachable)
    for (const [number, next] of state.next) {
      const group = this.groupStates[number]
      if (group) group.next = next
    }
  }
}

function same(array: Int32Array, list: readonly number[]): boolean {
  if (array.length !== list.length) return false
  for (let i = 0; i < list.length; i++) if (array[i] !== list[i]) return false
  return true
}
