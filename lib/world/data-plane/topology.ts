// What requests need to know of the world, resolved from names to small integers: routes of each source, usable targets of
// each group, what lies behind each target. Rebuilt as a whole when something changed; between changes the hot path reads
// arrays.

import { admits } from '@/lib/aws/ec2/security-group'
import { matchRule } from '@/lib/aws/elb/rules'
import type { SecurityGroupRule } from '@/lib/aws/shapes'
import { type RandomStream, US_PER_SECOND } from '@/lib/engine'
import { grown } from '@/lib/traffic/grow'
import type { LoadBalancer, Target } from '@/lib/world/state'
import { CandidateSets } from './candidate-sets'
import { ALGORITHMS, REASON, type Reason } from './codes'
import type { DataPlaneWorld } from './data-plane-world'
import { Names } from './names'
import { describeRule } from './rule-text'
import { TargetGroupState } from './target-group-state'

export interface UnreachableRoute {
  readonly kind: 'unreachable'
  readonly reason: Reason
}
export interface FixedRoute {
  readonly kind: 'fixed'
  readonly status: number
}
export interface ForwardRoute {
  readonly kind: 'forward'
  readonly groups: readonly TargetGroupState[]
  /** Running sums of the weights. */
  readonly sums: readonly number[]
  readonly stream: RandomStream | null
}
export type Route = { readonly loadBalancer: number; readonly rule: number } & (
  | UnreachableRoute
  | FixedRoute
  | ForwardRoute
)

export interface LoadBalancerNode {
  readonly zone: string
  readonly ip: string
}

export interface LoadBalancerState {
  readonly arn: string
  readonly name: string
  readonly nodes: readonly LoadBalancerNode[]
  /** Indexes of nodes whose zone works. */
  readonly live: readonly number[]
  readonly idleTimeoutUs: number
}

/** What people read about a target; stays when the target is gone. */
export interface TargetInfo {
  readonly key: string
  readonly groupArn: string
  readonly groupName: string
  readonly instanceId: string
  readonly instanceIp: string
  readonly hostPort: number
  readonly containerAddress: string | null
  readonly containerName: string | null
  readonly cpuUnits: number
  readonly taskArn: string | null
  /** `family:revision` */
  readonly taskDefinition: string | null
  /** By node of the load balancer: the rule that lets it in, or null. */
  readonly admission: readonly (SecurityGroupRule | null)[]
  /** Number of the group's load balancer, or -1. */
  readonly loadBalancer: number
}

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

const NO_ROUTE: Route = { kind: 'unreachable', reason: REASON.noListener, loadBalancer: -1, rule: -1 }

