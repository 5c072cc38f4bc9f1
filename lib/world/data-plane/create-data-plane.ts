// The data plane as the control plane sees it. A change of the world only marks the routes as old; they are read once in the
// same instant before any request moves, so that many changes cost one reading.

import { type EventHandle, type EventKind, NO_EVENT, PHASE } from '@/lib/engine'
import type { MessageSample, RequestPath, RequestSample } from '@/lib/protocol'
import type { Target } from '@/lib/world/records/elb'
import { AccessLog } from './access-log'
import { auditCounters, auditTopology } from './audit'
import type { CallFlow } from './calls/call-counts'
import { Changes, type ChangesState } from './changes'
import { closeSecond } from './close-second'
import { REASON } from './codes'
import type {
  Anomaly,
  CallerState,
  CallsSummary,
  ConnectCounts,
  DataPlane,
  QueueFigures,
  QueuePeriod,
  RequestCounts,
  RequestOutcomes,
  RequestSummary,
  RequestWay,
  Usage,
} from './contract'
import { type PartsState, restoreParts, saveParts } from './data-plane-checkpoint'
import { DataPlaneParts } from './data-plane-parts'
import type { DataPlaneWorld } from './data-plane-world'
import { trafficPeriod } from './describe-traffic-period'
import { messageSample } from './message-sample'
import { readChanges } from './read-changes'
import { summaryOf } from './request-counts'
import type { TrafficPeriod } from './traffic-period'

interface DataPlaneState extends PartsState {
  readonly changes: ChangesState | null
  readonly refreshEvent: number
  readonly closedAt: number
}

/** Registers its kinds of events at once; the world's other fields may be filled in later. */
export function createDataPlane(world: DataPlaneWorld): DataPlane {
  return new RequestDataPlane(world)
}

class RequestDataPlane implements DataPlane {
  readonly #world: DataPlaneWorld
  readonly #parts: DataPlaneParts
  readonly #refreshKind: EventKind
  /** What has changed in the world since it was last read; null when nothing has. */
  #changes: Changes | null = new Changes({ everything: true })
  /** The event that reads them. */
  #refreshEvent: EventHandle = NO_EVENT
  /** When the last second was closed. */
  #closedAt = 0

