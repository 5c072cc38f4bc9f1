// The data plane as the control plane sees it. A change of the world only marks the routes as old; they are read once in the
// same instant before any request moves, so that many changes cost one reading.

import {
  type EventHandle,
  type EventKind,
  existing,
  NO_EVENT,
  PHASE,
  simTime,
  US_PER_MS,
  US_PER_SECOND,
} from '@/lib/engine'
import type { RequestPath, RequestSample } from '@/lib/protocol'
import { CpuScheduler, type CpuSchedulerState } from '@/lib/traffic/cpu-scheduler'
import { drawMs, meanMs } from '@/lib/traffic/duration'
import type { Target } from '@/lib/world/state'
import { Clients, type ClientsState } from './clients'
import { REASON } from './codes'
import {
  CRASH_AT_START_MS,
  EXIT_CODE_CRASH,
  EXIT_CODE_KILLED,
  EXIT_CODE_TERMINATED,
  REASON_OUT_OF_MEMORY,
} from './constants'
import type { DataPlane, RequestSummary, Usage } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { describeCpu } from './describe-cpu'
import { Follower } from './follow'
import type { MetersState } from './meters'
import type { OpenRequestsState } from './open-requests'
import { Probes } from './probes'
import { PROCESS, Processes, type ProcessState } from './processes'
import { RequestFlow, type RequestFlowState } from './request-flow'
import type { RequestPoolState } from './request-pool'
import { Samples } from './samples'
import { Topology, type TopologyState } from './topology'
import { UsageMeter, type UsageState } from './usage'

interface DataPlaneState {
  readonly stale: boolean
  readonly refreshEvent: number
  readonly topology: TopologyState
  readonly processes: readonly ProcessState[]
  readonly cpu: CpuSchedulerState
  readonly pool: RequestPoolState
  readonly flow: RequestFlowState
  readonly open: OpenRequestsState
  readonly meters: MetersState
  readonly clients: ClientsState
  readonly usage: UsageState
  readonly closedAt: number
}

/** Registers its kinds of events at once; the world's other fields may be filled in later. */
export function createDataPlane(world: DataPlaneWorld): DataPlane {
  return new RequestDataPlane(world)
}

/** How a process timer ends its process. */
const TIMER = { crashAtStart: 0, crash: 1, exit: 2 } as const

class RequestDataPlane implements DataPlane {
  readonly #world: DataPlaneWorld
  readonly #topology: Topology
  readonly #processes = new Processes()
  readonly #cpu = new CpuScheduler()
  readonly #usage = new UsageMeter(this.#cpu, this.#processes)
  readonly #flow: RequestFlow
  readonly #clients: Clients
  readonly #probes: Probes
  readonly #samples: Samples
  readonly #follower: Follower
  readonly #timerKind: EventKind
  readonly #refreshKind: EventKind
  /** The world has changed since routes were read. */
  #stale = true
  /** The event that reads them. */
  #refreshEvent: EventHandle = NO_EVENT
  /** When the last second was closed. */
  #closedAt = 0

