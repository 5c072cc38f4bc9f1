// A request in its container: it waits for a worker, for the CPU, for whatever else it needs, and is answered.

import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { type Engine, type EventKind, PHASE, type RandomStream, type SimTime, US_PER_MS } from '@/lib/engine'
import { drawMs } from '@/lib/traffic/duration'
import { AT, OUTCOME, REASON, SENDER } from './codes'
import { EXIT_CODE_CRASH, LOAD_BALANCER_TO_TARGET_US } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import type { FlowParts } from './flow-parts'
import { HostCpu, type HostCpuState } from './host-cpu'
import { connectionsKey } from './kept-connections'
import { PathBehaviors } from './path-behaviors'
import { ProcessEnds } from './process-ends'
import { PROCESS } from './processes'
import type { RequestCost } from './route-table'
import type { SlotQueue } from './slot-queue'

export class RequestService {
  readonly ends: ProcessEnds
  readonly #engine: Engine
  readonly #parts: FlowParts
  readonly #hosts: HostCpu
  readonly #paths = new PathBehaviors()
  readonly #waitedKind: EventKind
  readonly #receivedKind: EventKind
  readonly #deliveredKind: EventKind

  constructor(world: DataPlaneWorld, parts: FlowParts) {
    this.#engine = parts.engine
    this.#parts = parts
    this.#hosts = new HostCpu(parts.engine, parts.cpu, parts.pool, (slot) => this.#cpuEnded(slot))
    this.ends = new ProcessEnds(world, parts, this.#hosts)
    this.#waitedKind = parts.engine.kind('request.waited', (slot) => this.#waited(slot))
    this.#receivedKind = parts.engine.kind('request.received', (slot) => this.#received(slot))
    this.#deliveredKind = parts.engine.kind('request.delivered', (slot) => this.#delivered(slot))
  }

  /** A connection stands: the process reads the request. */
  accept(slot: number, container: number): void {
    const { pool, processes } = this.#parts
    const behavior = processes.behavior[container] as ImageBehavior
    const stream = processes.stream[container] as RandomStream
    const onPath = behavior.paths.length === 0 ? null : this.#paths.of(behavior, this.#pathOf(slot))
    const cost = this.#costOf(slot)
    if (cost !== undefined && cost.requestBytes > 0) this.#expectBody(slot, cost)
    const cpuMs = cost?.cpuMs ?? onPath?.cpuMsPerRequest ?? behavior.cpuMsPerRequest
    const waitMs = cost?.waitMs ?? onPath?.waitMsPerRequest ?? behavior.waitMsPerRequest
    pool.workUs[slot] = drawMs(cpuMs, stream) * US_PER_MS
    const group = pool.group[slot] as number
    if (group >= 0) this.#parts.meters.accepted(group, pool.workUs[slot] as number)
    processes.accepted[container] = (processes.accepted[container] as number) + 1
    pool.waitUs[slot] = Math.ceil(drawMs(waitMs, stream) * US_PER_MS)
    pool.status[slot] = stream.chance(onPath?.errorRate ?? behavior.errorRate) ? 500 : (onPath?.status ?? 200)
    if (!stream.chance(behavior.crash.perRequest)) {
      this.enter(slot, container)
      return
    }
    // The request that makes it crash is among those that get no answer.
    pool.container[slot] = container
    processes.inFlight[container] = (processes.inFlight[container] as number) + 1
    this.ends.exit(container, EXIT_CODE_CRASH, null, REASON.crashed)
  }

  /** Null where the image alone says it. */
  #costOf(slot: number): RequestCost | undefined {
    const { pool, topology } = this.#parts
    return topology.costs[pool.source[slot] as number]?.[pool.template[slot] as number]
  }

  #expectBody(slot: number, { requestBytes, uploadUs }: RequestCost): void {
    const { pool, meters, bodies } = this.#parts
    meters.passed(pool.loadBalancer[slot] as number, requestBytes)
    if (uploadUs > 0) bodies.waitAlone(slot, this.#sentAt(slot, uploadUs))
  }

