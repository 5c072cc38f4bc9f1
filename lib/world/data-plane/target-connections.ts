// From a load balancer to the target that it has chosen: the security group, the port, packets that are lost, a connection that was
// kept open, and how long the load balancer waits.

import { type Engine, type EventKind, PHASE, type SimTime } from '@/lib/engine'
import type { LossDelay } from '@/lib/traffic/packet-loss'
import { AT, OUTCOME, REASON, type Reason } from './codes'
import { CONNECT_TIMEOUT_US } from './constants'
import type { FlowParts } from './flow-parts'
import { connectionsKey } from './kept-connections'
import { COUNT } from './meters'
import { OpenRequests } from './open-requests'
import { PROCESS } from './processes'

export class TargetConnections {
  readonly open: OpenRequests
  readonly #engine: Engine
  readonly #parts: FlowParts
  readonly #accept: (slot: number, container: number) => void
  readonly #timedOutKind: EventKind
  readonly #arrivedKind: EventKind

  /** `accept` is the container's side. */
  constructor(parts: FlowParts, accept: (slot: number, container: number) => void) {
    this.#engine = parts.engine
    this.#parts = parts
    this.#accept = accept
    this.#timedOutKind = parts.engine.kind('request.connect-timeout', (slot) => this.#connectTimedOut(slot))
    this.#arrivedKind = parts.engine.kind('request.arrived', (slot) => this.#arrivedLate(slot))
    this.open = new OpenRequests(parts.engine, parts.pool, parts.topology, (slot) => this.#idleTimedOut(slot))
  }

  /** A node sends a request to its target. */
  connect(slot: number, target: number, node: number): void {
    const { pool, topology, processes } = this.#parts
    if (!topology.isOpen(target, node)) {
      this.#connectionFailed(slot)
      const dropped =
        ((topology.targets.admitted[target] as number) >> node) & 1
          ? REASON.instanceUnreachable
          : REASON.securityGroup
      pool.status[slot] = dropped
      pool.deadline[slot] = this.#after(CONNECT_TIMEOUT_US, this.#timedOutKind, slot)
      return
    }
    if (topology.losesPackets(target)) {
      this.#sendAgain(slot, topology.drawLoss(target))
      return
    }
    const container = this.#listenerOf(slot, target)
    if (container < 0) return
    if ((processes.keepAliveUs[container] as number) > 0 && this.#meetsItsEnd(slot, container)) return
    this.open.add(slot)
    this.#accept(slot, container)
  }

  /** Takes a connection that was kept open; true when the server has just closed it, and the request ends with it. */
  #meetsItsEnd(slot: number, container: number): boolean {
    const { pool, topology } = this.#parts
    const loadBalancer = pool.loadBalancer[slot] as number
    // Through a Network Load Balancer the connection is the client's own.
    if (topology.loadBalancerStates[loadBalancer]?.type === 'network') return false
    const { found, idleUs } = this.#parts.kept.take(
      connectionsKey(container, loadBalancer, pool.node[slot] as number),
      {
        now: this.#engine.now,
        lifeUs: this.#parts.processes.keepAliveUs[container] as number,
        timeoutUs: topology.loadBalancerStates[loadBalancer]?.idleTimeoutUs ?? 0,
      },
    )
    this.#parts.meters.targetConnected(loadBalancer, idleUs)
    if (found === 'none') return false
    this.#parts.meters.reused(loadBalancer)
    pool.kept[slot] = 1
    if (found === 'open') return false
    this.#parts.finish(slot, 502, OUTCOME.elb502, REASON.connectionClosed)
    return true
  }

  /** Packets are lost on the way: TCP sends them again, and the request arrives late or not at all. */
  #sendAgain(slot: number, { connectUs, dataUs }: LossDelay): void {
    const { pool } = this.#parts
    if (connectUs >= CONNECT_TIMEOUT_US) {
      this.#connectionFailed(slot)
      pool.status[slot] = REASON.packetsLost
      pool.deadline[slot] = this.#after(CONNECT_TIMEOUT_US, this.#timedOutKind, slot)
      return
    }
    this.open.add(slot)
    pool.lostUs[slot] = connectUs + dataUs
    if (connectUs + dataUs === 0) this.#arrive(slot)
    else pool.deadline[slot] = this.#after(connectUs + dataUs, this.#arrivedKind, slot)
  }

  #arrivedLate(slot: number): void {
    this.#parts.pool.deadline[slot] = -1
    this.#arrive(slot)
  }

  #arrive(slot: number): void {
    const { pool, topology } = this.#parts
    const target = pool.target[slot] as number
    // What has been cut off in the meantime answers nothing: the load balancer waits until its idle timeout.
    if (!topology.isOpen(target, pool.node[slot] as number)) {
      pool.at[slot] = AT.lost
      return
    }
    const container = this.#listenerOf(slot, target)
    if (container >= 0) this.#accept(slot, container)
  }

  /** The container that takes the connection; -1 where nothing listens: it is refused then. */
  #listenerOf(slot: number, target: number): number {
    const container = this.#parts.topology.targets.container[target] as number
    if (container >= 0 && this.#parts.processes.at[container] === PROCESS.listening) return container
    this.#connectionFailed(slot)
    this.#parts.finish(slot, 502, OUTCOME.elb502, REASON.portClosed)
    return -1
  }

  #connectionFailed(slot: number): void {
    const { pool, meters } = this.#parts
    const loadBalancer = pool.loadBalancer[slot] as number
    meters.countBoth(loadBalancer, pool.group[slot] as number, COUNT.TargetConnectionErrorCount)
  }

  #connectTimedOut(slot: number): void {
    this.#parts.pool.deadline[slot] = -1
    this.#parts.finish(slot, 504, OUTCOME.elb504, this.#parts.pool.status[slot] as Reason)
  }

  #idleTimedOut(slot: number): void {
    const lost = this.#parts.pool.at[slot] === AT.lost
    this.#parts.finish(slot, 504, OUTCOME.elb504, lost ? REASON.instanceLost : REASON.idleTimeout)
  }

  #after(us: number, kind: EventKind, slot: number): number {
    return this.#engine.schedule((this.#engine.now + us) as SimTime, PHASE.data, kind, slot)
  }
}
