// Health checks: requests of the load balancer itself through the same security group, port, worker and CPU as a client's,
// so that what fails for clients fails here. Each is a slot until its result is known; nothing is made or looked up by name.

import { type EventKind, PHASE, type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { LossDelay } from '@/lib/traffic/packet-loss'
import { AT, SENDER } from './codes'
import { LOAD_BALANCER_TO_TARGET_US, PROBE_CPU_US } from './constants'
import type { ProbeResult } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { PROCESS } from './processes'
import type { RequestFlow } from './request-flow'
import { addressOf } from './target-table'

const REFUSED: ProbeResult = { kind: 'refused', status: null }
const TIMEOUT: ProbeResult = { kind: 'timeout', status: null }
/** In place of a status: the connection was refused or cut. */
const NO_STATUS = 0
/** In place of a status, of a check that only connects: whatever listens accepts, busy or not. */
const CONNECTED = 200

export class Probes {
  readonly #world: DataPlaneWorld
  readonly #flow: RequestFlow
  readonly #timeoutKind: EventKind
  readonly #answerKind: EventKind
  readonly #arrivedKind: EventKind
  /** By status; made once. */
  readonly #results: ProbeResult[] = [REFUSED]

  constructor(world: DataPlaneWorld, flow: RequestFlow) {
    this.#world = world
    this.#flow = flow
    this.#timeoutKind = world.engine.kind('probe.timeout', (slot) => this.#timedOut(slot))
    this.#arrivedKind = world.engine.kind('probe.arrived', (slot, container) =>
      this.#arrived(slot, container),
    )
    this.#answerKind = world.engine.kind('probe.answer', (slot, status) => {
      this.#finish(slot, this.#resultOf(status))
      this.#flow.pool.release(slot)
    })
  }

  /** Sends a health check to a target. Nothing comes back when the target is no longer registered. */
  send(target: number): void {
    const { topology, pool, processes } = this.#flow
    const record = topology.targets.records[target]
    const check = record && this.#world.state.targetGroups.get(record.targetGroupArn)?.healthCheck
    if (!check) return
    const { now } = this.#world.engine
    const slot = pool.take()
    pool.id[slot] = 0
    pool.startedAt[slot] = now
    pool.sender[slot] = SENDER.probe
    pool.target[slot] = target
    pool.loadBalancer[slot] = -1
    pool.source[slot] = -1
    const isOpen = topology.isOpenToChecks(target, this.#node(target))
    // A check on a port of its own goes to whatever listens there on the target's instance.
    const container =
      check.port === undefined
        ? (topology.targets.container[target] as number)
        : topology.bindings.at(addressOf({ id: record.id, port: check.port }))
    if (isOpen && (container < 0 || processes.at[container] !== PROCESS.listening)) {
      this.#answer(slot, NO_STATUS)
      return
    }
    const timeoutUs = check.timeoutSeconds * US_PER_SECOND
    const connects = check.protocol === 'TCP' || check.protocol === 'SSL'
    if (isOpen && connects) {
      const lateUs = topology.losesPackets(target) ? topology.drawLoss(target).connectUs : 0
      this.#answer(slot, lateUs < timeoutUs ? CONNECTED : NO_STATUS, lateUs)
      return
    }
    const deadline = (now + timeoutUs) as SimTime
    pool.deadline[slot] = this.#world.engine.schedule(deadline, PHASE.data, this.#timeoutKind, slot)
    if (!isOpen) return
    pool.workUs[slot] = PROBE_CPU_US
    pool.status[slot] = processes.healthStatus(container, check.path, now)
    const lostUs = topology.losesPackets(target) ? lateBy(topology.drawLoss(target)) : 0
    if (lostUs === 0) {
      this.#flow.service.enter(slot, container)
      return
    }
    const at = (now + lostUs) as SimTime
    pool.timer[slot] = this.#world.engine.schedule(at, PHASE.data, this.#arrivedKind, slot, container)
  }

  /** Packets of the check were lost and sent again. */
  #arrived(slot: number, container: number): void {
    const { pool, topology, processes } = this.#flow
    pool.timer[slot] = -1
    const target = pool.target[slot] as number
    // What has been cut off or has ended in the meantime does not answer: the check times out.
    if (!topology.isOpenToChecks(target, this.#node(target)) || processes.at[container] !== PROCESS.listening)
      return
    this.#flow.service.enter(slot, container)
  }

  /** A node whose zone works sends the check; without one nobody does, and it is as if nothing came back. */
  #node(target: number): number {
    const { topology } = this.#flow
    return topology.loadBalancerStates[topology.targets.infos[target]?.loadBalancer ?? -1]?.live[0] ?? 0
  }

  /** The process answered (`status`) or cut the connection (null). */
  answered(slot: number, status: number | null): void {
    const { pool } = this.#flow
    this.#world.engine.cancel(pool.deadline[slot] as number)
    pool.deadline[slot] = -1
    this.#answer(slot, status ?? NO_STATUS)
  }

  #timedOut(slot: number): void {
    const { pool } = this.#flow
    pool.deadline[slot] = -1
    this.#finish(slot, TIMEOUT)
    if (pool.container[slot] === -1) this.#forget(slot)
    else pool.answered[slot] = 1
  }

  #forget(slot: number): void {
    const { pool } = this.#flow
    const arrival = pool.timer[slot] as number
    if (arrival >= 0) this.#world.engine.cancel(arrival)
    pool.release(slot)
  }

  #answer(slot: number, status: number, lateUs = 0): void {
    this.#flow.pool.at[slot] = AT.waiting
    const at = (this.#world.engine.now + lateUs + 2 * LOAD_BALANCER_TO_TARGET_US) as SimTime
    this.#world.engine.schedule(at, PHASE.data, this.#answerKind, slot, status)
  }

  #finish(slot: number, result: ProbeResult): void {
    const { pool, topology } = this.#flow
    const target = topology.targets.records[pool.target[slot] as number]
    if (target) this.#world.targetHealth.finished(target, result)
  }

  #resultOf(status: number): ProbeResult {
    this.#results[status] ??= { kind: 'status', status }
    return this.#results[status]
  }
}

function lateBy({ connectUs, dataUs }: LossDelay): number {
  return connectUs + dataUs
}
