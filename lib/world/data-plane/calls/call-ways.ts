// Where a call of a container goes: its name is looked up as the container would, first among the names of Service Connect, then
// in the VPC's DNS. Looked up anew when anything has changed; between changes it is an array access.

import type { ImageCall } from '@/lib/aws/image-behavior'
import { existing } from '@/lib/engine'
import { securityGroupIdsOf, targetIdOf } from '@/lib/world/hosts'
import { addressOfTask, registeredInstances } from '@/lib/world/lifecycle/discovery'
import type { LoadBalancer } from '@/lib/world/records/elb'
import type { DiscoveryService } from '@/lib/world/records/service-discovery'
import type { KnownEndpoint } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import { REASON, type Reason } from '../codes'
import type { DataPlaneWorld } from '../data-plane-world'
import { RouteReader } from '../route-reader'
import type { Route } from '../routes'
import { addressOf } from '../target-table'
import type { Topology } from '../topology'

/** Where a name leads: `instance|port` or `address|port`, as `Bindings` has it, and as packets have it. */
export interface CallAddress {
  readonly key: string
  readonly ip: string
  readonly port: number
  readonly instanceId: string | null
}

export type CallWay =
  | { readonly kind: 'none'; readonly reason: Reason }
  | { readonly kind: 'balancer'; readonly route: Route }
  | { readonly kind: 'dns'; readonly service: DiscoveryService; readonly ttlUs: number }
  | { readonly kind: 'connect'; readonly discoveryServiceId: string; readonly timeoutMs: number | null }

export class CallWays {
  readonly #world: DataPlaneWorld
  readonly #topology: Topology
  #version = 0
  #reader: RouteReader | null = null
  /** By container, by template of its caller. */
  readonly #ways: (CallWay | undefined)[][] = []
  readonly #versions: number[] = []
  /** By ID of the service and port that the caller names. */
  readonly #addresses = new Map<string, readonly CallAddress[]>()

  constructor(world: DataPlaneWorld, topology: Topology) {
    this.#world = world
    this.#topology = topology
  }

  /** What was looked up may not hold any more. */
  stale(): void {
    this.#version++
    this.#reader = null
    this.#addresses.clear()
  }

  of(container: number, template: number, call: ImageCall): CallWay {
    if (this.#versions[container] !== this.#version) {
      this.#versions[container] = this.#version
      this.#ways[container] = []
    }
    const ways = existing(this.#ways[container], `ways of container ${container}`)
    let way = ways[template]
    if (way === undefined) {
      way = this.#find(container, call)
      ways[template] = way
    }
    return way
  }

  taskOf(container: number): Task {
    const { containers, tasks } = this.#world.state
    const arn = this.#topology.containers.text(container) ?? ''
    return existing(tasks.get(containers.get(arn)?.taskArn ?? ''), `task of ${arn}`)
  }

  #find(container: number, call: ImageCall): CallWay {
    const { state } = this.#world
    const task = this.taskOf(container)
    const known = this.#knownEndpoint(task, call)
    if (known !== null) return known
    for (const service of state.discoveryServices.values()) {
      if (service.dns === null || dnsNameOf(this.#world, service) !== call.host) continue
      return { kind: 'dns', service, ttlUs: service.dns.ttlSeconds * 1_000_000 }
    }
    const loadBalancer = [...state.loadBalancers.values()].find(
      ({ dnsName, name }) => dnsName.toLowerCase() === call.host || name.toLowerCase() === call.host,
    )
    if (loadBalancer) return { kind: 'balancer', route: this.#route(task, loadBalancer, call) }
    const isLater = this.#isEndpoint(task, call)
    return { kind: 'none', reason: isLater ? REASON.endpointNotKnown : REASON.nameNotFound }
  }

  #knownEndpoint(task: Task, { host, port }: ImageCall): CallWay | null {
    const { deployments, services } = this.#world.state
    const endpoints = deployments.get(task.deploymentId ?? '')?.knownEndpoints ?? []
    const named = endpoints.filter(({ alias }) => alias.dnsName === host)
    if (named.length === 0) return null
    const endpoint = named.find(({ alias }) => alias.port === port)
    if (endpoint === undefined) return { kind: 'none', reason: REASON.callRefused }
    const { discoveryServiceId } = endpoint
    for (const { serviceConnect } of services.values()) {
      const own = serviceConnect?.endpoints.find((one) => one.discoveryServiceId === discoveryServiceId)
      if (own) return { kind: 'connect', discoveryServiceId, timeoutMs: own.requestTimeoutMs }
    }
    return { kind: 'connect', discoveryServiceId, timeoutMs: null }
  }

  /** Of the task's namespace, and younger than its deployment. */
  #isEndpoint(task: Task, { host }: ImageCall): boolean {
    const { deployments, services } = this.#world.state
    const connect = deployments.get(task.deploymentId ?? '')?.serviceConnect ?? null
    const isNamed = ({ alias }: KnownEndpoint) => alias.dnsName === host
    return (
      connect !== null &&
      [...services.values()].some(
        ({ serviceConnect }) =>
          serviceConnect?.namespaceId === connect.namespaceId && serviceConnect.endpoints.some(isNamed),
      )
    )
  }

  #route(task: Task, loadBalancer: LoadBalancer, { method, host, port, path }: ImageCall): Route {
    this.#reader ??= new RouteReader(this.#world, this.#topology)
    const { ip, securityGroupIds } = this.senderOf(task)
    const to = { loadBalancer, port, protocol: 'HTTP' as const, securityGroupIds }
    const request = { method, path, host, headers: {}, sourceIp: ip }
    return this.#reader.of(to, request, () => ({ next: -1, end: REASON.redirectNotFollowed }))
  }

  /** As whom others see what a task sends. */
  senderOf(task: Task): { readonly ip: string; readonly securityGroupIds: readonly string[] } {
    const { state } = this.#world
    const id = targetIdOf(task)
    if (id === null) return { ip: '', securityGroupIds: [] }
    return { ip: addressOfTask(state, id) ?? '', securityGroupIds: securityGroupIdsOf(state, { id }) }
  }

  /** Who answers under a name just now, in the order of their creation. */
  addressesOf(service: Pick<DiscoveryService, 'id'>, callPort: number): readonly CallAddress[] {
    const key = `${service.id}|${callPort}`
    const known = this.#addresses.get(key)
    if (known !== undefined) return known
    const record = this.#world.state.discoveryServices.get(service.id)
    const registered = record ? registeredInstances(this.#world, record) : []
    const found = registered.map(({ id, ip, port }): CallAddress => {
      const itsPort = port ?? callPort
      const instanceId = id.kind === 'instance' ? id.instanceId : null
      return { key: addressOf({ id, port: itsPort }), ip, port: itsPort, instanceId }
    })
    this.#addresses.set(key, found)
    return found
  }
}

/** `orders.local` */
export function dnsNameOf({ state }: Pick<DataPlaneWorld, 'state'>, service: DiscoveryService): string {
  const { name } = state.namespaces.get(service.namespaceId) ?? { name: '' }
  return `${service.name}.${name}`.toLowerCase()
}