/** Last octet of a load balancer's first node in its subnet; instances get theirs from the start of the subnet. */
const NODE_OCTET_LAST = 250

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
  group = new Int32Array(64)
  /** Bit by node: the target's instance admits connections of that node. */
  admitted = new Int32Array(64)
  open = new Int32Array(64)
  // By instance.
  reachable = new Uint8Array(16)
  readonly #lost = new Set<number>()
  readonly #world: DataPlaneWorld

  constructor(world: DataPlaneWorld) {
    this.#world = world
  }

  /** Reads the world. `isLive` says which containers have a process. */
  rebuild(isLive: (container: number) => boolean): TopologyChange {
    const unreachable = this.#readInstances()
    const timeoutsChanged = this.#readLoadBalancers()
    this.#readTargets(this.#bindings(isLive))
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
      const octet = NODE_OCTET_LAST - (number % 200)
      const nodes = loadBalancer.zones.map((zone) => ({
        zone,
        ip: `${zones.get(zone)?.network ?? '10.0.0'}.${octet}`,
      }))
      const before = this.loadBalancerStates[number]
      const idleTimeoutUs = loadBalancer.idleTimeoutSeconds * US_PER_SECOND
      if (before && before.idleTimeoutUs !== idleTimeoutUs) timeoutsChanged = true
      this.loadBalancerStates[number] = {
        arn: loadBalancer.arn,
        name: loadBalancer.name,
        nodes,
        live: nodes.flatMap(({ zone }, i) => (zones.get(zone)?.outage === true ? [] : [i])),
        idleTimeoutUs,
      }
    }
    return timeoutsChanged
  }

  /** Which container answers at `instance|host port`. */
  #bindings(isLive: (container: number) => boolean): ReadonlyMap<string, string> {
    const { containers, tasks } = this.#world.state
    const bindings = new Map<string, string>()
    for (const container of containers.values()) {
      if (container.lastStatus !== 'RUNNING' || !isLive(this.containers.find(container.arn))) continue
      const instanceId = tasks.get(container.taskArn)?.instanceId
      for (const { hostPort, protocol } of container.networkBindings) {
        if (protocol === 'tcp') bindings.set(`${instanceId}|${hostPort}`, container.arn)
      }
    }
    return bindings
  }

  #readTargets(bindings: ReadonlyMap<string, string>): void {
    const loadBalancerOf = this.#loadBalancerOfGroups()
    for (const target of this.#world.state.targets.values()) {
      const number = this.targets.number(target.key)
      this.container = grown(this.container, number)
      this.instance = grown(this.instance, number)
      this.group = grown(this.group, number)
      this.admitted = grown(this.admitted, number)
      this.open = grown(this.open, number)
      const arn = bindings.get(`${target.instanceId}|${target.port}`)
      const info = this.#describeTarget(
        target,
        arn ?? null,
        loadBalancerOf.get(target.targetGroupArn) ?? null,
      )
      this.container[number] = arn === undefined ? -1 : this.containers.number(arn)
      this.instance[number] = this.instances.number(target.instanceId)
      this.reachable = grown(this.reachable, this.instance[number] as number)
      this.group[number] = this.groups.number(target.targetGroupArn)
      this.admitted[number] = info.admission.reduce(
        (bits, rule, node) => (rule ? bits | (1 << node) : bits),
        0,
      )
      this.targetInfos[number] = info
    }
  }

  #describeTarget(
    target: Target,
    containerArn: string | null,
    loadBalancer: LoadBalancer | null,
  ): TargetInfo {
    const { state } = this.#world
    const instance = state.instances.get(target.instanceId)
    const container = containerArn === null ? undefined : state.containers.get(containerArn)
    const task = state.tasks.get(container?.taskArn ?? target.taskArn ?? '')
    const definition = task ? state.taskDefinitions.get(task.taskDefinitionArn) : undefined
    const binding = container?.networkBindings.find(({ hostPort }) => hostPort === target.port)
    const before = this.targetInfos[this.targets.find(target.key)]
    const rules = (instance?.securityGroupIds ?? []).flatMap(
      (id) => state.securityGroups.get(id)?.ingress ?? [],
    )
    const owner = loadBalancer ? this.loadBalancers.find(loadBalancer.arn) : -1
    const nodes = this.loadBalancerStates[owner]?.nodes ?? []
    return {
      key: target.key,
      groupArn: target.targetGroupArn,
      groupName: state.targetGroups.get(target.targetGroupArn)?.name ?? '',
      instanceId: target.instanceId,
      instanceIp: instance?.privateIp ?? before?.instanceIp ?? '',
      hostPort: target.port,
      containerAddress: binding
        ? `${container?.ip ?? instance?.privateIp ?? ''}:${binding.containerPort}`
        : (before?.containerAddress ?? null),
      containerName: container?.name ?? before?.containerName ?? null,
      cpuUnits: container?.cpu ?? before?.cpuUnits ?? 0,
      taskArn: task?.arn ?? before?.taskArn ?? null,
      taskDefinition: definition
        ? `${definition.family}:${definition.revision}`
        : (before?.taskDefinition ?? null),
      admission: nodes.map(({ ip }) => {
        const from = { sourceIp: ip, sourceSecurityGroupIds: loadBalancer?.securityGroupIds ?? [] }
        return admits(rules, { protocol: 'tcp', port: target.port, ...from }).rule
      }),
      loadBalancer: owner,
    }
  }

  /** A target group belongs to the one load balancer whose rules forward to it. */
  #loadBalancerOfGroups(): ReadonlyMap<string, LoadBalancer> {
    const { rules, listeners, loadBalancers } = this.#world.state
    const owners = new Map<string, LoadBalancer>()
    for (const { action, listenerArn } of rules.values()) {
      const owner = loadBalancers.get(listeners.get(listenerArn)?.loadBalancerArn ?? '')
      if (owner === undefined || action.type !== 'forward') continue
      for (const { targetGroupArn } of action.targetGroups) owners.set(targetGroupArn, owner)
    }
    return owners
  }

  #readGroups(): void {
    const { state, engine } = this.#world
    for (const { arn, name, algorithm } of state.targetGroups.values()) {
      const number = this.groups.number(arn)
      const stream = engine.random.stream(`routing/${arn}`)
      const group = this.groupStates[number] ?? new TargetGroupState(number, name, stream)
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
    for (const source of this.#world.state.traffic.values()) {
      const number = this.sources.number(source.name)
      this.routes[number] = source.requests.map(({ method, path, host }) => {
        const loadBalancer = this.#world.state.loadBalancers.get(source.loadBalancerArn)
        if (loadBalancer === undefined) return NO_ROUTE
        return this.#route(loadBalancer, source.port, { method, path, host: host ?? loadBalancer.dnsName })
      })
    }
  }

  #route(
    loadBalancer: LoadBalancer,
    port: number,
    request: { method: string; path: string; host: string },
  ): Route {
    const { listeners, rules } = this.#world.state
    const number = this.loadBalancers.number(loadBalancer.arn)
    const at = { loadBalancer: number, rule: -1 }
    const refused = (reason: Reason): Route => ({ ...at, kind: 'unreachable', reason })
    if (loadBalancer.state !== 'active') return refused(REASON.provisioning)
    if (this.loadBalancerStates[number]?.live.length === 0) return refused(REASON.zonesOut)
    const listener = [...listeners.values()].find(
      (l) => l.loadBalancerArn === loadBalancer.arn && l.port === port,
    )
    if (listener === undefined) return refused(REASON.noListener)
    const ofListener = [...rules.values()].filter(({ listenerArn }) => listenerArn === listener.arn)
    const { rule } = matchRule(ofListener, request)
    if (rule === null) return refused(REASON.noListener)
    const ruleNumber = this.rules.number(rule.arn)
    this.ruleTexts[ruleNumber] = describeRule(rule)
    const { action } = rule
    if (action.type === 'fixed-response') {
      return { loadBalancer: number, rule: ruleNumber, kind: 'fixed', status: action.statusCode }
    }
    let sum = 0
    const sums: number[] = []
    const groups: TargetGroupState[] = []
    for (const { targetGroupArn, weight } of action.targetGroups) {
      const group = this.groupStates[this.groups.find(targetGroupArn)]
      if (group === undefined) continue
      sum += weight
      sums.push(sum)
      groups.push(group)
    }
    const stream = groups.length > 1 ? this.#world.engine.random.stream(`routing/${rule.arn}`) : null
    return { loadBalancer: number, rule: ruleNumber, kind: 'forward', groups, sums, stream }
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
