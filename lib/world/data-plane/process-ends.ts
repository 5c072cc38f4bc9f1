// How a process ends, or cannot be reached any more, and what becomes of the requests that it has.

import { type Engine, existing } from '@/lib/engine'
import { meterOf } from '../outcome/service-meters'
import { AT, OUTCOME, REASON, type Reason, SENDER } from './codes'
import { EXIT_CODE_KILLED, REASON_OUT_OF_MEMORY } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import { serviceOfContainer } from './describe-cpu'
import type { FlowParts } from './flow-parts'
import type { HostCpu } from './host-cpu'
import { PROCESS } from './processes'

export class ProcessEnds {
  readonly #world: DataPlaneWorld
  readonly #engine: Engine
  readonly #flow: FlowParts
  readonly #hosts: HostCpu

  constructor(world: DataPlaneWorld, flow: FlowParts, hosts: HostCpu) {
    this.#world = world
    this.#engine = world.engine
    this.#flow = flow
    this.#hosts = hosts
  }

  /** A draining process ends when nothing is left to answer. */
  endIfIdle(container: number): void {
    if (this.#flow.processes.inFlight[container] === 0) this.exit(container, 0, null, REASON.processEnded)
  }

  /** Whether more memory than there is made the kernel kill the process. */
  isKilled(container: number): boolean {
    const { processes } = this.#flow
    if (processes.noteMemory(container)) {
      this.exit(container, EXIT_CODE_KILLED, REASON_OUT_OF_MEMORY, REASON.outOfMemory)
      return true
    }
    const host = processes.hostOf(container)
    if (!processes.isHostOutOfMemory(host)) return false
    this.relieveHost(host)
    return !processes.isLive(container)
  }

  /** While the containers of a host use more memory than it has, the kernel kills the largest process. */
  relieveHost(host: number): void {
    const { processes, topology } = this.#flow
    while (processes.isHostOutOfMemory(host)) {
      const victim = processes.largestOn(host)
      if (victim < 0) return
      const { used, total } = processes.hostMemory(host)
      const instanceId = topology.instances.text(host) ?? ''
      const arn = topology.containers.text(victim) ?? ''
      const container = this.#world.state.containers.get(arn)
      const size = Math.round(processes.memoryMiB(victim))
      this.#world.log.emit({
        source: 'playground',
        detailType: 'Host out of memory',
        message: `Instance ${instanceId} ran out of memory: its containers use ${used} of ${total} MiB, so the kernel killed the largest process (container ${container?.name ?? arn}, ${size} MiB)`,
        subjects: [instanceId, ...(container ? [container.taskArn] : [])],
        level: 'bad',
        mark: 'host out of memory',
      })
      this.exit(victim, EXIT_CODE_KILLED, null, REASON.outOfMemory)
    }
  }

  /** The process ends by itself. */
  exit(container: number, exitCode: number, reason: string | null, requestReason: Reason): void {
    const arn = existing(this.#flow.topology.containers.text(container), `container ${container}`)
    this.end(container, requestReason)
    if (requestReason === REASON.outOfMemory)
      meterOf(this.#world, serviceOfContainer(this.#world, arn) ?? '').memoryKills++
    this.#world.charts.send('container', arn, { type: 'process.exited', exitCode, reason })
  }

  /** The process is gone: connections are reset. */
  end(container: number, reason: Reason): void {
    const { pool, processes, topology, kept, listener } = this.#flow
    if (!processes.isLive(container)) return
    for (const timer of processes.timers[container] as number[]) {
      if (this.#engine.isQueued(timer)) this.#engine.cancel(timer)
    }
    let left = processes.inFlight[container] as number
    processes.end(container)
    this.#hosts.drop(container)
    for (let slot = 0; left > 0 && slot < pool.used; slot++) {
      if (pool.at[slot] === AT.free || pool.container[slot] !== container) continue
      left--
      this.#leave(slot)
      if (pool.answered[slot] === 1) pool.release(slot)
      else if (pool.sender[slot] === SENDER.probe) listener.probeAnswered(slot, null)
      else if (pool.sender[slot] === SENDER.message) this.#loseMessage(slot, container)
      else this.#flow.finish(slot, 502, OUTCOME.elb502, reason)
    }
    topology.unbind(container)
    kept.forget(container)
    listener.processEnded(container)
  }

  /** Its instance cannot be reached any more: what it works on is lost, and nobody is told. */
  detach(instance: number): void {
    const { pool, processes, cpu } = this.#flow
    for (let slot = 0; slot < pool.used; slot++) {
      const container = pool.container[slot] as number
      if (pool.at[slot] === AT.free || container < 0 || cpu.hostOf(container) !== instance) continue
      this.#leave(slot)
      processes.inFlight[container] = 0
      processes.inService[container] = 0
      processes.queue[container]?.clear()
      processes.noteMemory(container)
      if (pool.answered[slot] === 1) pool.release(slot)
      else if (pool.sender[slot] === SENDER.message) this.#loseMessage(slot, container)
      else pool.at[slot] = AT.lost
    }
    for (const container of processes.onHost(instance)) {
      this.#hosts.drop(container)
      if (processes.at[container] === PROCESS.draining) this.endIfIdle(container)
    }
  }

  #loseMessage(slot: number, container: number): void {
    this.#flow.listener.messageLost(slot, container)
    this.#flow.pool.release(slot)
  }

  /** Takes a request out of its process, without an answer. */
  #leave(slot: number): void {
    const { pool } = this.#flow
    if (pool.at[slot] === AT.calling) this.#flow.listener.callerLeft(slot, pool.container[slot] as number)
    const timer = pool.timer[slot] as number
    if (timer >= 0) this.#engine.cancel(timer)
    pool.timer[slot] = -1
    pool.container[slot] = -1
  }

  /** The deregistration delay ended: what is still open at this target is cut off. */
  closeTarget(target: number): void {
    const { pool, topology } = this.#flow
    let left = topology.targets.open[target] ?? 0
    for (let slot = 0; left > 0 && slot < pool.used; slot++) {
      if (pool.at[slot] === AT.free || pool.target[slot] !== target || pool.answered[slot] === 1) continue
      if (pool.sender[slot] === SENDER.probe) continue
      // The load balancer has the whole answer.
      if (pool.at[slot] === AT.delivering) continue
      left--
      this.#flow.finish(slot, 502, OUTCOME.elb502, REASON.deregistered)
    }
  }
}
