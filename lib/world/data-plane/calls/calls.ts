// Requests that processes send while they work on others: one after the other, with the worker held. A call is a request like any
// other, whose sender is a slot of the pool and not a client. Runs whose images call nobody never get here.

import { SERVICE_CONNECT_RETRIES } from '@/lib/aws/defaults'
import type { ImageBehavior, ImageCall } from '@/lib/aws/image-behavior'
import { type Engine, type EventKind, existing, PHASE, type SimTime, US_PER_MS } from '@/lib/engine'
import { AT, hasFailed, OUTCOME, type Outcome, REASON, type Reason, SENDER } from '../codes'
import type { CallerState, ConnectCounts } from '../contract'
import { NOBODY } from '../cookies'
import type { DataPlaneWorld } from '../data-plane-world'
import { PathBehaviors } from '../path-behaviors'
import type { RequestFlow } from '../request-flow'
import { CallConnections } from './call-connections'
import { CallCounts, type CallCountsState } from './call-counts'
import { CallNames, type CallNamesState } from './call-names'
import { CallWays } from './call-ways'
import { ConnectPeriod } from './connect-period'
import { DnsAnswers, type DnsAnswersState } from './dns-answers'
import { Proxies, type ProxiesState } from './proxies'

/** Calls that follow from one another: a circle of services ends here. The model's own (MODEL.md#calls). */
const DEPTH_MAX = 8
/** How long a caller waits that says nothing of it. The model's own; clients of HTTP wait for 10 s to five minutes. */
const PATIENCE_MS_DEFAULT = 60_000
/** What a process answers of which a call has failed, written as less than zero: the status is its own, the fault is not. */
const CALL_FAILED = -502
const NO_EVENT = -1
const NO_SLOT = -1

/** What a request in its container is calling, by the request's slot. */
interface Pending {
  readonly templates: readonly number[]
  /** How many of them are over. */
  step: number
  /** The attempt on its way; -1 between two. */
  child: number
  attempt: number
  /** Where the last attempt failed. */
  failedAt: string | null
  /** The event at which it will have waited long enough. */
  patience: number
}

export interface CallsState {
  readonly connectPeriod: readonly ConnectCounts[]
  readonly pending: readonly (readonly [slot: number, pending: Pending])[]
  readonly attempts: number
  readonly ended: number
  readonly names: CallNamesState
  readonly counts: CallCountsState
  readonly dns: DnsAnswersState
  readonly proxies: ProxiesState
}

export class Calls {
  readonly ways: CallWays
  readonly dns: DnsAnswers
  readonly proxies: Proxies
  readonly names: CallNames
  readonly counts = new CallCounts()
  readonly connectPeriod = new ConnectPeriod()
  /** Requests of the pool that are calls, a retry counting again, and how many of them have ended. */
  attempts = 0
  ended = 0
  readonly #engine: Engine
  readonly #flow: RequestFlow
  readonly #connections: CallConnections
  readonly #paths = new PathBehaviors()
  readonly #pending = new Map<number, Pending>()
  readonly #returnedKind: EventKind
  readonly #sendKind: EventKind
  readonly #patienceKind: EventKind

  constructor(world: DataPlaneWorld, flow: RequestFlow) {
    const { engine } = world
    this.#engine = engine
    this.#flow = flow
    this.ways = new CallWays(world, flow.topology)
    this.dns = new DnsAnswers(engine, this.ways)
    this.proxies = new Proxies(engine)
    this.names = new CallNames(world, { topology: flow.topology, ways: this.ways, pool: flow.pool })
    this.#connections = new CallConnections(world, { flow, names: this.names, ways: this.ways })
    this.#returnedKind = engine.kind('call.returned', (slot) => this.#returned(slot))
    this.#sendKind = engine.kind('call.sent', (slot) => this.#send(slot))
    this.#patienceKind = engine.kind('call.patience', (slot) => this.#runOut(slot))
  }

