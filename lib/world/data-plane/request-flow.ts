// The way of a request: listener, rule, target, security group, port, worker, CPU, waiting time, answer. The hot path: about
// three queue events a request, no objects, no names.

import type { ImageBehavior } from '@/lib/aws/image-behavior'
import {
  type Engine,
  type EventKind,
  existing,
  PHASE,
  type RandomStream,
  type SimTime,
  US_PER_MS,
} from '@/lib/engine'
import type { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import { drawMs } from '@/lib/traffic/duration'
import { ALGORITHM, AT, fixedOutcome, OUTCOME, type Outcome, REASON, type Reason, SENDER } from './codes'
import {
  CLIENT_TO_LOAD_BALANCER_US,
  CONNECT_TIMEOUT_US,
  EXIT_CODE_CRASH,
  EXIT_CODE_KILLED,
  LOAD_BALANCER_TO_TARGET_US,
  REASON_OUT_OF_MEMORY,
  STATUS_CLIENT_CLOSED,
} from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import { FinishedRing } from './finished-ring'
import { type FlowListener, NOBODY_LISTENS } from './flow-listener'
import { COUNT, Meters } from './meters'
import { OpenRequests } from './open-requests'
import { PathBehaviors } from './path-behaviors'
import { PROCESS, type Processes } from './processes'
import type { RequestPool } from './request-pool'
import { chooseGroup, type ForwardRoute, type Route } from './routes'
import type { SlotQueue } from './slot-queue'
import type { Topology } from './topology'

export interface RequestFlowState {
  readonly total: number
  readonly finished: number
  readonly cpuEvent: readonly number[]
  readonly cpuDue: readonly number[]
}

export class RequestFlow {
  readonly ring = new FinishedRing()
  readonly meters: Meters
  readonly open: OpenRequests
  total = 0
  finishedTotal = 0
  listener: FlowListener = NOBODY_LISTENS

  readonly #paths = new PathBehaviors()
  readonly #world: DataPlaneWorld
  readonly #engine: Engine
  readonly #cpuKind: EventKind
  readonly #waitedKind: EventKind
  readonly #connectKind: EventKind
  /** By host: the event at which its next job ends, and when that is. */
  #cpuEvent: number[] = []
  #cpuDue: number[] = []
  /** Whether completions of one host are being handled; it is shared anew once, at the end. */
  #batching = false

  constructor(
    world: DataPlaneWorld,
    readonly pool: RequestPool,
    readonly topology: Topology,
    readonly processes: Processes,
    readonly cpu: CpuScheduler,
  ) {
    this.#world = world
    this.#engine = world.engine
    this.meters = new Meters(world.goals)
    const { engine } = world
    this.#cpuKind = engine.kind('request.cpu-done', (host) => this.#cpuDone(host))
    this.#waitedKind = engine.kind('request.waited', (slot) => this.#waited(slot))
    this.#connectKind = engine.kind('request.connect-timeout', (slot) => this.#connectTimedOut(slot))
    this.open = new OpenRequests(this.#engine, this.pool, topology, (slot) => this.#idleTimedOut(slot))
  }

  /** A client sends a request now. `first` and `attempt` are of senders that may try again; 0 is this request itself. */
  send(source: number, template: number, sender: number, first = 0, attempt = 1): void {
    const { pool } = this
    const route = this.topology.routeOf(source, template)
    const slot = pool.take()
    pool.id[slot] = ++this.total
    pool.startedAt[slot] = this.#engine.now
    pool.source[slot] = source
    pool.template[slot] = template
    pool.sender[slot] = sender
    pool.loadBalancer[slot] = route.loadBalancer
    pool.rule[slot] = route.rule
    this.meters.started(source, route)
    if (sender >= SENDER.caller) {
      pool.first[slot] = first === 0 ? this.total : first
      pool.attempt[slot] = attempt
      this.listener.attemptSent(slot)
    }
    if (route.kind === 'forward') this.#forward(slot, route)
    else this.#answerAtOnce(slot, route)
  }

  #answerAtOnce(slot: number, route: Exclude<Route, ForwardRoute>): void {
    if (route.kind === 'unreachable') {
      this.finish(slot, 0, OUTCOME.unreachable, route.reason)
      return
    }
    this.finish(slot, route.status, fixedOutcome(route.status), REASON.fixedResponse)
  }

  #forward(slot: number, route: ForwardRoute & { readonly loadBalancer: number }): void {
    const { pool, topology } = this
    const { live } = topology.loadBalancerStates[route.loadBalancer] as { live: readonly number[] }
    // Clients get the nodes' addresses from DNS in turn.
    const node = live[(pool.id[slot] as number) % live.length] as number
    pool.node[slot] = node
    const group = route.groups[route.groups.length === 1 ? 0 : chooseGroup(route)]
    if (group === undefined || group.usable.size === 0) {
      if (group !== undefined) pool.group[slot] = group.number
      this.finish(slot, 503, OUTCOME.elb503, REASON.noTargets)
      return
    }
    pool.group[slot] = group.number
    const position = group.choose(topology.targets.open, pool, slot)
    const target = group.usable.targets[position] as number
    pool.algorithm[slot] = group.algorithm
    pool.candidates[slot] = group.history.candidates
    pool.position[slot] = position
    pool.target[slot] = target
    const outstanding = topology.targets.open[target] as number
    pool.outstanding[slot] = outstanding
    topology.targets.open[target] = outstanding + 1
    this.meters.routed(route.loadBalancer, group.number)
    if (group.failOpen)
      this.meters.countBoth(route.loadBalancer, group.number, COUNT.UnhealthyRoutingRequestCount)
    this.#connect(slot, target, node)
  }

  #connect(slot: number, target: number, node: number): void {
    const { pool, topology } = this
    if (!topology.isOpen(target, node)) {
      this.#connectionFailed(slot)
      const dropped =
        ((topology.targets.admitted[target] as number) >> node) & 1
          ? REASON.instanceUnreachable
          : REASON.securityGroup
      pool.status[slot] = dropped
      pool.deadline[slot] = this.#after(CONNECT_TIMEOUT_US, this.#connectKind, slot)
      return
    }
    const container = topology.targets.container[target] as number
    if (container < 0 || this.processes.at[container] !== PROCESS.listening) {
      this.#connectionFailed(slot)
      this.finish(slot, 502, OUTCOME.elb502, REASON.portClosed)
      return
    }
    this.open.add(slot)
    this.#accept(slot, container)
  }

  #connectionFailed(slot: number): void {
    const { pool, meters } = this
    const loadBalancer = pool.loadBalancer[slot] as number
    meters.countBoth(loadBalancer, pool.group[slot] as number, COUNT.TargetConnectionErrorCount)
  }

  #accept(slot: number, container: number): void {
    const { pool, processes } = this
    const behavior = processes.behavior[container] as ImageBehavior
    const stream = processes.stream[container] as RandomStream
    const onPath = behavior.paths.length === 0 ? null : this.#paths.of(behavior, this.#pathOf(slot))
    const cost = this.topology.costs[pool.source[slot] as number]?.[pool.template[slot] as number]
    const cpuMs = cost?.cpuMs ?? onPath?.cpuMsPerRequest ?? behavior.cpuMsPerRequest
    const waitMs = cost?.waitMs ?? onPath?.waitMsPerRequest ?? behavior.waitMsPerRequest
    pool.workUs[slot] = drawMs(cpuMs, stream) * US_PER_MS
    this.meters.accepted(pool.group[slot] as number, pool.workUs[slot] as number)
    pool.waitUs[slot] = Math.ceil(drawMs(waitMs, stream) * US_PER_MS)
    pool.status[slot] = stream.chance(onPath?.errorRate ?? behavior.errorRate) ? 500 : (onPath?.status ?? 200)
    if (!stream.chance(behavior.crash.perRequest)) {
      this.enter(slot, container)
      return
    }
    // The request that makes it crash is among those that get no answer.
    pool.container[slot] = container
    processes.inFlight[container] = (processes.inFlight[container] as number) + 1
    this.exit(container, EXIT_CODE_CRASH, null, REASON.crashed)
  }

  #pathOf(slot: number): string {
    const { topology, pool } = this
    return topology.paths[pool.source[slot] as number]?.[pool.template[slot] as number] ?? '/'
  }

  /** The process takes a request whose `workUs`, `waitUs` and `status` are set. */
  enter(slot: number, container: number): void {
    const { pool, processes } = this
    pool.container[slot] = container
    processes.inFlight[container] = (processes.inFlight[container] as number) + 1
    pool.at[slot] = AT.queued
    if (this.#isKilled(container)) return
    if ((processes.inService[container] as number) < (processes.workers[container] as number))
      this.#serve(slot, container)
    else (processes.queue[container] as SlotQueue).push(slot)
  }

  /** Whether more memory than there is made the kernel kill the process. */
  #isKilled(container: number): boolean {
    const { processes } = this
    processes.noteMemory(container)
    if (processes.isOutOfMemory(container)) {
      this.#outOfMemory(container)
      return true
    }
    const host = processes.hostOf(container)
    if (!processes.isHostOutOfMemory(host)) return false
    this.relieveHost(host)
    return !processes.isLive(container)
  }

  /** While the containers of a host use more memory than it has, the kernel kills the largest process. */
  relieveHost(host: number): void {
    const { processes, topology } = this
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

  #serve(slot: number, container: number): void {
    const { pool, processes, cpu } = this
    const { now } = this.#engine
    processes.inService[container] = (processes.inService[container] as number) + 1
    pool.serviceAt[slot] = now
    this.meters.outcomes.gotWorker(pool, slot)
    const work = (pool.workUs[slot] as number) * processes.warmth(container, now)
    pool.workUs[slot] = work
    if (work <= 0) {
      this.#cpuEnded(slot)
      return
    }
    pool.at[slot] = AT.cpu
    const host = cpu.hostOf(container)
    cpu.advance(host, now)
    cpu.add(container, slot, work)
    this.#share(host)
  }

  #share(host: number): void {
    if (this.#batching) return
    const after = this.cpu.share(host)
    const event = this.#cpuEvent[host] ?? -1
    if (after === Number.POSITIVE_INFINITY) {
      if (event >= 0) this.#engine.cancel(event)
      this.#cpuEvent[host] = -1
      return
    }
    const due = (this.#engine.now + after) as SimTime
    if (event < 0) this.#cpuEvent[host] = this.#engine.schedule(due, PHASE.data, this.#cpuKind, host)
    else if (due !== this.#cpuDue[host]) this.#engine.move(event, due)
    this.#cpuDue[host] = due
  }

  #cpuDone(host: number): void {
    const { cpu, pool } = this
    this.#cpuEvent[host] = -1
    cpu.advance(host, this.#engine.now)
    const count = cpu.finish(host)
    this.#batching = true
    for (let i = 0; i < count; i++) {
      const slot = cpu.finished[i] as number
      // The answer before it may have ended the process.
      if (pool.at[slot] === AT.cpu) this.#cpuEnded(slot)
    }
    this.#batching = false
    this.#share(host)
  }

  #cpuEnded(slot: number): void {
    const { pool } = this
    pool.cpuEndAt[slot] = this.#engine.now
    this.meters.outcomes.cpuEnded(pool, slot)
    const wait = pool.waitUs[slot] as number
    if (wait <= 0) {
      this.#answer(slot)
      return
    }
    pool.at[slot] = AT.waiting
    pool.timer[slot] = this.#after(wait, this.#waitedKind, slot)
  }

  #waited(slot: number): void {
    this.pool.timer[slot] = -1
    this.#answer(slot)
  }

  /** The process has done its work on a request. */
  #answer(slot: number): void {
    const { pool, processes } = this
    const container = pool.container[slot] as number
    processes.inFlight[container] = (processes.inFlight[container] as number) - 1
    processes.inService[container] = (processes.inService[container] as number) - 1
    pool.container[slot] = -1
    processes.noteMemory(container)
    if (pool.answered[slot] === 1) pool.release(slot)
    else if (pool.sender[slot] === SENDER.probe)
      this.listener.probeAnswered(slot, pool.status[slot] as number)
    else {
      const status = pool.status[slot] as number
      this.meters.responded(
        pool.loadBalancer[slot] as number,
        pool.group[slot] as number,
        this.#engine.now - (pool.startedAt[slot] as number) + 2 * LOAD_BALANCER_TO_TARGET_US,
      )
      if (status < 400) this.finish(slot, status, OUTCOME.ok, REASON.answered)
      else if (status < 500) this.finish(slot, status, OUTCOME.target4xx, REASON.answered)
      else this.finish(slot, status, OUTCOME.target5xx, REASON.applicationError)
      processes.served[container] = (processes.served[container] as number) + 1
      if (this.#isKilled(container)) return
    }
    const queue = processes.queue[container] as SlotQueue
    if (queue.size > 0) this.#serve(queue.shift(), container)
    else if (processes.at[container] === PROCESS.draining) this.endIfIdle(container)
  }

  /** A draining process ends when nothing is left to answer. */
  endIfIdle(container: number): void {
    if (this.processes.inFlight[container] === 0) this.exit(container, 0, null, REASON.processEnded)
  }

  #outOfMemory(container: number): void {
    this.exit(container, EXIT_CODE_KILLED, REASON_OUT_OF_MEMORY, REASON.outOfMemory)
  }

  /** The process ends by itself. */
  exit(container: number, exitCode: number, reason: string | null, requestReason: Reason): void {
    const arn = existing(this.topology.containers.text(container), `container ${container}`)
    this.end(container, requestReason)
    this.#world.charts.send('container', arn, { type: 'process.exited', exitCode, reason })
  }

  /** The process is gone: connections are reset. */
  end(container: number, reason: Reason): void {
    if (!this.processes.isLive(container)) return
    for (const timer of this.processes.timers[container] as number[]) {
      if (this.#engine.isQueued(timer)) this.#engine.cancel(timer)
    }
    let left = this.processes.inFlight[container] as number
    this.processes.end(container)
    this.#drop(container)
    for (let slot = 0; left > 0 && slot < this.pool.used; slot++) {
      if (this.pool.at[slot] === AT.free || this.pool.container[slot] !== container) continue
      left--
      this.#leave(slot)
      if (this.pool.answered[slot] === 1) this.pool.release(slot)
      else if (this.pool.sender[slot] === SENDER.probe) this.listener.probeAnswered(slot, null)
      else this.finish(slot, 502, OUTCOME.elb502, reason)
    }
    this.topology.unbind(container)
    this.listener.processEnded(container)
  }

  /** Its instance cannot be reached any more: what it works on is lost, and nobody is told. */
  detach(instance: number): void {
    const { pool, processes } = this
    for (let slot = 0; slot < pool.used; slot++) {
      const container = pool.container[slot] as number
      if (pool.at[slot] === AT.free || container < 0 || this.cpu.hostOf(container) !== instance) continue
      this.#leave(slot)
      processes.inFlight[container] = 0
      processes.inService[container] = 0
      processes.queue[container]?.clear()
      processes.noteMemory(container)
      if (pool.answered[slot] === 1) pool.release(slot)
      else pool.at[slot] = AT.lost
    }
    for (const container of processes.onHost(instance)) {
      this.#drop(container)
      if (processes.at[container] === PROCESS.draining) this.endIfIdle(container)
    }
  }

  /** Takes a request out of its process, without an answer. */
  #leave(slot: number): void {
    const timer = this.pool.timer[slot] as number
    if (timer >= 0) this.#engine.cancel(timer)
    this.pool.timer[slot] = -1
    this.pool.container[slot] = -1
  }

  #drop(container: number): void {
    const host = this.cpu.hostOf(container)
    this.cpu.advance(host, this.#engine.now)
    this.cpu.clear(container)
    this.#share(host)
  }

  /** The deregistration delay ended: what is still open at this target is cut off. */
  closeTarget(target: number): void {
    const { pool } = this
    let left = this.topology.targets.open[target] ?? 0
    for (let slot = 0; left > 0 && slot < pool.used; slot++) {
      if (pool.at[slot] === AT.free || pool.target[slot] !== target || pool.answered[slot] === 1) continue
      if (pool.sender[slot] === SENDER.probe) continue
      left--
      this.finish(slot, 502, OUTCOME.elb502, REASON.deregistered)
    }
  }

  #connectTimedOut(slot: number): void {
    this.pool.deadline[slot] = -1
    this.finish(slot, 504, OUTCOME.elb504, this.pool.status[slot] as Reason)
  }

  #idleTimedOut(slot: number): void {
    const lost = this.pool.at[slot] === AT.lost
    this.finish(slot, 504, OUTCOME.elb504, lost ? REASON.instanceLost : REASON.idleTimeout)
  }

  /** The client closes its connection to the load balancer; the process goes on with what it has. */
  giveUp(slot: number): void {
    this.finish(slot, STATUS_CLIENT_CLOSED, OUTCOME.elb4xx, REASON.clientGaveUp)
  }

  /** The client has its answer. If a process still works on the request, the slot stays until it is done. */
  finish(slot: number, status: number, outcome: Outcome, reason: Reason): void {
    const { pool } = this
    const { now } = this.#engine
    const deadline = pool.deadline[slot] as number
    if (deadline >= 0) this.#engine.cancel(deadline)
    pool.deadline[slot] = -1
    const target = pool.target[slot] as number
    if (target >= 0) this.topology.targets.open[target] = (this.topology.targets.open[target] as number) - 1
    this.open.remove(slot)
    const hops =
      target >= 0
        ? 2 * (CLIENT_TO_LOAD_BALANCER_US + LOAD_BALANCER_TO_TARGET_US)
        : 2 * CLIENT_TO_LOAD_BALANCER_US
    const endedAt = now + hops
    const latency = endedAt - (pool.startedAt[slot] as number)
    this.finishedTotal++
    const loadBalancer = pool.loadBalancer[slot] as number
    const group = pool.group[slot] as number
    this.meters.finished(loadBalancer, group, status, outcome, reason, latency)
    this.#engine.hash.number(pool.id[slot] as number)
    this.#engine.hash.number(status * 4294967296 + latency)
    const counts = target >= 0 && pool.algorithm[slot] === ALGORITHM.leastOutstanding
    this.ring.write(pool, slot, endedAt, outcome, reason, status, counts)
    const sender = pool.sender[slot] as number
    if (sender >= SENDER.caller) this.listener.attemptEnded(slot, endedAt, status)
    else if (sender === SENDER.user) this.listener.userAnswered(pool.source[slot] as number, endedAt, status)
    if (pool.container[slot] === -1) pool.release(slot)
    else pool.answered[slot] = 1
  }

  /** Events of the hosts; slots, counters and lists are saved by their owners. */
  save(): RequestFlowState {
    return {
      total: this.total,
      finished: this.finishedTotal,
      cpuEvent: Array.from(this.#cpuEvent, (event) => event ?? -1),
      cpuDue: Array.from(this.#cpuDue, (due) => due ?? 0),
    }
  }

  restore(state: RequestFlowState): void {
    this.total = state.total
    this.finishedTotal = state.finished
    this.#cpuEvent = [...state.cpuEvent]
    this.#cpuDue = [...state.cpuDue]
    const { pool, topology } = this
    topology.targets.open.fill(0)
    for (let slot = 0; slot < pool.used; slot++) {
      const target = pool.target[slot] as number
      const waits =
        pool.at[slot] !== AT.free && pool.answered[slot] === 0 && pool.sender[slot] !== SENDER.probe
      if (waits && target >= 0) topology.targets.open[target] = (topology.targets.open[target] as number) + 1
    }
  }

  #after(us: number, kind: EventKind, slot: number): number {
    return this.#engine.schedule((this.#engine.now + us) as SimTime, PHASE.data, kind, slot)
  }
}
