// Requests that a load balancer has sent to a target and waits for, oldest first: with one patience for all, only the
// oldest needs an event.

import { type Engine, type EventKind, PHASE, type SimTime } from '@/lib/engine'
import { AT, SENDER } from './codes'
import type { RequestPool } from './request-pool'
import type { Topology } from './topology'

const NOBODY = -1
/** Neighbour of a request that is in no list. */
const OUTSIDE = -2
/** Of one whose body is on its way: it is in no list either, and has an event of its own. */
const ALONE = -3

export interface OpenRequestsState {
  readonly lists: readonly (readonly [oldest: number, newest: number, event: number])[]
}

export class OpenRequests {
  #oldest: number[] = []
  #newest: number[] = []
  #event: number[] = []
  readonly #engine: Engine
  readonly #pool: RequestPool
  readonly #topology: Topology
  readonly #kind: EventKind
  readonly #aloneKind: EventKind
  readonly #timedOut: (slot: number) => void

  constructor(engine: Engine, pool: RequestPool, topology: Topology, timedOut: (slot: number) => void) {
    this.#engine = engine
    this.#pool = pool
    this.#topology = topology
    this.#timedOut = timedOut
    this.#aloneKind = engine.kind('request.body-timeout', (slot) => {
      pool.deadline[slot] = -1
      timedOut(slot)
    })
    this.#kind = engine.kind('request.idle-timeout', (loadBalancer) => {
      this.#event[loadBalancer] = NOBODY
      this.#expire(loadBalancer)
    })
  }

  /** The newest request of its load balancer. */
  add(slot: number): void {
    const pool = this.#pool
    const loadBalancer = pool.loadBalancer[slot] as number
    while (this.#oldest.length <= loadBalancer) {
      this.#oldest.push(NOBODY)
      this.#newest.push(NOBODY)
      this.#event.push(NOBODY)
    }
    const before = this.#newest[loadBalancer] as number
    pool.older[slot] = before
    pool.newer[slot] = NOBODY
    if (before === NOBODY) this.#oldest[loadBalancer] = slot
    else pool.newer[before] = slot
    this.#newest[loadBalancer] = slot
    if (this.#event[loadBalancer] === NOBODY) this.#watch(loadBalancer)
  }

  /** Its body is on its way until `until`: nothing is idle before. */
  waitAlone(slot: number, until: number): void {
    const pool = this.#pool
    this.remove(slot)
    pool.older[slot] = ALONE
    const timeout = this.#topology.loadBalancerStates[pool.loadBalancer[slot] as number]?.idleTimeoutUs ?? 0
    const due = (until + timeout) as SimTime
    pool.deadline[slot] = this.#engine.schedule(due, PHASE.data, this.#aloneKind, slot)
  }

  hasBodyOnItsWay(slot: number): boolean {
    return this.#pool.older[slot] === ALONE
  }

  /** False for a request that has no connection to a target. */
  remove(slot: number): boolean {
    const pool = this.#pool
    const older = pool.older[slot] as number
    if (older <= OUTSIDE) {
      if (older === OUTSIDE) return false
      pool.older[slot] = OUTSIDE
      const deadline = pool.deadline[slot] as number
      if (deadline >= 0) this.#engine.cancel(deadline)
      pool.deadline[slot] = -1
      return true
    }
    const newer = pool.newer[slot] as number
    const loadBalancer = pool.loadBalancer[slot] as number
    if (older === NOBODY) this.#oldest[loadBalancer] = newer
    else pool.newer[older] = newer
    if (newer === NOBODY) this.#newest[loadBalancer] = older
    else pool.older[newer] = older
    pool.older[slot] = OUTSIDE
    return true
  }

  /** The idle timeout may have changed; the event may come too late for it. */
  watchAgain(): void {
    this.#event.forEach((event, loadBalancer) => {
      if (event === NOBODY) return
      this.#engine.cancel(event)
      this.#event[loadBalancer] = NOBODY
      this.#watch(loadBalancer)
    })
  }

  /** One event at the deadline of the oldest. When it comes, that one has usually been answered and the next is watched. */
  #watch(loadBalancer: number): void {
    const oldest = this.#oldest[loadBalancer] as number
    if (oldest === NOBODY) return
    const due = Math.max(this.#engine.now, this.#deadline(loadBalancer, oldest)) as SimTime
    this.#event[loadBalancer] = this.#engine.schedule(due, PHASE.data, this.#kind, loadBalancer)
  }

  #expire(loadBalancer: number): void {
    for (;;) {
      const oldest = this.#oldest[loadBalancer] as number
      if (oldest === NOBODY) return
      if (this.#deadline(loadBalancer, oldest) > this.#engine.now) break
      this.#timedOut(oldest)
    }
    this.#watch(loadBalancer)
  }

  #deadline(loadBalancer: number, slot: number): number {
    const timeout = this.#topology.loadBalancerStates[loadBalancer]?.idleTimeoutUs ?? 0
    return (this.#pool.startedAt[slot] as number) + timeout
  }

  save(): OpenRequestsState {
    const lists = this.#oldest.map(
      (oldest, i) => [oldest, this.#newest[i] as number, this.#event[i] as number] as const,
    )
    return { lists }
  }

  restore(state: OpenRequestsState): void {
    this.#oldest = state.lists.map(([oldest]) => oldest)
    this.#newest = state.lists.map(([, newest]) => newest)
    this.#event = state.lists.map(([, , event]) => event)
  }
}

/** Requests that targets have open, counted anew over the slots. */
export function countOpen(pool: RequestPool, open: Int32Array): void {
  open.fill(0)
  for (let slot = 0; slot < pool.used; slot++) {
    const target = pool.target[slot] as number
    const waits = pool.at[slot] !== AT.free && pool.answered[slot] === 0 && pool.sender[slot] !== SENDER.probe
    if (waits && target >= 0) open[target] = (open[target] as number) + 1
  }
}
