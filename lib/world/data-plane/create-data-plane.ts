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
import { seriesOf } from '@/lib/metrics/catalogue'
import type { RequestPath, RequestSample } from '@/lib/protocol'
import { type CpuContainer, CpuScheduler, type CpuSchedulerState } from '@/lib/traffic/cpu-scheduler'
import { drawMs, meanMs } from '@/lib/traffic/duration'
import { hostIdOf, reachableAt } from '@/lib/world/hosts'
import type { Target } from '@/lib/world/records/elb'
import { Attempts, type AttemptsState } from './attempts'
import { auditCounters, auditTopology } from './audit'
import { Changes, type ChangesState } from './changes'
import { Clients, type ClientsState } from './clients'
import { REASON, SENDER } from './codes'
import {
  CRASH_AT_START_MS,
  EXIT_CODE_CRASH,
  EXIT_CODE_KILLED,
  EXIT_CODE_TERMINATED,
  REASON_OUT_OF_MEMORY,
} from './constants'
import type { DataPlane, RequestCounts, RequestOutcomes, RequestSummary, Usage } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { describeCpu, serviceOfContainer } from './describe-cpu'
import { trafficPeriod } from './describe-traffic-period'
import { Follower } from './follow'
import { Grace, type GraceState } from './grace'
import type { MetersState } from './meters'
import type { NamesState } from './names'
import type { OpenRequestsState } from './open-requests'
import { Probes } from './probes'
import { PROCESS, Processes, type ProcessState } from './processes'
import { summaryOf } from './request-counts'
import { RequestFlow, type RequestFlowState } from './request-flow'
import { RequestPool, type RequestPoolState } from './request-pool'
import { Samples } from './samples'
import { addressOf } from './target-table'
import { TaskNumbers } from './task-numbers'
import { Topology, type TopologyState } from './topology'
import type { TrafficPeriod } from './traffic-period'
import { UsageMeter, type UsageState } from './usage'

interface DataPlaneState {
  readonly changes: ChangesState | null
  readonly refreshEvent: number
  readonly topology: TopologyState
  readonly tasks: NamesState
  readonly grace: GraceState
  readonly processes: readonly ProcessState[]
  readonly cpu: CpuSchedulerState
  readonly pool: RequestPoolState
  readonly flow: RequestFlowState
  readonly open: OpenRequestsState
  readonly meters: MetersState
  readonly clients: ClientsState
  readonly attempts: AttemptsState
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
  readonly #pool = new RequestPool()
  readonly #grace: Grace
  readonly #topology: Topology
  readonly #tasks = new TaskNumbers()
  readonly #processes = new Processes()
  readonly #cpu = new CpuScheduler()
  readonly #usage = new UsageMeter(this.#cpu, this.#processes)
  readonly #flow: RequestFlow
  readonly #attempts: Attempts
  readonly #clients: Clients
  readonly #probes: Probes
  readonly #samples: Samples
  readonly #follower: Follower
  readonly #timerKind: EventKind
  readonly #refreshKind: EventKind
  /** What has changed in the world since it was last read; null when nothing has. */
  #changes: Changes | null = new Changes({ everything: true })
  /** The event that reads them. */
  #refreshEvent: EventHandle = NO_EVENT
  /** When the last second was closed. */
  #closedAt = 0

