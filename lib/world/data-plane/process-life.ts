// How the process of a container comes and goes by itself: it starts, listens, is asked to end, or ends at a time of its own.

import { type EventKind, existing, PHASE, simTime, US_PER_MS } from '@/lib/engine'
import type { CpuContainer, CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import { drawMs, meanMs } from '@/lib/traffic/duration'
import { hostIdOf } from '@/lib/world/hosts'
import { REASON } from './codes'
import {
  CRASH_AT_START_MS,
  EXIT_CODE_CRASH,
  EXIT_CODE_KILLED,
  EXIT_CODE_TERMINATED,
  REASON_OUT_OF_MEMORY,
} from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import { describeCpu, serviceOfContainer } from './describe-cpu'
import { PROCESS, type Processes } from './processes'
import type { RequestFlow } from './request-flow'
import type { TaskNumbers } from './task-numbers'
import type { Topology } from './topology'
import type { UsageMeter } from './usage'

/** How a process timer ends its process. */
const TIMER = { crashAtStart: 0, crash: 1, exit: 2 } as const

export interface ProcessLifeParts {
  readonly topology: Topology
  readonly tasks: TaskNumbers
  readonly processes: Processes
  readonly cpu: CpuScheduler
  readonly usage: UsageMeter
  readonly flow: RequestFlow
}

export class ProcessLife {
  readonly #world: DataPlaneWorld
  readonly #parts: ProcessLifeParts
  readonly #timerKind: EventKind

  constructor(world: DataPlaneWorld, parts: ProcessLifeParts) {
    this.#world = world
    this.#parts = parts
    this.#timerKind = world.engine.kind('process.timer', (container, timer) => this.#timer(container, timer))
  }

  /** `started` is called once the process is there, whether or not its memory lets it live. */
  start(containerArn: string, started: () => void): void {
    const { topology, processes, usage, flow } = this.#parts
    const container = topology.containers.number(containerArn)
    const cpu = this.describeCpu(container, containerArn)
    processes.start(this.#world, container, containerArn, cpu.host)
    this.#parts.cpu.declare(container, cpu)
    usage.begin(container)
    flow.meters.outcomes.begin(container, serviceOfContainer(this.#world, containerArn))
    started()
    if (processes.noteMemory(container)) {
      flow.service.ends.exit(container, EXIT_CODE_KILLED, REASON_OUT_OF_MEMORY, REASON.outOfMemory)
      return
    }
    flow.service.ends.relieveHost(cpu.host)
    if (processes.isLive(container)) this.#setTimers(container, containerArn)
  }

  describeCpu(container: number, arn: string): CpuContainer {
    const { containers, tasks } = this.#world.state
    const task = existing(tasks.get(containers.get(arn)?.taskArn ?? ''), `task of ${arn}`)
    return describeCpu(this.#world, arn, {
      host: this.#parts.topology.instanceNumber(hostIdOf(task)),
      task: this.#parts.tasks.join(container, task.arn),
    })
  }

  #setTimers(container: number, arn: string): void {
    const { processes } = this.#parts
    const { startupMs, crash, exit } = existing(processes.behavior[container], `process of ${arn}`)
    const set = (ms: number, timer: number) => {
      const at = simTime(this.#world.engine.now + ms * US_PER_MS)
      processes.timers[container]?.push(
        this.#world.engine.schedule(at, PHASE.data, this.#timerKind, container, timer),
      )
    }
    const draws = this.#world.engine.random.once('process-end', arn)
    if (crash.atStart !== null) set(Math.min(CRASH_AT_START_MS, meanMs(startupMs) / 2), TIMER.crashAtStart)
    if (crash.afterMs !== null) set(drawMs(crash.afterMs, draws), TIMER.crash)
    if (exit !== null) set(drawMs(exit.afterMs, draws), TIMER.exit)
  }

  #timer(container: number, timer: number): void {
    const { processes, flow } = this.#parts
    const { crash, exit } = existing(processes.behavior[container], `process of container ${container}`)
    const timers = processes.timers[container] ?? []
    // The event that is being handled is no longer queued.
    processes.timers[container] = timers.filter((event) => this.#world.engine.isQueued(event))
    if (timer === TIMER.exit) {
      flow.service.ends.exit(container, exit?.code ?? 0, null, REASON.processEnded)
      return
    }
    const exitCode = timer === TIMER.crashAtStart ? (crash.atStart ?? EXIT_CODE_CRASH) : EXIT_CODE_CRASH
    flow.service.ends.exit(container, exitCode, null, REASON.crashed)
  }

  /** Answers whether the process listens from now on. */
  listen(containerArn: string): boolean {
    const { topology, processes } = this.#parts
    const container = topology.containers.find(containerArn)
    if (processes.at[container] !== PROCESS.starting) return false
    processes.at[container] = PROCESS.listening
    processes.listeningSince[container] = this.#world.engine.now
    return true
  }

  /** SIGTERM. */
  terminate(containerArn: string): void {
    const { topology, processes, flow } = this.#parts
    const container = topology.containers.find(containerArn)
    if (!processes.isLive(container)) return
    const { onSigterm } = existing(processes.behavior[container], `process of ${containerArn}`)
    if (onSigterm === 'ignore') return
    if (onSigterm === 'exit') {
      flow.service.ends.exit(container, EXIT_CODE_TERMINATED, null, REASON.processEnded)
      return
    }
    processes.at[container] = PROCESS.draining
    flow.service.ends.endIfIdle(container)
  }
}
