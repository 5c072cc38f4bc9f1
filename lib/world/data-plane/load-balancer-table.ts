// Load balancers as requests need them, by number, and which of them each target group belongs to.

import { US_PER_SECOND } from '@/lib/engine'
import { subnetOfZone } from '@/lib/world/lifecycle/network'
import type { LoadBalancer } from '@/lib/world/records/elb'
import type { DataPlaneWorld } from './data-plane-world'
import type { LoadBalancerState } from './load-balancer-state'
import { Names } from './names'

/** Last octet of a load balancer's first node in its subnet; instances get theirs from the start of the subnet. */
const NODE_OCTET_LAST = 250
const NODE_OCTETS = 40

export class LoadBalancerTable {
  readonly names = new Names()
  readonly states: LoadBalancerState[] = []
  readonly #world: DataPlaneWorld
  /** By ARN of a group: the load balancer whose rules forward to it. */
  #owners: ReadonlyMap<string, LoadBalancerState> = new Map()

  constructor(world: DataPlaneWorld) {
    this.#world = world
  }

  ownerOf(groupArn: string): LoadBalancerState | null {
    return this.#owners.get(groupArn) ?? null
  }

  /** True when an idle timeout has changed. */
  read(isRead: (arn: string) => boolean = () => true): boolean {
    let timeoutsChanged = false
    for (const loadBalancer of this.#world.state.loadBalancers.values()) {
      if (!isRead(loadBalancer.arn)) continue
      const number = this.names.number(loadBalancer.arn)
      const known = this.states[number]
      const before = known?.arn === loadBalancer.arn ? known : undefined
      const after = this.#describe(number, loadBalancer, before)
      if (before && before.idleTimeoutUs !== after.idleTimeoutUs) timeoutsChanged = true
      this.states[number] = after
    }
    return timeoutsChanged
  }

  #describe(
    number: number,
    { arn, type, name, zones, securityGroupIds, idleTimeoutSeconds }: LoadBalancer,
    before: LoadBalancerState | undefined,
  ): LoadBalancerState {
    const { state } = this.#world
    const ip = (zone: string) =>
      `${subnetOfZone(state, zone).network}.${NODE_OCTET_LAST - (number % NODE_OCTETS)}`
    const nodes = before?.nodes ?? zones.map((zone) => ({ zone, ip: ip(zone) }))
    return {
      number,
      arn,
      type,
      name,
      securityGroupIds,
      nodes,
      live: nodes.flatMap(({ zone }, i) => (state.zones.get(zone)?.outage === true ? [] : [i])),
      idleTimeoutUs: idleTimeoutSeconds * US_PER_SECOND,
    }
  }

  /** A target group belongs to the one load balancer whose rules forward to it. Answers with the groups that have another now. */
  readOwners(): readonly string[] {
    const { rules, listeners } = this.#world.state
    const before = this.#owners
    const owners = new Map<string, LoadBalancerState>()
    for (const { action, listenerArn } of rules.values()) {
      if (action.type !== 'forward') continue
      const owner = this.states[this.names.find(listeners.get(listenerArn)?.loadBalancerArn ?? '')]
      if (owner === undefined) continue
      for (const { targetGroupArn } of action.targetGroups) owners.set(targetGroupArn, owner)
    }
    this.#owners = owners
    const groups = new Set([...before.keys(), ...owners.keys()])
    return [...groups].filter((arn) => owners.get(arn)?.arn !== before.get(arn)?.arn)
  }

  /** Before the records of a restored run are read. */
  clear(): void {
    this.states.length = 0
    this.#owners = new Map()
  }
}
