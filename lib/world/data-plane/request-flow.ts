// The way of a request from its client: listener, rule, target, answer; `TargetConnections` and `RequestService` have the way between.
// The hot path: about three queue events a request, no objects, no names.

import type { Engine, SimTime } from '@/lib/engine'
import type { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import { Chooser } from './chooser'
import { CHOICE, fixedOutcome, hasFailed, OUTCOME, type Outcome, REASON, type Reason, SENDER } from './codes'
import {
  CLIENT_TO_LOAD_BALANCER_US,
  FOLLOWED_FIRST,
  LOAD_BALANCER_TO_TARGET_US,
  STATUS_CLIENT_CLOSED,
} from './constants'
import { Cookies, NOBODY } from './cookies'
import type { DataPlaneWorld } from './data-plane-world'
import { FinishedRing } from './finished-ring'
import { type FlowListener, NOBODY_LISTENS } from './flow-listener'
import type { FlowParts } from './flow-parts'
import type { HostCpuState } from './host-cpu'
import { KeptConnections } from './kept-connections'
import { COUNT, Meters } from './meters'
import { countOpen } from './open-requests'
import { ownAnswer } from './own-answers'
import type { Processes } from './processes'
import { Redirects, type RedirectsState } from './redirects'
import type { RequestPool } from './request-pool'
import { RequestService } from './request-service'
import type { ForwardRoute, RedirectRoute, Route } from './routes'
import { TargetConnections } from './target-connections'
import type { Topology } from './topology'
import { WayCounts, type WayCountsState } from './way-counts'

export interface RequestFlowState extends HostCpuState {
  readonly total: number
  readonly finished: number
  readonly ways: WayCountsState
  readonly redirects: RedirectsState
}

export class RequestFlow implements FlowParts {
  readonly ring = new FinishedRing()
  readonly meters: Meters
  readonly ways = new WayCounts()
  readonly cookies = new Cookies()
  readonly kept = new KeptConnections()
  readonly redirects: Redirects
  readonly chooser: Chooser
  readonly service: RequestService
  readonly connections: TargetConnections
  readonly engine: Engine
  total = 0
  finishedTotal = 0
  /** Of those that failed, since this object was made, and the newest: for who waits for one; in no checkpoint and no trace. */
  failed = 0
  newestFailed = -1
  listener: FlowListener = NOBODY_LISTENS
  /** Called for each request as it ends: the newest of the ring. */
  logged: (() => void) | null = null

  constructor(
    world: DataPlaneWorld,
    readonly pool: RequestPool,
    readonly topology: Topology,
    readonly processes: Processes,
    readonly cpu: CpuScheduler,
  ) {
    const { engine } = world
    this.engine = engine
    this.meters = new Meters(world.goals)
    this.chooser = new Chooser(engine, { pool, topology, cookies: this.cookies, meters: this.meters })
    this.service = new RequestService(world, this)
    this.connections = new TargetConnections(this, (slot, container) => this.service.accept(slot, container))
    this.redirects = new Redirects(engine, ({ source, template, sender, first, attempt, visitor }) =>
      this.send(source, template, sender, first, attempt, visitor),
    )
  }

  /** A client sends a request now. `first` is the one that its client began with, 0 this one itself; it and `attempt` are kept of
   * senders that may try again, and of those that follow a redirect. */
  send(source: number, template: number, sender: number, first = 0, attempt = 1, visitor = 0): void {
    const { pool } = this
    const slot = pool.take()
    const id = ++this.total
    const route = this.topology.routeOf(source, template, first === 0 ? id : first)
    pool.id[slot] = id
    pool.startedAt[slot] = this.engine.now
    pool.source[slot] = source
    pool.template[slot] = template
    pool.sender[slot] = sender
    pool.loadBalancer[slot] = route.loadBalancer
    pool.rule[slot] = route.rule
    this.meters.started(source, route, this.topology.routeTable.opensConnection(source, id))
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

  /** A process sends a request through a load balancer; all but where it goes is written in its slot. */
  route(slot: number, route: Route): void {
    this.pool.loadBalancer[slot] = route.loadBalancer
    this.pool.rule[slot] = route.rule
    this.meters.arrived(route, true)
    if (route.kind === 'forward') this.#forward(slot, route)
    else this.#answerAtOnce(slot, route)
  }

  #answerAtOnce(slot: number, route: Exclude<Route, ForwardRoute>): void {
    this.ways.count(this.pool.source[slot] as number, route.rule, -1)
    if (route.kind === 'unreachable') {
      this.finish(slot, 0, OUTCOME.unreachable, route.reason)
      return
    }
    if (route.kind === 'refused') {
      this.finish(slot, route.status, fixedOutcome(route.status), route.reason)
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
    const at = (this.engine.now + 2 * CLIENT_TO_LOAD_BALANCER_US) as SimTime
    const visitor = sender >= SENDER.caller ? (pool.visitor[slot] as number) : NOBODY
    this.redirects.follow({ source, template: next, sender, first, attempt, visitor }, at)
  }

  #forward(slot: number, route: Extract<Route, ForwardRoute>): void {
    const { pool, topology } = this
    const source = pool.source[slot] as number
    const { live } = topology.loadBalancerStates[route.loadBalancer] as { live: readonly number[] }
    // Clients get the nodes' addresses from DNS in turn.
    const inTurn = live[this.total % live.length] as number
    const node = topology.dns[route.loadBalancer]?.nodeFor(this.total, this.engine.now, live) ?? inTurn
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
    this.connections.connect(slot, target, node)
  }

  get bodies(): FlowParts['bodies'] {
    return this.connections.open
  }

  leaveTarget(slot: number): void {
    if (!this.connections.open.remove(slot)) return
    const openUs = this.engine.now - (this.pool.startedAt[slot] as number) + 2 * LOAD_BALANCER_TO_TARGET_US
    this.meters.targetConnected(this.pool.loadBalancer[slot] as number, openUs)
  }

  /** The client closes its connection to the load balancer; the process goes on with what it has. */
  giveUp(slot: number): void {
    this.service.stopTransfer(slot)
    this.finish(slot, STATUS_CLIENT_CLOSED, OUTCOME.elb4xx, REASON.clientGaveUp)
  }

  /** The client has its answer. If a process still works on the request, the slot stays until it is done. */
  finish(slot: number, status: number, outcome: Outcome, reason: Reason): void {
    const isOwn = outcome >= OUTCOME.elb502 && outcome <= OUTCOME.elb504
    const balancer = isOwn
      ? this.topology.loadBalancerStates[this.pool.loadBalancer[slot] as number]
      : undefined
    const own = balancer ? ownAnswer(balancer.type, reason) : null
    if (own === null) this.#end(slot, status, outcome, reason)
    else this.#end(slot, own.status, own.outcome, reason)
  }

  #end(slot: number, status: number, outcome: Outcome, reason: Reason): void {
    const { pool } = this
    if ((pool.sender[slot] as number) >= SENDER.call) {
      this.#endCall(slot, status, outcome, reason)
      return
    }
    const { now } = this.engine
    const target = pool.target[slot] as number
    const hadConnection = this.#settle(slot, target)
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
    const id = pool.id[slot] as number
    const isNew = this.topology.routeTable.opensConnection(pool.source[slot] as number, id)
    this.meters.finished(loadBalancer, group, status, outcome, reason, latency, isNew)
    this.engine.hash.number(id)
    this.engine.hash.number(status * 4294967296 + latency)
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

  /** Nothing waits for the target any more. Whether a connection stood. */
  #settle(slot: number, target: number): boolean {
    const deadline = this.pool.deadline[slot] as number
    if (deadline >= 0) this.engine.cancel(deadline)
    this.pool.deadline[slot] = -1
    if (target >= 0) this.topology.targets.open[target] = (this.topology.targets.open[target] as number) - 1
    return this.connections.open.remove(slot)
  }

  /** As `finish`, of a call: its load balancer counts it, and the summary of what clients sent does not. */
  #endCall(slot: number, status: number, outcome: Outcome, reason: Reason): void {
    const { pool, meters } = this
    const target = pool.target[slot] as number
    const loadBalancer = pool.loadBalancer[slot] as number
    const isDirect = loadBalancer < 0
    // A connection that is cut brings no status where nobody stands between.
    const isCut = isDirect && outcome > OUTCOME.target5xx && reason !== REASON.endpointEmpty
    const itsStatus = isCut ? 0 : status
    const itsOutcome = isCut ? OUTCOME.unreachable : outcome
    const hadConnection = this.#settle(slot, target)
    const near = isDirect ? 0 : 2 * CLIENT_TO_LOAD_BALANCER_US
    const endedAt = this.engine.now + near + (isDirect || target >= 0 ? 2 * LOAD_BALANCER_TO_TARGET_US : 0)
    const latency = endedAt - (pool.startedAt[slot] as number)
    this.finishedTotal++
    if (target >= 0 && hasFailed(status)) {
      this.ways.failed(target)
      if (status !== STATUS_CLIENT_CLOSED) this.topology.targets.countFailed(target)
    }
    if (hadConnection) meters.targetConnected(loadBalancer, latency - near)
    if (!isDirect && outcome !== OUTCOME.unreachable)
      meters.left(loadBalancer, pool.group[slot] as number, status, outcome, reason, latency, true)
    this.engine.hash.number(pool.id[slot] as number)
    this.engine.hash.number(itsStatus * 4294967296 + latency)
    const counts = target >= 0 && ((pool.choice[slot] as number) & CHOICE.withCounts) !== 0
    this.ring.write(pool, slot, endedAt, itsOutcome, reason, itsStatus, counts)
    if (this.logged !== null) this.logged()
    this.listener.callEnded(slot, endedAt, itsStatus, itsOutcome)
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
      ...this.service.save(),
    }
  }

  restore(state: RequestFlowState): void {
    this.total = state.total
    this.finishedTotal = state.finished
    this.ways.restore(state.ways)
    this.redirects.restore(state.redirects)
    this.service.restore(state)
    countOpen(this.pool, this.topology.targets.open)
  }
}
