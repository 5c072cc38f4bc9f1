// The way of a request: listener, rule, target, security group, port, worker, CPU, waiting time, answer. The hot path: about
// three queue events a request, no objects, no names.

import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { type Engine, type EventKind, PHASE, type RandomStream, type SimTime, US_PER_MS } from '@/lib/engine'
import type { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import { drawMs } from '@/lib/traffic/duration'
import type { LossDelay } from '@/lib/traffic/packet-loss'
import { Chooser } from './chooser'
import {
  AT,
  CHOICE,
  fixedOutcome,
  hasFailed,
  OUTCOME,
  type Outcome,
  REASON,
  type Reason,
  SENDER,
} from './codes'
import {
  CLIENT_TO_LOAD_BALANCER_US,
  CONNECT_TIMEOUT_US,
  EXIT_CODE_CRASH,
  FOLLOWED_FIRST,
  LOAD_BALANCER_TO_TARGET_US,
  STATUS_CLIENT_CLOSED,
} from './constants'
import { Cookies, NOBODY } from './cookies'
import type { DataPlaneWorld } from './data-plane-world'
import { FinishedRing } from './finished-ring'
import { type FlowListener, NOBODY_LISTENS } from './flow-listener'
import { HostCpu, type HostCpuState } from './host-cpu'
import { connectionsKey, KeptConnections } from './kept-connections'
import { COUNT, Meters } from './meters'
import { countOpen, OpenRequests } from './open-requests'
import { PathBehaviors } from './path-behaviors'
import { ProcessEnds } from './process-ends'
import { PROCESS, type Processes } from './processes'
import { Redirects, type RedirectsState } from './redirects'
import type { RequestPool } from './request-pool'
import type { ForwardRoute, RedirectRoute, Route } from './routes'
import type { SlotQueue } from './slot-queue'
import type { Topology } from './topology'
import { WayCounts, type WayCountsState } from './way-counts'

export interface RequestFlowState extends HostCpuState {
  readonly total: number
  readonly finished: number
  readonly ways: WayCountsState
  readonly redirects: RedirectsState
}

export class RequestFlow {
  readonly ring = new FinishedRing()
  readonly meters: Meters
  readonly ways = new WayCounts()
  readonly open: OpenRequests
  readonly cookies = new Cookies()
  readonly ends: ProcessEnds
  readonly kept = new KeptConnections()
  readonly redirects: Redirects
  total = 0
  finishedTotal = 0
  /** Of those that failed, since this object was made, and the newest: for who waits for one; in no checkpoint and no trace. */
  failed = 0
  newestFailed = -1
  listener: FlowListener = NOBODY_LISTENS
  /** Called for each request as it ends: the newest of the ring. */
  logged: (() => void) | null = null

  readonly #paths = new PathBehaviors()
  readonly #engine: Engine
  readonly #waitedKind: EventKind
  readonly #connectKind: EventKind
  readonly #arrivedKind: EventKind
  readonly #hosts: HostCpu
  readonly chooser: Chooser

  constructor(
    world: DataPlaneWorld,
    readonly pool: RequestPool,
    readonly topology: Topology,
    readonly processes: Processes,
    readonly cpu: CpuScheduler,
  ) {
    this.#engine = world.engine
    this.meters = new Meters(world.goals)
    const { engine } = world
    this.chooser = new Chooser(engine, { pool, topology, cookies: this.cookies, meters: this.meters })
    this.#hosts = new HostCpu(engine, cpu, pool, (slot) => this.#cpuEnded(slot))
    this.ends = new ProcessEnds(world, this, this.#hosts)
    this.#waitedKind = engine.kind('request.waited', (slot) => this.#waited(slot))
    this.#connectKind = engine.kind('request.connect-timeout', (slot) => this.#connectTimedOut(slot))
    this.#arrivedKind = engine.kind('request.arrived', (slot) => this.#arrivedLate(slot))
    this.redirects = new Redirects(engine, ({ source, template, sender, first, attempt, visitor }) =>
      this.send(source, template, sender, first, attempt, visitor),
    )
    this.open = new OpenRequests(this.#engine, this.pool, topology, (slot) => this.#idleTimedOut(slot))
  }

  /** A client sends a request now. `first` is the one that its client began with, 0 this one itself; it and `attempt` are kept of
   * senders that may try again, and of those that follow a redirect. */
  send(source: number, template: number, sender: number, first = 0, attempt = 1, visitor = 0): void {
    const { pool } = this
    const slot = pool.take()
    const id = ++this.total
    const route = this.topology.routeOf(source, template, first === 0 ? id : first)
    pool.id[slot] = id
    pool.startedAt[slot] = this.#engine.now
    pool.source[slot] = source
    pool.template[slot] = template
    pool.sender[slot] = sender
    pool.loadBalancer[slot] = route.loadBalancer
    pool.rule[slot] = route.rule
    this.meters.started(source, route)
    if (sender >= SENDER.caller || template >= FOLLOWED_FIRST) {
      pool.first[slot] = first === 0 ? id : first
      pool.attempt[slot] = attempt
      if (sender >= SENDER.caller) {
        pool.visitor[slot] = visitor
        this.listener.attemptSent(slot)
      }
    }
    if (route.kind === 'forward') this.#forward(slot, route)
    else this.#answerAtOnce(slot, route)
  }

  #answerAtOnce(slot: number, route: Exclude<Route, ForwardRoute>): void {
    this.ways.count(this.pool.source[slot] as number, route.rule, -1)
    if (route.kind === 'unreachable') {
      this.finish(slot, 0, OUTCOME.unreachable, route.reason)
      return
    }
    if (route.kind === 'redirect') {
      this.#redirect(slot, route)
      return
    }
    this.meters.count(route.loadBalancer, COUNT.HTTP_Fixed_Response_Count)
    this.finish(slot, route.status, fixedOutcome(route.status), REASON.fixedResponse)
  }

  #redirect(slot: number, route: RedirectRoute & { readonly loadBalancer: number }): void {
    const { pool } = this
    const { loadBalancer, status, next, end } = route
    const isTooLong = end === REASON.redirectTooLong
    this.meters.count(
      loadBalancer,
      isTooLong ? COUNT.HTTP_Redirect_Url_Limit_Exceeded_Count : COUNT.HTTP_Redirect_Count,
    )
    const source = pool.source[slot] as number
    const sender = pool.sender[slot] as number
    const knowsFirst = sender >= SENDER.caller || (pool.template[slot] as number) >= FOLLOWED_FIRST
    const first = (knowsFirst ? pool.first[slot] : pool.id[slot]) as number
    const attempt = knowsFirst ? (pool.attempt[slot] as number) : 1
    this.finish(slot, status, fixedOutcome(status), end)
    if (next < 0) return
    const at = (this.#engine.now + 2 * CLIENT_TO_LOAD_BALANCER_US) as SimTime
    const visitor = sender >= SENDER.caller ? (pool.visitor[slot] as number) : NOBODY
    this.redirects.follow({ source, template: next, sender, first, attempt, visitor }, at)
  }

  #forward(slot: number, route: Extract<Route, ForwardRoute>): void {
    const { pool, topology } = this
    const source = pool.source[slot] as number
    const { live } = topology.loadBalancerStates[route.loadBalancer] as { live: readonly number[] }
    // Clients get the nodes' addresses from DNS in turn.
    const inTurn = live[this.total % live.length] as number
    const node = topology.dns[route.loadBalancer]?.nodeFor(this.total, this.#engine.now, live) ?? inTurn
    pool.node[slot] = node
    pool.choice[slot] = 0
    const group = route.groups[route.groups.length === 1 ? 0 : this.chooser.group(slot, route)]
    const reach = group?.reaches[node]
    if (group === undefined || reach === undefined || reach.usable.size === 0) {
      if (group !== undefined) {
        pool.group[slot] = group.number
        pool.choice[slot] = group.choice
      }
      this.ways.count(source, route.rule, -1)
      this.finish(slot, 503, OUTCOME.elb503, REASON.noTargets)
      return
    }
    pool.group[slot] = group.number
    pool.choice[slot] = (pool.choice[slot] as number) | group.choice
    const position = group.isPlain
      ? group.choose(reach, topology.targets.open, pool, slot)
      : this.chooser.target(slot, group, reach)
    const target = reach.usable.targets[position] as number
    pool.candidates[slot] = group.history.candidates(reach.failOpen)
    pool.position[slot] = position
    pool.target[slot] = target
    const outstanding = topology.targets.open[target] as number
    pool.outstanding[slot] = outstanding
    topology.targets.open[target] = outstanding + 1
    topology.targets.sent[target] = (topology.targets.sent[target] as number) + 1
    this.meters.routed(route.loadBalancer, group.number)
    this.ways.count(source, route.rule, target)
    if (reach.failOpen)
      this.meters.countBoth(route.loadBalancer, group.number, COUNT.UnhealthyRoutingRequestCount)
    this.#connect(slot, target, node)
  }

  #connect(slot: number, target: number, node: number): void {
    const { pool, topology, processes } = this
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
    const { pool, topology } = this
    const loadBalancer = pool.loadBalancer[slot] as number
    const { found, idleUs } = this.kept.take(
      connectionsKey(container, loadBalancer, pool.node[slot] as number),
      {
        now: this.#engine.now,
        lifeUs: this.processes.keepAliveUs[container] as number,
        timeoutUs: topology.loadBalancerStates[loadBalancer]?.idleTimeoutUs ?? 0,
      },
    )
    this.meters.targetConnected(loadBalancer, idleUs)
    if (found === 'none') return false
    this.meters.reused(loadBalancer)
    pool.kept[slot] = 1
    if (found === 'open') return false
    this.finish(slot, 502, OUTCOME.elb502, REASON.connectionClosed)
    return true
  }

  /** Packets are lost on the way: TCP sends them again, and the request arrives late or not at all. */
  #sendAgain(slot: number, { connectUs, dataUs }: LossDelay): void {
    const { pool } = this
    if (connectUs >= CONNECT_TIMEOUT_US) {
      this.#connectionFailed(slot)
      pool.status[slot] = REASON.packetsLost
      pool.deadline[slot] = this.#after(CONNECT_TIMEOUT_US, this.#connectKind, slot)
      return
    }
    this.open.add(slot)
    pool.lostUs[slot] = connectUs + dataUs
    if (connectUs + dataUs === 0) this.#arrive(slot)
    else pool.deadline[slot] = this.#after(connectUs + dataUs, this.#arrivedKind, slot)
  }

  #arrivedLate(slot: number): void {
    this.pool.deadline[slot] = -1
    this.#arrive(slot)
  }

  #arrive(slot: number): void {
    const { pool, topology } = this
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
    const container = this.topology.targets.container[target] as number
    if (container >= 0 && this.processes.at[container] === PROCESS.listening) return container
    this.#connectionFailed(slot)
    this.finish(slot, 502, OUTCOME.elb502, REASON.portClosed)
    return -1
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
    const { topology, pool } = this
    return topology.paths[pool.source[slot] as number]?.[pool.template[slot] as number] ?? '/'
  }

  /** The process takes a request whose `workUs`, `waitUs` and `status` are set. */
  enter(slot: number, container: number): void {
    const { pool, processes } = this
    pool.container[slot] = container
    processes.inFlight[container] = (processes.inFlight[container] as number) + 1
    pool.at[slot] = AT.queued
    if (this.ends.isKilled(container)) return
    if ((processes.inService[container] as number) < (processes.workers[container] as number))
      this.#serve(slot, container)
    else (processes.queue[container] as SlotQueue).push(slot)
  }

  #serve(slot: number, container: number): void {
    const { pool, processes } = this
    const { now } = this.#engine
    processes.inService[container] = (processes.inService[container] as number) + 1
    pool.serviceAt[slot] = now
    this.meters.outcomes.gotWorker(pool, slot)
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
    const sender = pool.sender[slot] as number
    if (pool.answered[slot] === 1 || sender === SENDER.probe) {
      processes.noteMemory(container)
      if (pool.answered[slot] === 1) pool.release(slot)
      else this.listener.probeAnswered(slot, pool.status[slot] as number)
    } else {
      if (sender === SENDER.message) {
        // The worker may take its next message at once.
        processes.noteMemory(container)
        this.listener.messageDone(slot, container)
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
    const { pool } = this
    if ((this.processes.keepAliveUs[container] as number) > 0) this.#keepConnection(slot, container)
    const status = pool.status[slot] as number
    this.meters.responded(
      pool.loadBalancer[slot] as number,
      pool.group[slot] as number,
      this.#engine.now - (pool.startedAt[slot] as number) + 2 * LOAD_BALANCER_TO_TARGET_US,
    )
    if (status < 400) this.finish(slot, status, OUTCOME.ok, REASON.answered)
    else if (status < 500) this.finish(slot, status, OUTCOME.target4xx, REASON.answered)
    else this.finish(slot, status, OUTCOME.target5xx, REASON.applicationError)
  }

  #keepConnection(slot: number, container: number): void {
    const { loadBalancer, node } = this.pool
    const key = connectionsKey(container, loadBalancer[slot] as number, node[slot] as number)
    this.kept.give(key, container, this.#engine.now)
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
    const hadConnection = this.open.remove(slot)
    const hops =
      target >= 0
        ? 2 * (CLIENT_TO_LOAD_BALANCER_US + LOAD_BALANCER_TO_TARGET_US)
        : 2 * CLIENT_TO_LOAD_BALANCER_US
    const endedAt = now + hops
    const latency = endedAt - (pool.startedAt[slot] as number)
    this.finishedTotal++
    if (hasFailed(status)) {
      this.failed++
      this.newestFailed = pool.id[slot] as number
      if (target >= 0) this.ways.failed(target)
      if (target >= 0 && status !== STATUS_CLIENT_CLOSED) this.topology.targets.countFailed(target)
    }
    const loadBalancer = pool.loadBalancer[slot] as number
    const group = pool.group[slot] as number
    if (hadConnection) this.meters.targetConnected(loadBalancer, latency - 2 * CLIENT_TO_LOAD_BALANCER_US)
    this.meters.finished(loadBalancer, group, status, outcome, reason, latency)
    this.#engine.hash.number(pool.id[slot] as number)
    this.#engine.hash.number(status * 4294967296 + latency)
    const counts = target >= 0 && ((pool.choice[slot] as number) & CHOICE.withCounts) !== 0
    this.ring.write(pool, slot, endedAt, outcome, reason, status, counts)
    if (this.logged !== null) this.logged()
    const sender = pool.sender[slot] as number
    // A client that follows a redirect has no answer yet.
    if (reason === REASON.redirected) {
      pool.release(slot)
      return
    }
    if (sender >= SENDER.caller) this.listener.attemptEnded(slot, endedAt, status, outcome)
    else if (sender === SENDER.user) this.listener.userAnswered(pool.source[slot] as number, endedAt, status)
    if (pool.container[slot] === -1) pool.release(slot)
    else pool.answered[slot] = 1
  }

  /** Events of the hosts; slots, counters and lists are saved by their owners. */
  save(): RequestFlowState {
    return {
      total: this.total,
      finished: this.finishedTotal,
      ways: this.ways.save(),
      redirects: this.redirects.save(),
      ...this.#hosts.save(),
    }
  }

  restore(state: RequestFlowState): void {
    this.total = state.total
    this.finishedTotal = state.finished
    this.ways.restore(state.ways)
    this.redirects.restore(state.redirects)
    this.#hosts.restore(state)
    countOpen(this.pool, this.topology.targets.open)
  }

  #after(us: number, kind: EventKind, slot: number): number {
    return this.#engine.schedule((this.#engine.now + us) as SimTime, PHASE.data, kind, slot)
  }
}
