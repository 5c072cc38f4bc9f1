// From one task straight to another: security groups, who listens at the address, and what becomes of an attempt that nobody
// answers.

import { admits } from '@/lib/aws/ec2/security-group'
import { type EventKind, PHASE, type SimTime } from '@/lib/engine'
import { machineIdOf, securityGroupIdsOf } from '@/lib/world/hosts'
import { interfaceAt } from '@/lib/world/lifecycle/network'
import type { TargetId } from '@/lib/world/records/elb'
import { OUTCOME, REASON, type Reason } from '../codes'
import { CONNECT_TIMEOUT_US } from '../constants'
import type { DataPlaneWorld } from '../data-plane-world'
import { PROCESS } from '../processes'
import type { RequestFlow } from '../request-flow'
import type { CallVia } from './call-counts'
import type { CallNames } from './call-names'
import type { CallAddress, CallWays } from './call-ways'

export interface CallTo {
  readonly via: CallVia
  readonly address: CallAddress
}

interface Parts {
  readonly flow: RequestFlow
  readonly names: CallNames
  readonly ways: CallWays
}

export class CallConnections {
  readonly #world: DataPlaneWorld
  readonly #parts: Parts
  readonly #timedOutKind: EventKind

  constructor(world: DataPlaneWorld, parts: Parts) {
    this.#world = world
    this.#parts = parts
    this.#timedOutKind = world.engine.kind('call.connect-timeout', (slot) => this.#timedOut(slot))
  }

  /** `container` sends; where a packet is dropped nobody answers, where nothing listens the connection is refused at once. */
  connect(slot: number, container: number, { via, address }: CallTo): void {
    const { flow, names } = this.#parts
    const { pool, topology, processes, service } = flow
    const callee = topology.bindings.at(address.key)
    names.send(slot, via, address, callee)
    const dropped = this.#whyDropped(container, address)
    if (dropped !== null) {
      pool.status[slot] = dropped
      const at = (this.#world.engine.now + CONNECT_TIMEOUT_US) as SimTime
      pool.deadline[slot] = this.#world.engine.schedule(at, PHASE.data, this.#timedOutKind, slot)
      return
    }
    if (callee < 0 || processes.at[callee] !== PROCESS.listening)
      flow.finish(slot, 0, OUTCOME.unreachable, REASON.callRefused)
    else service.accept(slot, callee)
  }

  #whyDropped(container: number, address: CallAddress): Reason | null {
    const { state } = this.#world
    const { topology, processes } = this.#parts.flow
    const id = this.#idOf(address)
    // An interface goes with its task: nobody has the address then.
    if (id === null) return REASON.addressGone
    const machine = topology.instances.find(machineIdOf(state, { id }))
    if (topology.reachable[machine] !== 1 || topology.reachable[processes.hostOf(container)] !== 1)
      return REASON.instanceUnreachable
    const { ip, securityGroupIds } = this.#parts.ways.senderOf(this.#parts.ways.taskOf(container))
    const rules = securityGroupIdsOf(state, { id }).flatMap(
      (one) => state.securityGroups.get(one)?.ingress ?? [],
    )
    const packet = {
      protocol: 'tcp' as const,
      port: address.port,
      sourceIp: ip,
      sourceSecurityGroupIds: securityGroupIds,
    }
    return admits(rules, packet).admitted ? null : REASON.securityGroup
  }

  #idOf({ instanceId, ip }: CallAddress): TargetId | null {
    const { state } = this.#world
    if (instanceId !== null) return state.instances.has(instanceId) ? { kind: 'instance', instanceId } : null
    const found = interfaceAt(state, ip)
    return found ? { kind: 'ip', ip, zone: '', networkInterfaceId: found.id } : null
  }

  #timedOut(slot: number): void {
    const { flow } = this.#parts
    flow.pool.deadline[slot] = -1
    flow.finish(slot, 0, OUTCOME.unreachable, flow.pool.status[slot] as Reason)
  }
}