  constructor(world: DataPlaneWorld) {
    this.#world = world
    this.#parts = new DataPlaneParts(world)
    this.#refreshKind = world.engine.kind('data-plane.refresh', () => {
      this.#refreshEvent = NO_EVENT
      this.#ready()
    })
  }

  startProcess(containerArn: string): void {
    this.#ready()
    this.#parts.life.start(containerArn, () => this.containerChanged(containerArn))
  }

  listen(containerArn: string): void {
    this.#ready()
    // Host ports are bound by now at the latest.
    const { life, queues, topology } = this.#parts
    if (!life.listen(containerArn)) return
    this.containerChanged(containerArn)
    queues.joined(topology.containers.find(containerArn), containerArn)
  }

  terminate(containerArn: string): void {
    this.#ready()
    this.#parts.life.terminate(containerArn)
  }

  endProcess(containerArn: string): void {
    this.#ready()
    this.#parts.flow.service.ends.end(this.#parts.topology.containers.find(containerArn), REASON.processEnded)
  }

  loseInstance(instanceId: string): void {
    this.#ready()
    const instance = this.#parts.topology.instanceNumber(instanceId)
    this.#parts.topology.lose(instance)
    this.#parts.flow.service.ends.detach(instance)
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

  discoveryChanged(): void {
    this.#parts.calls.ways.stale()
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
    this.#parts.flow.service.ends.closeTarget(this.#parts.topology.targets.names.find(targetKey))
  }

  trafficChanged(): void {
    this.#ready()
    this.routesChanged()
    this.#parts.clients.refresh()
  }

  queuesChanged(): void {
    this.#ready()
    this.#parts.queues.refresh()
  }

  queueFigures(name: string): QueueFigures {
    this.#ready()
    return this.#parts.queues.figures(name)
  }

  takeQueuePeriod(name: string): QueuePeriod {
    this.#ready()
    return this.#parts.queues.takePeriod(name)
  }

  takeConnectPeriod(): readonly ConnectCounts[] {
    this.#ready()
    return this.#parts.calls.connectPeriod.take()
  }

  admits(targetKey: string): boolean {
    this.#ready()
    const rules = this.#parts.topology.targets.infos[this.targetNumber(targetKey)]?.admission ?? []
    return rules.length === 0 || rules.some((rule) => rule !== null)
  }

  targetNumber(targetKey: string): number {
    this.#ready()
    return this.#parts.topology.targets.names.find(targetKey)
  }

  anomalyOf(targetKey: string): Anomaly {
    const { anomalous, weight } = this.#parts.topology.targets
    const number = this.targetNumber(targetKey)
    return { isAnomalous: anomalous[number] === 1, weight: weight[number] ?? 1 }
  }

  targetOf(number: number): Target | null {
    this.#ready()
    return this.#parts.topology.targets.records[number] ?? null
  }

  loadBalancerOf(targetGroupArn: string): string | null {
    this.#ready()
    return this.#parts.topology.ownerOf(targetGroupArn)?.arn ?? null
  }

  probe(target: number): void {
    this.#ready()
    this.#parts.probes.send(target)
  }

  containerUsage(containerArn: string): Usage {
    this.#ready()
    return this.#parts.usage.ofContainer(this.#parts.topology.containers.find(containerArn))
  }

  instanceCpuUnits(instanceId: string): number {
    this.#ready()
    return this.#parts.usage.unitsOnHost(this.#parts.topology.instances.find(instanceId))
  }

  instanceUsage(instanceId: string): Usage {
    this.#ready()
    return this.#parts.usage.ofInstance(this.#parts.topology.instances.find(instanceId))
  }

  cpuUsedUs(containerArn: string): number {
    this.#ready()
    const container = this.#parts.topology.containers.find(containerArn)
    return container < 0 ? 0 : this.#parts.cpu.usedUs(container)
  }

  trafficRps(name: string): number {
    this.#ready()
    return this.#parts.flow.meters.rps(this.#parts.topology.sources.find(name))
  }

  targetGroupRps(targetGroupArn: string): number {
    this.#ready()
    return this.#parts.flow.meters.groupRps(this.#parts.topology.groups.find(targetGroupArn))
  }

  ways(): readonly RequestWay[] {
    this.#ready()
    const { flow, topology } = this.#parts
    return flow.ways.perSecond().flatMap(({ source, rule, target, count }) => {
      const name = topology.sources.text(source)
      // The numbers of what has gone since stand for nothing that could be drawn.
      if (name === null || this.#parts.calls.names.callerAt(source) !== null) return []
      return {
        source: name,
        rule: rule < 0 ? null : topology.rules.text(rule),
        target: target < 0 ? null : (topology.targets.records[target] ?? null),
        perSecond: count,
        failedPerSecond: target < 0 ? 0 : flow.ways.failedPerSecond(target),
      }
    })
  }

  calls(): CallsSummary {
    const { counts, underWay } = this.#parts.calls
    const byName = counts.pairs
    const sum = (of: 'total' | 'failed') => byName.reduce((all, pair) => all + pair[of], 0)
    return { total: sum('total'), failed: sum('failed'), underWay, byName }
  }

  callFlows(): readonly CallFlow[] {
    return this.#parts.calls.counts.perSecond()
  }

  callerState(containerArn: string): CallerState {
    const { calls, topology } = this.#parts
    return calls.stateOf(topology.containers.find(containerArn))
  }

  closeSecond(): void {
    this.#ready()
    const before = this.#closedAt
    this.#closedAt = this.#world.engine.now
    closeSecond(this.#world, before, this.#parts)
    this.#parts.topology.dropHistory(this.#parts.flow.finishedTotal)
    this.#parts.grace.sweep(this.#parts.flow.finishedTotal)
  }

  period(): TrafficPeriod {
    this.#ready()
    return trafficPeriod(this.#world, this.#parts.topology, this.#parts.flow.meters)
  }

  takePeriod(): TrafficPeriod {
    const period = this.period()
    this.#parts.flow.meters.period.clear()
    return period
  }

  outcomes(): RequestOutcomes {
    this.#ready()
    return this.#parts.flow.meters.outcomes.outcomes()
  }

  takeMessages(limit: number): {
    readonly messages: readonly MessageSample[]
    readonly messagesPerSample: number
  } {
    const { shown, stride } = this.#parts.receptions.take(limit)
    return {
      messages: shown.flatMap((one) => messageSample(this.#world.state, one) ?? []),
      messagesPerSample: stride,
    }
  }

  takeSamples(limit: number): {
    readonly samples: readonly RequestSample[]
    readonly requestsPerSample: number
  } {
    this.#ready()
    return this.#parts.samples.take(limit)
  }

  follow(requestId: number): RequestPath | null {
    this.#ready()
    const record = this.#parts.flow.ring.find(requestId)
    return record && this.#parts.follower.path(record)
  }

  logRequests(take: (line: string) => void): void {
    const { flow, topology, follower } = this.#parts
    const log = new AccessLog(this.#world, topology, follower)
    flow.logged = () => {
      const newest = flow.ring.read(flow.ring.written - 1)
      const line = newest && log.line(newest)
      if (line !== null) take(line)
    }
  }

  audit(): readonly string[] {
    // A change that has not been read yet is no difference.
    const isRead = this.#changes === null
    return [
      ...(isRead ? auditTopology(this.#world, this.#parts.topology, this.#parts.processes) : []),
      ...auditCounters(this.#parts.flow),
      ...this.#parts.queues.audit(),
      ...this.#parts.calls.audit(),
    ]
  }

  failedCount(): number {
    return this.#parts.flow.failed
  }

  newestFailed(): number {
    return this.#parts.flow.newestFailed
  }

  totals(): { readonly total: number; readonly inFlight: number } {
    this.#ready()
    const { flow, calls } = this.#parts
    return {
      total: flow.total - calls.attempts,
      inFlight: flow.total - flow.finishedTotal - (calls.attempts - calls.ended),
    }
  }

  counted(): RequestCounts {
    this.#ready()
    const { flow, attempts } = this.#parts
    return { ...flow.meters.counted(), ...attempts.counts, redirects: flow.redirects.count }
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
    readChanges(this.#world, this.#parts, changes)
  }

  /** Changes nothing: the engine may have been saved before. */
  save(): DataPlaneState {
    return {
      changes: this.#changes?.save() ?? null,
      refreshEvent: this.#refreshEvent,
      ...saveParts(this.#parts),
      closedAt: this.#closedAt,
    }
  }

  /** Engine and state must have been restored before. */
  restore(checkpoint: unknown): void {
    const state = checkpoint as DataPlaneState
    restoreParts(this.#world, this.#parts, state)
    this.#changes = state.changes === null ? null : new Changes(state.changes)
    this.#refreshEvent = state.refreshEvent
    this.#closedAt = state.closedAt
  }
}