  /** When the last of a body arrives. */
  #sentAt(slot: number, uploadUs: number): number {
    const { startedAt, lostUs } = this.#parts.pool
    return (startedAt[slot] as number) + (lostUs[slot] as number) + uploadUs
  }

  #pathOf(slot: number): string {
    const { topology, pool } = this.#parts
    return topology.paths[pool.source[slot] as number]?.[pool.template[slot] as number] ?? '/'
  }

  /** The process takes a request whose `workUs`, `waitUs` and `status` are set. */
  enter(slot: number, container: number): void {
    const { pool, processes } = this.#parts
    pool.container[slot] = container
    processes.inFlight[container] = (processes.inFlight[container] as number) + 1
    pool.at[slot] = AT.queued
    if (this.ends.isKilled(container)) return
    if ((processes.inService[container] as number) < (processes.workers[container] as number))
      this.#serve(slot, container)
    else (processes.queue[container] as SlotQueue).push(slot)
  }

  #serve(slot: number, container: number): void {
    const { pool, processes } = this.#parts
    const { now } = this.#engine
    processes.inService[container] = (processes.inService[container] as number) + 1
    pool.serviceAt[slot] = now
    this.#parts.meters.outcomes.gotWorker(pool, slot)
    if (this.#parts.bodies.hasBodyOnItsWay(slot)) {
      const sentAt = this.#sentAt(slot, this.#costOf(slot)?.uploadUs ?? 0)
      if (sentAt > now) {
        pool.at[slot] = AT.receiving
        pool.timer[slot] = this.#after(sentAt - now, this.#receivedKind, slot)
        return
      }
    }
    this.#work(slot, container)
  }

  /** Its worker has read all of the body. */
  #received(slot: number): void {
    const { pool } = this.#parts
    pool.timer[slot] = -1
    pool.serviceAt[slot] = this.#engine.now
    this.#work(slot, pool.container[slot] as number)
  }

  #work(slot: number, container: number): void {
    const { pool, processes } = this.#parts
    const { now } = this.#engine
    const slowness = processes.slowness[container] as number
    const work = (pool.workUs[slot] as number) * processes.warmth(container, now) * slowness
    pool.workUs[slot] = work
    if (slowness !== 1) pool.waitUs[slot] = Math.ceil((pool.waitUs[slot] as number) * slowness)
    if (work <= 0) {
      this.#cpuEnded(slot)
      return
    }
    pool.at[slot] = AT.cpu
    this.#hosts.begin(container, slot, work)
  }

  #cpuEnded(slot: number): void {
    const { pool } = this.#parts
    pool.cpuEndAt[slot] = this.#engine.now
    this.#parts.meters.outcomes.cpuEnded(pool, slot)
    const wait = pool.waitUs[slot] as number
    if (wait <= 0) {
      this.#answer(slot)
      return
    }
    pool.at[slot] = AT.waiting
    pool.timer[slot] = this.#after(wait, this.#waitedKind, slot)
  }

  #waited(slot: number): void {
    this.#parts.pool.timer[slot] = -1
    this.#answer(slot)
  }

  /** Its process has the answer that it called for. */
  goOn(slot: number): void {
    this.#answer(slot)
  }

  /** The process has done its work on a request. */
  #answer(slot: number): void {
    const { pool, processes } = this.#parts
    const at = pool.container[slot] as number
    if (processes.calls[at] === 1 && this.#parts.listener.workDone(slot, at)) return
    const container = this.#leave(slot)
    const sender = pool.sender[slot] as number
    if (pool.answered[slot] === 1 || sender === SENDER.probe) {
      processes.noteMemory(container)
      if (pool.answered[slot] === 1) pool.release(slot)
      else this.#parts.listener.probeAnswered(slot, pool.status[slot] as number)
    } else {
      if (sender === SENDER.message) {
        // The worker may take its next message at once.
        processes.noteMemory(container)
        this.#parts.listener.messageDone(slot, container)
        pool.release(slot)
      } else if (sender === SENDER.directCall) this.#finish(slot)
      else this.#respond(slot, container)
      processes.served[container] = (processes.served[container] as number) + 1
      if (this.ends.isKilled(container)) return
    }
    this.#next(container)
  }

  /** Answers with the container. */
  #leave(slot: number): number {
    const { pool, processes } = this.#parts
    const container = pool.container[slot] as number
    processes.inFlight[container] = (processes.inFlight[container] as number) - 1
    processes.inService[container] = (processes.inService[container] as number) - 1
    pool.container[slot] = -1
    return container
  }

  /** A worker is free. */
  #next(container: number): void {
    const { processes } = this.#parts
    const queue = processes.queue[container] as SlotQueue
    if (queue.size > 0) this.#serve(queue.shift(), container)
    else if (processes.at[container] === PROCESS.draining) this.ends.endIfIdle(container)
  }

  #respond(slot: number, container: number): void {
    const { pool, meters } = this.#parts
    const { now } = this.#engine
    if ((this.#parts.processes.keepAliveUs[container] as number) > 0) this.#keepConnection(slot, container)
    const cost = this.#costOf(slot)
    const sentAt = (pool.startedAt[slot] as number) + (cost?.uploadUs ?? 0)
    meters.responded(
      pool.loadBalancer[slot] as number,
      pool.group[slot] as number,
      now - sentAt + 2 * LOAD_BALANCER_TO_TARGET_US,
    )
    if (cost !== undefined && cost.responseBytes > 0) {
      meters.passed(pool.loadBalancer[slot] as number, cost.responseBytes)
      if (cost.downloadUs > 0) {
        // The load balancer has the whole answer, and goes on without the target.
        this.#parts.leaveTarget(slot)
        pool.at[slot] = AT.delivering
        pool.timer[slot] = this.#after(cost.downloadUs, this.#deliveredKind, slot)
        return
      }
    }
    this.#finish(slot)
  }

  #delivered(slot: number): void {
    this.#parts.pool.timer[slot] = -1
    this.#finish(slot)
  }

  /** Its client has all of the target's answer. */
  #finish(slot: number): void {
    const status = this.#parts.pool.status[slot] as number
    if (status < 0) this.#parts.finish(slot, -status, OUTCOME.target5xx, REASON.callFailed)
    else if (status < 400) this.#parts.finish(slot, status, OUTCOME.ok, REASON.answered)
    else if (status < 500) this.#parts.finish(slot, status, OUTCOME.target4xx, REASON.answered)
    else this.#parts.finish(slot, status, OUTCOME.target5xx, REASON.applicationError)
  }

  /** Its client goes away: what it has not sent yet does not come any more, what it has not taken is not sent. */
  stopTransfer(slot: number): void {
    const { pool, processes } = this.#parts
    const at = pool.at[slot]
    if (at !== AT.receiving && at !== AT.delivering) return
    this.#engine.cancel(pool.timer[slot] as number)
    pool.timer[slot] = -1
    if (at === AT.delivering) return
    const container = this.#leave(slot)
    processes.noteMemory(container)
    this.#next(container)
  }

  #keepConnection(slot: number, container: number): void {
    const { loadBalancer, node } = this.#parts.pool
    const key = connectionsKey(container, loadBalancer[slot] as number, node[slot] as number)
    this.#parts.kept.give(key, container, this.#engine.now)
  }

  #after(us: number, kind: EventKind, slot: number): number {
    return this.#engine.schedule((this.#engine.now + us) as SimTime, PHASE.data, kind, slot)
  }

  /** Events of the hosts; slots and counters are saved by their owners. */
  save(): HostCpuState {
    return this.#hosts.save()
  }

  restore(state: HostCpuState): void {
    this.#hosts.restore(state)
  }
}