  constructor(world: DataPlaneWorld) {
    this.#world = world
    this.#topology = new Topology(world)
    this.#flow = new RequestFlow(world, this.#topology, this.#processes, this.#cpu)
    this.#clients = new Clients(world, this.#topology.sources, (source, template, sender) =>
      this.#flow.send(source, template, sender),
    )
    this.#probes = new Probes(world, this.#flow)
    this.#flow.listener = {
      userAnswered: (source, endedAt) => this.#clients.answered(source, endedAt),
      probeAnswered: (slot, status) => this.#probes.answered(slot, status),
    }
    this.#follower = new Follower(world, this.#topology)
    this.#samples = new Samples(this.#flow.ring, this.#follower)
    this.#timerKind = world.engine.kind('process.timer', (container, timer) => this.#timer(container, timer))
    this.#refreshKind = world.engine.kind('data-plane.refresh', () => {
      this.#refreshEvent = NO_EVENT
      this.#ready()
    })
  }

  startProcess(containerArn: string): void {
    this.#ready()
    const container = this.#topology.containers.number(containerArn)
    this.#processes.start(this.#world, container, containerArn)
    this.#cpu.declare(container, describeCpu(this.#world, this.#topology, containerArn))
    this.topologyChanged()
    if (this.#processes.isOutOfMemory(container)) {
      this.#flow.exit(container, EXIT_CODE_KILLED, REASON_OUT_OF_MEMORY, REASON.outOfMemory)
      return
    }
    this.#setTimers(container, containerArn)
  }

  #setTimers(container: number, arn: string): void {
    const { startupMs, crash, exit } = existing(this.#processes.behavior[container], `process of ${arn}`)
    const set = (ms: number, timer: number) => {
      const at = simTime(this.#world.engine.now + ms * US_PER_MS)
      this.#processes.timers[container]?.push(
        this.#world.engine.schedule(at, PHASE.data, this.#timerKind, container, timer),
      )
    }
    const draws = this.#world.engine.random.once('process-end', arn)
    if (crash.atStart !== null) set(Math.min(CRASH_AT_START_MS, meanMs(startupMs) / 2), TIMER.crashAtStart)
    if (crash.afterMs !== null) set(drawMs(crash.afterMs, draws), TIMER.crash)
    if (exit !== null) set(drawMs(exit.afterMs, draws), TIMER.exit)
  }

  #timer(container: number, timer: number): void {
    const { crash, exit } = existing(this.#processes.behavior[container], `process of container ${container}`)
    const timers = this.#processes.timers[container] ?? []
    // The event that is being handled is no longer queued.
    this.#processes.timers[container] = timers.filter((event) => this.#world.engine.isQueued(event))
    if (timer === TIMER.exit) {
      this.#flow.exit(container, exit?.code ?? 0, null, REASON.processEnded)
      return
    }
    const exitCode = timer === TIMER.crashAtStart ? (crash.atStart ?? EXIT_CODE_CRASH) : EXIT_CODE_CRASH
    this.#flow.exit(container, exitCode, null, REASON.crashed)
  }

  listen(containerArn: string): void {
    this.#ready()
    const container = this.#topology.containers.number(containerArn)
    if (this.#processes.at[container] !== PROCESS.starting) return
    this.#processes.at[container] = PROCESS.listening
    this.#processes.listeningSince[container] = this.#world.engine.now
    // Host ports are bound by now at the latest.
    this.topologyChanged()
  }

  terminate(containerArn: string): void {
    this.#ready()
    const container = this.#topology.containers.find(containerArn)
    if (!this.#processes.isLive(container)) return
    const { onSigterm } = existing(this.#processes.behavior[container], `process of ${containerArn}`)
    if (onSigterm === 'ignore') return
    if (onSigterm === 'exit') {
      this.#flow.exit(container, EXIT_CODE_TERMINATED, null, REASON.processEnded)
      return
    }
    this.#processes.at[container] = PROCESS.draining
    this.#flow.endIfIdle(container)
  }

  endProcess(containerArn: string): void {
    this.#ready()
    this.#flow.end(this.#topology.containers.find(containerArn), REASON.processEnded)
    this.topologyChanged()
  }

  loseInstance(instanceId: string): void {
    this.#ready()
    const instance = this.#topology.instances.number(instanceId)
    this.#topology.lose(instance)
    this.#flow.detach(instance)
  }

  instanceChanged(_instanceId: string): void {
    this.topologyChanged()
  }

  containerChanged(_containerArn: string): void {
    this.topologyChanged()
  }

  targetChanged(_targetKey: string): void {
    this.topologyChanged()
  }

  targetGroupChanged(_targetGroupArn: string): void {
    this.topologyChanged()
  }

  routesChanged(): void {
    this.topologyChanged()
  }

  securityGroupChanged(_groupId: string): void {
    this.topologyChanged()
  }

  zoneChanged(_zoneName: string): void {
    this.topologyChanged()
  }

  topologyChanged(): void {
    this.#stale = true
    if (this.#refreshEvent !== NO_EVENT) return
    // In the phase before requests move.
    this.#refreshEvent = this.#world.engine.schedule(
      this.#world.engine.now,
      PHASE.resource,
      this.#refreshKind,
    )
  }

  closeTarget(targetKey: string): void {
    this.#ready()
    this.#flow.closeTarget(this.#topology.targets.find(targetKey))
  }

  trafficChanged(): void {
    this.#ready()
    this.topologyChanged()
    this.#clients.refresh()
  }

  probe(targetKey: string): void {
    this.#ready()
    this.#probes.send(targetKey)
  }

  containerUsage(containerArn: string): Usage {
    this.#ready()
    return this.#usage.ofContainer(this.#topology.containers.find(containerArn))
  }

  instanceUsage(instanceId: string): Usage {
    this.#ready()
    return this.#usage.ofInstance(this.#topology.instances.find(instanceId))
  }

  trafficRps(name: string): number {
    this.#ready()
    return this.#flow.meters.rps(this.#topology.sources.find(name))
  }

  closeSecond(): void {
    this.#ready()
    const { series, state, engine } = this.#world
    const { meters } = this.#flow
    // Long runs close longer steps; what is said to be per second stays per second.
    const seconds = Math.max(1, engine.now - this.#closedAt) / US_PER_SECOND
    this.#closedAt = engine.now
    for (let host = 0; host < this.#topology.instances.count; host++) this.#cpu.advance(host, engine.now)
    this.#usage.close(this.#processes.live, seconds)
    for (const { arn, name } of state.targetGroups.values()) {
      const { healthy, unhealthy } = countTargets(state.targets.values(), arn)
      const requests = meters.groupRequests(this.#topology.groups.find(arn))
      series.record(`tg/${name}/HealthyHostCount`, healthy)
      series.record(`tg/${name}/UnHealthyHostCount`, unhealthy)
      series.record(`tg/${name}/RequestCountPerTarget`, requests / Math.max(1, healthy))
    }
    meters.close(series, this.#topology.loadBalancerStates, seconds)
  }

  takeSamples(limit: number): {
    readonly samples: readonly RequestSample[]
    readonly requestsPerSample: number
  } {
    this.#ready()
    return this.#samples.take(limit)
  }

  follow(requestId: number): RequestPath | null {
    this.#ready()
    const record = this.#flow.ring.find(requestId)
    return record && this.#follower.path(record)
  }

  totals(): { readonly total: number; readonly inFlight: number } {
    this.#ready()
    return { total: this.#flow.total, inFlight: this.#flow.total - this.#flow.finishedTotal }
  }

  summary(): RequestSummary {
    this.#ready()
    return this.#flow.meters.summary()
  }

  /** Everything is as the last change of the world left it. Every call from the control plane begins with this. */
  #ready(): void {
    if (this.#stale) this.#refresh()
  }

  #refresh(): void {
    this.#stale = false
    for (const container of this.#processes.live) {
      const arn = existing(this.#topology.containers.text(container), `container ${container}`)
      // What an image does may have been changed under a running process.
      if (this.#world.state.containers.has(arn)) this.#processes.describe(this.#world, container, arn)
    }
    const change = this.#topology.rebuild(this.#processes.live)
    if (change.timeoutsChanged) this.#flow.open.watchAgain()
    for (const instance of change.unreachable) this.#flow.detach(instance)
  }

  /** Changes nothing: the engine may have been saved before. */
  save(): DataPlaneState {
    return {
      stale: this.#stale,
      refreshEvent: this.#refreshEvent,
      topology: this.#topology.save(),
      processes: this.#processes.save(),
      cpu: this.#cpu.save(),
      pool: this.#flow.pool.save(),
      flow: this.#flow.save(),
      open: this.#flow.open.save(),
      meters: this.#flow.meters.save(),
      clients: this.#clients.save(),
      usage: this.#usage.save(),
      closedAt: this.#closedAt,
    }
  }

  /** Engine and state must have been restored before. */
  restore(checkpoint: unknown): void {
    const state = checkpoint as DataPlaneState
    const topology = this.#topology
    topology.restore(state.topology)
    const arnOf = (container: number) =>
      existing(topology.containers.text(container), `container ${container}`)
    this.#processes.restore(this.#world, state.processes, arnOf)
    for (const { container } of state.processes) {
      this.#cpu.declare(container, describeCpu(this.#world, topology, arnOf(container)))
    }
    this.#cpu.restore(state.cpu)
    this.#flow.pool.restore(state.pool)
    topology.rebuild(this.#processes.live)
    topology.restoreAfterRebuild(state.topology)
    this.#stale = state.stale
    this.#refreshEvent = state.refreshEvent
    this.#flow.restore(state.flow)
    this.#flow.open.restore(state.open)
    this.#flow.meters.restore(state.meters)
    this.#clients.restore(state.clients)
    this.#usage.restore(state.usage)
    this.#closedAt = state.closedAt
  }
}

function countTargets(
  targets: Iterable<Target>,
  groupArn: string,
): { readonly healthy: number; readonly unhealthy: number } {
  let healthy = 0
  let unhealthy = 0
  for (const { targetGroupArn, state } of targets) {
    if (targetGroupArn !== groupArn) continue
    if (state === 'healthy') healthy++
    else if (state === 'unhealthy') unhealthy++
  }
  return { healthy, unhealthy }
}
