// The data plane as the control plane sees it. A change of the world only marks the routes as old; they are read once in the
// same instant before any request moves, so that many changes cost one reading.

import { type EventHandle, type EventKind, existing, NO_EVENT, PHASE } from '@/lib/engine'
import type { RequestPath, RequestSample } from '@/lib/protocol'
import { CpuScheduler, type CpuSchedulerState } from '@/lib/traffic/cpu-scheduler'
import { reachableAt } from '@/lib/world/hosts'
import type { Target } from '@/lib/world/records/elb'
import { Attempts, type AttemptsState } from './attempts'
import { auditCounters, auditTopology } from './audit'
import { Changes, type ChangesState } from './changes'
import { Clients, type ClientsState } from './clients'
import { closeSecond } from './close-second'
import { REASON, SENDER } from './codes'
import type { DataPlane, RequestCounts, RequestOutcomes, RequestSummary, Usage } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { trafficPeriod } from './describe-traffic-period'
import { Follower } from './follow'
import { Grace, type GraceState } from './grace'
import type { MetersState } from './meters'
import type { NamesState } from './names'
import type { OpenRequestsState } from './open-requests'
import { Probes } from './probes'
import { ProcessLife } from './process-life'
import { Processes, type ProcessState } from './processes'
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
  readonly #life: ProcessLife
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
    this.#life = new ProcessLife(world, {
      topology: this.#topology,
      tasks: this.#tasks,
      processes: this.#processes,
      cpu: this.#cpu,
      usage: this.#usage,
      flow: this.#flow,
    })
    this.#refreshKind = world.engine.kind('data-plane.refresh', () => {
      this.#refreshEvent = NO_EVENT
      this.#ready()
    })
  }

  startProcess(containerArn: string): void {
    this.#ready()
    this.#life.start(containerArn, () => this.containerChanged(containerArn))
  }

  listen(containerArn: string): void {
    this.#ready()
    // Host ports are bound by now at the latest.
    if (this.#life.listen(containerArn)) this.containerChanged(containerArn)
  }

  terminate(containerArn: string): void {
    this.#ready()
    this.#life.terminate(containerArn)
  }

  endProcess(containerArn: string): void {
    this.#ready()
    this.#flow.ends.end(this.#topology.containers.find(containerArn), REASON.processEnded)
  }

  loseInstance(instanceId: string): void {
    this.#ready()
    const instance = this.#topology.instanceNumber(instanceId)
    this.#topology.lose(instance)
    this.#flow.ends.detach(instance)
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
    this.#flow.ends.closeTarget(this.#topology.targets.names.find(targetKey))
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

  instanceCpuUnits(instanceId: string): number {
    this.#ready()
    return this.#usage.unitsOnHost(this.#topology.instances.find(instanceId))
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

  targetGroupRps(targetGroupArn: string): number {
    this.#ready()
    return this.#flow.meters.groupRps(this.#topology.groups.find(targetGroupArn))
  }

  closeSecond(): void {
    this.#ready()
    const before = this.#closedAt
    this.#closedAt = this.#world.engine.now
    closeSecond(this.#world, before, {
      topology: this.#topology,
      processes: this.#processes,
      cpu: this.#cpu,
      usage: this.#usage,
      meters: this.#flow.meters,
      attempts: this.#attempts,
    })
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
    for (const instance of unreachable) this.#flow.ends.detach(instance)
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
      this.#cpu.declare(container, this.#life.describeCpu(container, arnOf(container)))
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
