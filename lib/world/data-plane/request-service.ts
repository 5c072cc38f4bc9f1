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
import type { SlotQueue } from './slot-queue'

export class RequestService {
  readonly ends: ProcessEnds
  readonly #engine: Engine
  readonly #parts: FlowParts
  readonly #hosts: HostCpu
  readonly #paths = new PathBehaviors()
  readonly #waitedKind: EventKind

  constructor(world: DataPlaneWorld, parts: FlowParts) {
    this.#engine = parts.engine
    this.#parts = parts
    this.#hosts = new HostCpu(parts.engine, parts.cpu, parts.pool, (slot) => this.#cpuEnded(slot))
    this.ends = new ProcessEnds(world, parts, this.#hosts)
    this.#waitedKind = parts.engine.kind('request.waited', (slot) => this.#waited(slot))
  }

  /** A connection stands: the process reads the request. */
  accept(slot: number, container: number): void {
    const { pool, processes } = this.#parts
    const behavior = processes.behavior[container] as ImageBehavior
    const stream = processes.stream[container] as RandomStream
    const onPath = behavior.paths.length === 0 ? null : this.#paths.of(behavior, this.#pathOf(slot))
    const cost = this.#parts.topology.costs[pool.source[slot] as number]?.[pool.template[slot] as number]
    const cpuMs = cost?.cpuMs ?? onPath?.cpuMsPerRequest ?? behavior.cpuMsPerRequest
    const waitMs = cost?.waitMs ?? onPath?.waitMsPerRequest ?? behavior.waitMsPerRequest
    pool.workUs[slot] = drawMs(cpuMs, stream) * US_PER_MS
    this.#parts.meters.accepted(pool.group[slot] as number, pool.workUs[slot] as number)
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
    pool.timer[slot] = this.#engine.schedule(
      (this.#engine.now + wait) as SimTime,
      PHASE.data,
      this.#waitedKind,
      slot,
    )
  }

  #waited(slot: number): void {
    this.#parts.pool.timer[slot] = -1
    this.#answer(slot)
  }

  /** The process has done its work on a request. */
  #answer(slot: number): void {
    const { pool, processes } = this.#parts
    const container = pool.container[slot] as number
    processes.inFlight[container] = (processes.inFlight[container] as number) - 1
    processes.inService[container] = (processes.inService[container] as number) - 1
    pool.container[slot] = -1
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
      } else this.#respond(slot, container)
      processes.served[container] = (processes.served[container] as number) + 1
      if (this.ends.isKilled(container)) return
    }
    const queue = processes.queue[container] as SlotQueue
    if (queue.size > 0) this.#serve(queue.shift(), container)
    else if (processes.at[container] === PROCESS.draining) this.ends.endIfIdle(container)
  }

  #respond(slot: number, container: number): void {
    const { pool } = this.#parts
    if ((this.#parts.processes.keepAliveUs[container] as number) > 0) this.#keepConnection(slot, container)
    const status = pool.status[slot] as number
    this.#parts.meters.responded(
      pool.loadBalancer[slot] as number,
      pool.group[slot] as number,
      this.#engine.now - (pool.startedAt[slot] as number) + 2 * LOAD_BALANCER_TO_TARGET_US,
    )
    if (status < 400) this.#parts.finish(slot, status, OUTCOME.ok, REASON.answered)
    else if (status < 500) this.#parts.finish(slot, status, OUTCOME.target4xx, REASON.answered)
    else this.#parts.finish(slot, status, OUTCOME.target5xx, REASON.applicationError)
  }

  #keepConnection(slot: number, container: number): void {
    const { loadBalancer, node } = this.#parts.pool
    const key = connectionsKey(container, loadBalancer[slot] as number, node[slot] as number)
    this.#parts.kept.give(key, container, this.#engine.now)
  }

  /** Events of the hosts; slots and counters are saved by their owners. */
  save(): HostCpuState {
    return this.#hosts.save()
  }

  restore(state: HostCpuState): void {
    this.#hosts.restore(state)
  }
}