  constructor(world: DataPlaneWorld) {
    this.#world = world
    this.#grace = new Grace(this.#pool, (table, number) => this.#topology.release(table, number))
    this.#topology = new Topology(world, { grace: this.#grace, sent: () => this.#flow.total })
    this.#flow = new RequestFlow(world, this.#pool, this.#topology, this.#processes, this.#cpu)
    this.#attempts = new Attempts(world.engine, {
      pool: this.#pool,
      send: (source, template, sender, first, attempt) =>
        this.#flow.send(source, template, sender, first, attempt),
      giveUp: (slot) => this.#flow.giveUp(slot),
      settled: (source, sender, endedAt, status) => {
        if (sender === SENDER.callingUser) this.#clients.answered(source, endedAt, status)
      },
    })
    this.#clients = new Clients(
      world,
      this.#topology.sources,
      (source, template, sender) => this.#flow.send(source, template, sender),
      this.#attempts,
    )
    this.#probes = new Probes(world, this.#flow)
    this.#flow.listener = {
      userAnswered: (source, endedAt, status) => this.#clients.answered(source, endedAt, status),
      attemptSent: (slot) => this.#attempts.sent(slot),
      attemptEnded: (slot, endedAt, status) => this.#attempts.ended(slot, endedAt, status),
      probeAnswered: (slot, status) => this.#probes.answered(slot, status),
      processEnded: (container) => {
        this.#tasks.leave(container)
        this.#topology.containers.release(container)
      },
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
    const cpu = this.#describeCpu(container, containerArn)
    this.#processes.start(this.#world, container, containerArn, cpu.host)
    this.#cpu.declare(container, cpu)
    this.#usage.begin(container)
    this.#flow.meters.outcomes.begin(container, serviceOfContainer(this.#world, containerArn))
    this.containerChanged(containerArn)
    if (this.#processes.isOutOfMemory(container)) {
      this.#flow.exit(container, EXIT_CODE_KILLED, REASON_OUT_OF_MEMORY, REASON.outOfMemory)
      return
    }
    this.#flow.relieveHost(cpu.host)
    if (this.#processes.isLive(container)) this.#setTimers(container, containerArn)
  }

  #describeCpu(container: number, arn: string): CpuContainer {
    const { containers, tasks } = this.#world.state
    const task = existing(tasks.get(containers.get(arn)?.taskArn ?? ''), `task of ${arn}`)
    return describeCpu(this.#world, arn, {
      host: this.#topology.instanceNumber(hostIdOf(task)),
      task: this.#tasks.join(container, task.arn),
    })
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
    const container = this.#topology.containers.find(containerArn)
    if (this.#processes.at[container] !== PROCESS.starting) return
    this.#processes.at[container] = PROCESS.listening
    this.#processes.listeningSince[container] = this.#world.engine.now
    // Host ports are bound by now at the latest.
    this.containerChanged(containerArn)
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
  }

  loseInstance(instanceId: string): void {
    this.#ready()
    const instance = this.#topology.instanceNumber(instanceId)
    this.#topology.lose(instance)
    this.#flow.detach(instance)
  }

  instanceChanged(instanceId: string): void {
    this.#change().instances.add(instanceId)
  }

  containerChanged(containerArn: string): void {
    this.#change().containers.add(containerArn)
  }

  targetChanged(targetKey: string): void {
    this.#change().targets.add(targetKey)
  }

  targetGroupChanged(targetGroupArn: string): void {
    this.#change().groups.add(targetGroupArn)
  }

  routesChanged(): void {
    this.#change().routes = true
  }

  securityGroupChanged(groupId: string): void {
    this.#change().securityGroups.add(groupId)
  }

  zoneChanged(zoneName: string): void {
    this.#change().zones.add(zoneName)
  }

  topologyChanged(): void {
    this.#change().everything = true
  }

  /** Where a change is noted. What is noted in one instant is read at once, in the phase before requests move. */
  #change(): Changes {
    this.#changes ??= new Changes()
    if (this.#refreshEvent === NO_EVENT) {
      this.#refreshEvent = this.#world.engine.schedule(
        this.#world.engine.now,
        PHASE.resource,
        this.#refreshKind,
      )
    }
    return this.#changes
  }

  closeTarget(targetKey: string): void {
    this.#ready()
    this.#flow.closeTarget(this.#topology.targets.names.find(targetKey))
  }

  trafficChanged(): void {
    this.#ready()
    this.routesChanged()
    this.#clients.refresh()
  }

  targetNumber(targetKey: string): number {
    this.#ready()
    return this.#topology.targets.names.find(targetKey)
  }

  targetOf(number: number): Target | null {
    this.#ready()
    return this.#topology.targets.records[number] ?? null
  }

  loadBalancerOf(targetGroupArn: string): string | null {
    this.#ready()
    return this.#topology.ownerOf(targetGroupArn)?.arn ?? null
  }

  probe(target: number): void {
    this.#ready()
    this.#probes.send(target)
  }

  containerUsage(containerArn: string): Usage {
    this.#ready()
    return this.#usage.ofContainer(this.#topology.containers.find(containerArn))
  }

  instanceUsage(instanceId: string): Usage {
    this.#ready()
    return this.#usage.ofInstance(this.#topology.instances.find(instanceId))
  }

  cpuUsedUs(containerArn: string): number {
    this.#ready()
    const container = this.#topology.containers.find(containerArn)
    return container < 0 ? 0 : this.#cpu.usedUs(container)
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
    const closedAt = this.#closedAt
    this.#closedAt = engine.now
    for (let host = 0; host < this.#topology.instances.count; host++) this.#cpu.advance(host, engine.now)
    this.#usage.close(this.#processes.live, seconds)
    meters.outcomes.close(closedAt, (group) => this.#topology.groups.text(group))
    meters.outcomes.judge(this.#processes.live, this.#processes, this.#cpu, this.#usage)
    for (const { arn, name } of state.targetGroups.values()) {
      const group = this.#topology.groups.find(arn)
      const healthy = this.#topology.groupStates[group]?.healthy.size ?? 0
      const unhealthy = this.#topology.groupStates[group]?.unhealthyCount ?? 0
      series.record(seriesOf('tg', name, 'HealthyHostCount'), healthy)
      series.record(seriesOf('tg', name, 'UnHealthyHostCount'), unhealthy)
      if (group >= 0) meters.period.looked(group, healthy, unhealthy)
      series.record(
        seriesOf('tg', name, 'RequestCountPerTarget'),
        meters.groupRequests(group) / Math.max(1, healthy),
      )
    }
    meters.close(series, this.#topology.loadBalancerStates, seconds)
    this.#attempts.closeSecond(series)
    this.#topology.dropHistory(this.#flow.finishedTotal)
    this.#grace.sweep(this.#flow.finishedTotal)
  }

  period(): TrafficPeriod {
    this.#ready()
    return trafficPeriod(this.#world, this.#topology, this.#flow.meters)
  }

  takePeriod(): TrafficPeriod {
    const period = this.period()
    this.#flow.meters.period.clear()
    return period
  }

  outcomes(): RequestOutcomes {
    this.#ready()
    return this.#flow.meters.outcomes.outcomes()
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

  audit(): readonly string[] {
    // A change that has not been read yet is no difference.
    const isRead = this.#changes === null
    return [
      ...(isRead ? auditTopology(this.#world, this.#topology, this.#processes) : []),
      ...auditCounters(this.#flow),
    ]
  }

  totals(): { readonly total: number; readonly inFlight: number } {
    this.#ready()
    return { total: this.#flow.total, inFlight: this.#flow.total - this.#flow.finishedTotal }
  }

  counted(): RequestCounts {
    this.#ready()
    return { ...this.#flow.meters.counted(), ...this.#attempts.counts }
  }

  summary(): RequestSummary {
    return summaryOf(this.counted())
  }

  /** Everything is as the last change of the world left it. Every call from the control plane begins with this. */
  #ready(): void {
    if (this.#changes !== null) this.#refresh(this.#changes)
  }

  #refresh(changes: Changes): void {
    this.#changes = null
    const { containers } = this.#topology
    if (changes.everything) {
      for (const container of this.#processes.live) changes.containers.add(containers.text(container) ?? '')
    }
    for (const arn of changes.containers) this.#topology.rebound(this.#readContainer(arn), changes)
    const { timeoutsChanged, unreachable } = this.#topology.read(changes)
    if (timeoutsChanged) this.#flow.open.watchAgain()
    for (const instance of unreachable) this.#flow.detach(instance)
  }

  /** Answers with the addresses at which another container answers now. */
  #readContainer(arn: string): readonly string[] {
    const { containers, tasks } = this.#world.state
    const container = this.#topology.containers.find(arn)
    const record = containers.get(arn)
    if (record === undefined || !this.#processes.isLive(container)) return []
    // What an image does may have been changed under a running process.
    if (this.#processes.behavior[container] !== record.behavior) {
      this.#processes.describe(this.#world, container, arn)
      this.#processes.noteMemory(container)
    }
    const task = existing(tasks.get(record.taskArn), `task of ${arn}`)
    return this.#topology.bindings.bind(container, reachableAt(task, record).map(addressOf))
  }

  /** Changes nothing: the engine may have been saved before. */
  save(): DataPlaneState {
    return {
      changes: this.#changes?.save() ?? null,
      refreshEvent: this.#refreshEvent,
      topology: this.#topology.save(),
      tasks: this.#tasks.save(),
      grace: this.#grace.save(),
      processes: this.#processes.save(),
      cpu: this.#cpu.save(),
      pool: this.#pool.save(),
      flow: this.#flow.save(),
      open: this.#flow.open.save(),
      meters: this.#flow.meters.save(),
      clients: this.#clients.save(),
      attempts: this.#attempts.save(),
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
    this.#tasks.restore(state.tasks)
    for (const { container } of state.processes) {
      this.#cpu.declare(container, this.#describeCpu(container, arnOf(container)))
      this.#readContainer(arnOf(container))
    }
    this.#cpu.restore(state.cpu)
    this.#pool.restore(state.pool)
    this.#grace.restore(state.grace)
    topology.readKnown(state.topology)
    this.#changes = state.changes === null ? null : new Changes(state.changes)
    this.#refreshEvent = state.refreshEvent
    this.#flow.restore(state.flow)
    this.#flow.open.restore(state.open)
    this.#flow.meters.restore(state.meters)
    this.#clients.restore(state.clients)
    this.#attempts.restore(state.attempts, (source) => {
      const name = topology.sources.text(source) ?? ''
      return { name, policy: existing(this.#world.state.traffic.get(name), `traffic source ${name}`).client }
    })
    this.#usage.restore(state.usage)
    this.#closedAt = state.closedAt
  }
}