  /** A process has done its own work on a request. True when it calls somebody before it answers. */
  next(slot: number, container: number): boolean {
    const pending = this.#pending.get(slot) ?? this.#begin(slot, container)
    if (pending === null) return false
    if (pending.step >= pending.templates.length) {
      this.#pending.delete(slot)
      return false
    }
    this.#call(slot, container, pending)
    return true
  }

  /** What fails by itself calls nobody, nor do health checks and messages. */
  #begin(slot: number, container: number): Pending | null {
    const { pool, processes, topology } = this.#flow
    const sender = pool.sender[slot]
    if (sender === SENDER.probe || sender === SENDER.message || (pool.status[slot] as number) >= 400)
      return null
    const behavior = existing(processes.behavior[container], `process of container ${container}`)
    const path = topology.paths[pool.source[slot] as number]?.[pool.template[slot] as number] ?? '/'
    const calls = this.#callsOn(behavior, path)
    if (calls.length === 0) return null
    const pending: Pending = {
      templates: this.names.templatesOf(container, calls),
      step: 0,
      child: NO_SLOT,
      attempt: 1,
      failedAt: null,
      patience: NO_EVENT,
    }
    this.#pending.set(slot, pending)
    pool.at[slot] = AT.calling
    return pending
  }

  #callsOn(behavior: ImageBehavior, path: string): readonly ImageCall[] {
    return this.#paths.of(behavior, path)?.calls ?? behavior.calls
  }

  #call(slot: number, container: number, pending: Pending): void {
    const { pool } = this.#flow
    const { caller, call, template } = this.#current(container, pending)
    this.counts.pair(caller.name, `${call.host}:${call.port}`).total++
    const way = this.ways.of(container, template, call)
    const ownMs = call.timeoutMs ?? PATIENCE_MS_DEFAULT
    const waitMs = Math.min(ownMs, (way.kind === 'connect' ? way.timeoutMs : null) ?? ownMs)
    pending.attempt = 1
    pending.failedAt = null
    pending.patience = this.#after(waitMs * US_PER_MS, this.#patienceKind, slot)
    // Not at once: the CPU whose work has just ended is still sharing itself out.
    pool.timer[slot] = this.#engine.schedule(this.#engine.now, PHASE.data, this.#sendKind, slot)
  }

  #current(container: number, { templates, step }: Pending) {
    const caller = this.names.callerOf(container)
    const template = existing(templates[step], 'call')
    return { caller, template, call: existing(caller.calls[template], 'call') }
  }

  #attempt(parent: number, container: number, pending: Pending): void {
    const { pool } = this.#flow
    const { caller, template, call } = this.#current(container, pending)
    const way = this.ways.of(container, template, call)
    const slot = pool.take()
    this.attempts++
    pool.id[slot] = ++this.#flow.total
    pool.first[slot] = pool.id[parent] as number
    pool.startedAt[slot] = this.#engine.now
    pool.source[slot] = caller.source
    pool.template[slot] = template
    pool.sender[slot] = way.kind === 'balancer' ? SENDER.call : SENDER.directCall
    pool.attempt[slot] = pending.attempt
    pool.visitor[slot] = NOBODY
    pool.loadBalancer[slot] = -1
    pool.position[slot] = -1
    pool.choice[slot] = 0
    pool.outstanding[slot] = 0
    pool.parent[slot] = parent
    pool.caller[slot] = this.names.senderNumber(container)
    pool.depth[slot] = this.#depthOf(parent) + 1
    pending.child = slot
    if ((pool.depth[slot] as number) > DEPTH_MAX) this.#fail(slot, REASON.callsTooDeep)
    else if (way.kind === 'none') this.#fail(slot, way.reason)
    else if (way.kind === 'balancer') this.#flow.route(slot, way.route)
    else if (way.kind === 'dns') {
      const address = this.dns.next(container, way.service.id, call.port, way.ttlUs)
      if (address === null) this.#fail(slot, REASON.nobodyRegistered)
      else this.#connections.connect(slot, container, { via: 'dns', address })
    } else {
      const { discoveryServiceId: id } = way
      const addresses = this.ways.addressesOf({ id }, call.port)
      const address = this.proxies.next(container, id, addresses, pending.failedAt)
      if (address === null) this.#flow.finish(slot, 503, OUTCOME.elb503, REASON.endpointEmpty)
      else this.#connections.connect(slot, container, { via: 'service-connect', address })
    }
  }

  #depthOf(parent: number): number {
    const { pool } = this.#flow
    return (pool.sender[parent] as number) >= SENDER.call ? (pool.depth[parent] as number) : 0
  }

  #fail(slot: number, reason: Reason): void {
    this.#flow.finish(slot, 0, OUTCOME.unreachable, reason)
  }

  /** An attempt is over for its caller, who knows at `endedAt`. */
  attemptEnded(slot: number, endedAt: number, status: number, outcome: Outcome): void {
    const { pool } = this.#flow
    this.ended++
    const { name } = this.names.senderOf(pool.caller[slot] as number)
    const { via, taskArn } = this.names.reached(slot)
    this.counts.attempted(name, taskArn, via, hasFailed(status))
    const parent = pool.parent[slot] as number
    const pending = parent < 0 ? undefined : this.#pending.get(parent)
    if (pending === undefined) return
    pending.child = NO_SLOT
    const { caller, template, call } = this.#current(pool.container[parent] as number, pending)
    const way = this.ways.of(pool.container[parent] as number, template, call)
    const sentAt = pool.startedAt[slot] as number
    if (taskArn !== null) this.connectPeriod.reached(caller.name, way, { sentAt, endedAt, status, outcome })
    if (!this.#triesAgain(slot, parent, pending, outcome))
      this.#settle(parent, pending, endedAt, hasFailed(status))
    else pool.timer[parent] = this.#engine.schedule(endedAt as SimTime, PHASE.data, this.#sendKind, parent)
  }

  /** The proxy of Service Connect does so where no answer came from the task. */
  #triesAgain(slot: number, parent: number, pending: Pending, outcome: Outcome): boolean {
    const { pool } = this.#flow
    const container = pool.container[parent] as number
    const { template, call, caller } = this.#current(container, pending)
    const way = this.ways.of(container, template, call)
    const place = this.names.placeOf(slot)
    if (way.kind !== 'connect' || place === null || outcome !== OUTCOME.unreachable) return false
    this.proxies.failed(container, way.discoveryServiceId, place.key)
    if (pending.patience === NO_EVENT || pending.attempt > SERVICE_CONNECT_RETRIES) return false
    pending.attempt++
    pending.failedAt = place.key
    this.counts.pair(caller.name, `${call.host}:${call.port}`).retries++
    return true
  }

  #send(parent: number): void {
    const { pool } = this.#flow
    pool.timer[parent] = NO_EVENT
    const pending = existing(this.#pending.get(parent), `call of slot ${parent}`)
    this.#attempt(parent, pool.container[parent] as number, pending)
  }

  #runOut(parent: number): void {
    const { pool } = this.#flow
    const pending = existing(this.#pending.get(parent), `call of slot ${parent}`)
    pending.patience = NO_EVENT
    if (pending.child !== NO_SLOT) {
      this.#flow.giveUp(pending.child)
      return
    }
    this.#engine.cancel(pool.timer[parent] as number)
    this.#settle(parent, pending, this.#engine.now, true)
  }

  /** The call is over; the process goes on at `endedAt`. */
  #settle(parent: number, pending: Pending, endedAt: number, isFailed: boolean): void {
    const { pool } = this.#flow
    const { caller, call } = this.#current(pool.container[parent] as number, pending)
    this.#forgetPatience(pending)
    if (isFailed) this.counts.pair(caller.name, `${call.host}:${call.port}`).failed++
    if (isFailed && call.onFailure === 'fail') {
      pool.status[parent] = CALL_FAILED
      pending.step = pending.templates.length
    } else pending.step++
    pool.timer[parent] = this.#engine.schedule(endedAt as SimTime, PHASE.data, this.#returnedKind, parent)
  }

  #returned(parent: number): void {
    const { pool, service } = this.#flow
    pool.timer[parent] = NO_EVENT
    service.goOn(parent)
  }

  /** The process that called is gone: nobody waits for the answer any more. */
  callerLeft(parent: number, container: number): void {
    const pending = this.#pending.get(parent)
    if (pending === undefined) return
    this.#pending.delete(parent)
    const isUnderWay = pending.child !== NO_SLOT || pending.patience !== NO_EVENT
    this.#forgetPatience(pending)
    if (isUnderWay) {
      const { caller, call } = this.#current(container, pending)
      this.counts.pair(caller.name, `${call.host}:${call.port}`).failed++
    }
    if (pending.child === NO_SLOT) return
    this.#flow.pool.parent[pending.child] = NO_SLOT
    this.#flow.giveUp(pending.child)
  }

  #forgetPatience(pending: Pending): void {
    if (pending.patience !== NO_EVENT) this.#engine.cancel(pending.patience)
    pending.patience = NO_EVENT
  }

  processEnded(container: number): void {
    this.dns.forget(container)
    this.proxies.forget(container)
    this.names.forget(container)
  }

  stateOf(container: number): CallerState {
    const answers = this.dns.heldBy(container).map(({ serviceId, answer }) => ({
      discoveryServiceId: serviceId,
      addresses: answer.addresses.map(({ ip, port }) => `${ip}:${port}`),
      until: answer.until,
    }))
    const avoided = this.proxies
      .avoidedBy(container)
      .map(({ endpointId, address, until }) => ({ discoveryServiceId: endpointId, address, until }))
    return { answers, avoided }
  }

  /** What does not hold of them, in words. */
  audit(): readonly string[] {
    const { pool, processes } = this.#flow
    return [...this.#pending].flatMap(([slot, { child }]) => {
      const container = pool.container[slot] as number
      const isHeld = pool.at[slot] === AT.calling && processes.isLive(container)
      const isItsOwn = child === NO_SLOT || (pool.parent[child] === slot && pool.at[child] !== AT.free)
      return [
        ...(isHeld ? [] : [`slot ${slot} calls, and no worker is held for it`]),
        ...(isItsOwn ? [] : [`the call ${child} of slot ${slot} is not its own`]),
      ]
    })
  }

  /** Calls that are neither answered nor failed. */
  get underWay(): number {
    let count = 0
    for (const { patience, child } of this.#pending.values())
      if (patience !== NO_EVENT || child !== NO_SLOT) count++
    return count
  }

  #after(us: number, kind: EventKind, slot: number): number {
    return this.#engine.schedule((this.#engine.now + us) as SimTime, PHASE.data, kind, slot)
  }

  save(): CallsState {
    return {
      pending: [...this.#pending].map(([slot, pending]) => [slot, { ...pending }] as const),
      attempts: this.attempts,
      ended: this.ended,
      connectPeriod: this.connectPeriod.save(),
      names: this.names.save(),
      counts: this.counts.save(),
      dns: this.dns.save(),
      proxies: this.proxies.save(),
    }
  }

  restore(state: CallsState): void {
    this.#pending.clear()
    for (const [slot, pending] of state.pending) this.#pending.set(slot, { ...pending })
    this.attempts = state.attempts
    this.ended = state.ended
    this.connectPeriod.restore(state.connectPeriod)
    this.names.restore(state.names)
    this.counts.restore(state.counts)
    this.dns.restore(state.dns)
    this.proxies.restore(state.proxies)
  }
}
