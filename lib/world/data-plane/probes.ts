// Health checks: requests of the load balancer itself through the same security group, port, worker and CPU as a client's,
// so that what fails for clients fails here.

import { type EventKind, PHASE, type SimTime, US_PER_SECOND } from '@/lib/engine'
import { SENDER } from './codes'
import { LOAD_BALANCER_TO_TARGET_US, PROBE_CPU_US } from './constants'
import type { ProbeResult } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { PROCESS } from './processes'
import type { RequestFlow } from './request-flow'

const REFUSED: ProbeResult = { kind: 'refused', status: null }
const TIMEOUT: ProbeResult = { kind: 'timeout', status: null }

interface Answer {
  readonly targetKey: string
  readonly result: ProbeResult
}

export class Probes {
  readonly #world: DataPlaneWorld
  readonly #flow: RequestFlow
  readonly #timeoutKind: EventKind
  readonly #answerKind: EventKind

  constructor(world: DataPlaneWorld, flow: RequestFlow) {
    this.#world = world
    this.#flow = flow
    this.#timeoutKind = world.engine.kind('probe.timeout', (slot) => {
      this.#timedOut(slot)
    })
    this.#answerKind = world.engine.payloadKind<Answer>('probe.answer', ({ targetKey, result }) => {
      world.targetHealth.finished(targetKey, result)
    })
  }

  /** Sends a health check to a target. Nothing comes back when the target is no longer registered. */
  send(targetKey: string): void {
    const { topology, pool, processes } = this.#flow
    const record = this.#world.state.targets.get(targetKey)
    const check = record && this.#world.state.targetGroups.get(record.targetGroupArn)?.healthCheck
    if (check === undefined) return
    const target = topology.targets.names.find(targetKey)
    if (target < 0) return
    const container = topology.targets.container[target] as number
    const isOpen = topology.isOpen(target, this.#node(target))
    if (isOpen && (container < 0 || processes.at[container] !== PROCESS.listening)) {
      this.#answer(targetKey, REFUSED)
      return
    }
    const slot = pool.take()
    pool.id[slot] = 0
    pool.startedAt[slot] = this.#world.engine.now
    pool.sender[slot] = SENDER.probe
    pool.target[slot] = target
    pool.loadBalancer[slot] = -1
    pool.source[slot] = -1
    pool.deadline[slot] = this.#world.engine.schedule(
      (this.#world.engine.now + check.timeoutSeconds * US_PER_SECOND) as SimTime,
      PHASE.data,
      this.#timeoutKind,
      slot,
    )
    if (!isOpen) return
    pool.workUs[slot] = PROBE_CPU_US
    pool.status[slot] = processes.healthStatus(container, check.path, this.#world.engine.now)
    this.#flow.enter(slot, container)
  }

  /** A node whose zone works sends the check; without one nobody does, and it is as if nothing came back. */
  #node(target: number): number {
    const { topology } = this.#flow
    return topology.loadBalancerStates[topology.targets.infos[target]?.loadBalancer ?? -1]?.live[0] ?? 0
  }

  /** The process answered (`status`) or cut the connection (null). */
  answered(slot: number, status: number | null): void {
    const { pool, topology } = this.#flow
    const key = topology.targets.names.text(pool.target[slot] as number) as string
    this.#world.engine.cancel(pool.deadline[slot] as number)
    pool.release(slot)
    this.#answer(key, status === null ? REFUSED : { kind: 'status', status })
  }

  #timedOut(slot: number): void {
    const { pool, topology } = this.#flow
    pool.deadline[slot] = -1
    const key = topology.targets.names.text(pool.target[slot] as number) as string
    if (pool.container[slot] === -1) pool.release(slot)
    else pool.answered[slot] = 1
    this.#world.targetHealth.finished(key, TIMEOUT)
  }

  #answer(targetKey: string, result: ProbeResult): void {
    const at = (this.#world.engine.now + 2 * LOAD_BALANCER_TO_TARGET_US) as SimTime
    this.#world.engine.post(at, PHASE.data, this.#answerKind, { targetKey, result })
  }
}
