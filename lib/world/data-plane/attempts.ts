// Clients that give up and try again. Each attempt is a request of its own; this knows which attempts belong together, when
// patience ends, and which retries are still to come. Sources without a policy never get here.

import {
  type Engine,
  type EventKind,
  existing,
  PHASE,
  type RandomStream,
  type SimTime,
  US_PER_MS,
} from '@/lib/engine'
import { requestSeries } from '@/lib/metrics/catalogue'
import type { SeriesStore } from '@/lib/metrics/series'
import { backoffUs, type ClientPolicy } from '@/lib/traffic/client-policy'
import { hasFailed } from './codes'
import {
  CLIENT_TO_LOAD_BALANCER_US,
  LOAD_BALANCER_TO_TARGET_US,
  RETRY_TOKENS_MAX,
  STATUS_CLIENT_CLOSED,
} from './constants'
import type { RequestPool } from './request-pool'
import { WaitingLine } from './waiting-line'

/** When the answer must leave the target to be there in time. */
const WAY_US = 2 * (CLIENT_TO_LOAD_BALANCER_US + LOAD_BALANCER_TO_TARGET_US)

interface Retry {
  readonly source: number
  readonly template: number
  readonly first: number
  readonly attempt: number
  readonly sender: number
  readonly visitor: number
}

interface Caller {
  readonly policy: ClientPolicy
  readonly backoff: RandomStream
  /** Retries that the budget allows by now. */
  tokens: number
  /** Attempts under way, oldest first, among them some that have ended. */
  readonly waiting: WaitingLine
  /** The event at which the patience of the oldest ends, or -1. */
  event: number
}

export interface AttemptsState {
  readonly callers: readonly (readonly [source: number, tokens: number, event: number])[]
  readonly retries: readonly (Retry | null)[]
  readonly free: readonly number[]
  readonly counts: readonly [retries: number, timeouts: number]
  readonly closed: readonly [retries: number, timeouts: number]
}

export interface AttemptsFlow {
  readonly pool: RequestPool
  send(
    source: number,
    template: number,
    sender: number,
    first: number,
    attempt: number,
    visitor: number,
  ): void
  giveUp(slot: number): void
  /** The last attempt has ended; a user of a closed loop goes on from here. */
  settled(source: number, sender: number, endedAt: number, status: number, visitor: number): void
}

export class Attempts {
  readonly #engine: Engine
  readonly #flow: AttemptsFlow
  readonly #patienceKind: EventKind
  readonly #retryKind: EventKind
  #callers: (Caller | null)[] = []
  /** By number of the retry's event; null is free. */
  #retries: (Retry | null)[] = []
  #free: number[] = []
  /** Of the whole run. */
  #retried = 0
  #timedOut = 0
  /** At the end of the last second. */
  #closed = this.counts

  constructor(engine: Engine, flow: AttemptsFlow) {
    this.#engine = engine
    this.#flow = flow
    this.#patienceKind = engine.kind('traffic.patience', (source) => {
      const caller = this.#callers[source]
      if (!caller) return
      caller.event = -1
      this.#watch(source, caller)
    })
    this.#retryKind = engine.kind('traffic.retry', (number) => this.#retry(number))
  }

  /** Attempts that clients have given up, and retries, since the start. */
  get counts(): { readonly retries: number; readonly timeouts: number } {
    return { retries: this.#retried, timeouts: this.#timedOut }
  }

  /** What the clients of a source do from now on, those who wait already included; null: they wait. */
  declare(source: number, name: string, policy: ClientPolicy | null): void {
    while (this.#callers.length <= source) this.#callers.push(null)
    const known = this.#callers[source]
    if (known && known.event >= 0) this.#engine.cancel(known.event)
    if (policy === null) {
      this.#callers[source] = null
      return
    }
    const caller = this.#create(name, policy)
    caller.tokens = known?.tokens ?? RETRY_TOKENS_MAX
    caller.waiting.find(source)
    this.#callers[source] = caller
    this.#watch(source, caller)
  }

  has(source: number): boolean {
    return (this.#callers[source] ?? null) !== null
  }

  /** A client sends a request for the first time. */
  begin(source: number, template: number, sender: number, visitor: number): void {
    const caller = existing(this.#callers[source], `caller ${source}`)
    const { retries } = caller.policy
    if (retries?.budget) caller.tokens = Math.min(RETRY_TOKENS_MAX, caller.tokens + retries.budget)
    this.#flow.send(source, template, sender, 0, 1, visitor)
  }

  /** The attempt is on its way: its client begins to wait. */
  sent(slot: number): void {
    const source = this.#flow.pool.source[slot] as number
    const caller = this.#callers[source]
    if (!caller || caller.policy.timeoutMs === null) return
    caller.waiting.push(slot)
    if (caller.event === -1) this.#watch(source, caller)
  }

  /** The client knows how an attempt ended. */
  ended(slot: number, endedAt: number, status: number): void {
    const { pool } = this.#flow
    const source = pool.source[slot] as number
    const sender = pool.sender[slot] as number
    const attempt = pool.attempt[slot] as number
    const visitor = pool.visitor[slot] as number
    if (status === STATUS_CLIENT_CLOSED) this.#timedOut++
    const caller = this.#callers[source]
    const retries = caller?.policy.retries
    if (!caller || !retries || !hasFailed(status) || attempt >= retries.attempts || !takesToken(caller)) {
      this.#flow.settled(source, sender, endedAt, status, visitor)
      return
    }
    this.#retried++
    const number = this.#free.pop() ?? this.#retries.length
    const template = pool.template[slot] as number
    const first = pool.first[slot] as number
    this.#retries[number] = { source, template, first, attempt: attempt + 1, sender, visitor }
    const at = Math.ceil(endedAt + backoffUs(retries, attempt, caller.backoff)) as SimTime
    this.#engine.schedule(at, PHASE.data, this.#retryKind, number)
  }

  #retry(number: number): void {
    const retry = existing(this.#retries[number], `retry ${number}`)
    const { source, template, first, attempt, sender, visitor } = retry
    this.#retries[number] = null
    this.#free.push(number)
    if (this.#callers[source]?.policy.retries) {
      this.#flow.send(source, template, sender, first, attempt, visitor)
      return
    }
    // Meanwhile its clients were told not to.
    this.#retried--
    this.#flow.settled(source, sender, this.#engine.now, 0, visitor)
  }

  /** Gives up what has waited too long, and comes back when the next one will have. */
  #watch(source: number, caller: Caller): void {
    const { pool } = this.#flow
    const { waiting, policy } = caller
    if (policy.timeoutMs === null) {
      waiting.clear()
      return
    }
    const patienceUs = Math.round(policy.timeoutMs * US_PER_MS) - WAY_US
    for (let slot = waiting.oldest(); slot >= 0; slot = waiting.oldest()) {
      const due = ((pool.startedAt[slot] as number) + patienceUs) as SimTime
      if (due > this.#engine.now) {
        caller.event = this.#engine.schedule(due, PHASE.data, this.#patienceKind, source)
        return
      }
      waiting.shift()
      this.#flow.giveUp(slot)
    }
  }

  #create(name: string, policy: ClientPolicy): Caller {
    const waiting = new WaitingLine(this.#flow.pool)
    const backoff = this.#engine.random.stream(`traffic/${name}/backoff`)
    return { policy, backoff, tokens: RETRY_TOKENS_MAX, waiting, event: -1 }
  }

  /** What has been counted since the last call; nothing before there is a policy. */
  closeSecond(series: SeriesStore): void {
    if (!this.#callers.some((caller) => caller !== null)) return
    series.record(requestSeries('retries'), this.#retried - this.#closed.retries)
    series.record(requestSeries('timeouts'), this.#timedOut - this.#closed.timeouts)
    this.#closed = this.counts
  }

  save(): AttemptsState {
    const callers = this.#callers.flatMap((caller, source) =>
      caller ? [[source, caller.tokens, caller.event] as const] : [],
    )
    return {
      callers,
      retries: [...this.#retries],
      free: [...this.#free],
      counts: [this.#retried, this.#timedOut],
      closed: [this.#closed.retries, this.#closed.timeouts],
    }
  }

  /** The pool must have been restored: the attempts that still wait are found in it. */
  restore(
    state: AttemptsState,
    of: (source: number) => { readonly name: string; readonly policy: ClientPolicy },
  ): void {
    this.#retries = [...state.retries]
    this.#free = [...state.free]
    this.#retried = state.counts[0]
    this.#timedOut = state.counts[1]
    this.#closed = { retries: state.closed[0], timeouts: state.closed[1] }
    this.#callers = []
    for (const [source, tokens, event] of state.callers) {
      const { name, policy } = of(source)
      while (this.#callers.length <= source) this.#callers.push(null)
      const caller = this.#create(name, policy)
      caller.tokens = tokens
      caller.event = event
      if (policy.timeoutMs !== null) caller.waiting.find(source)
      this.#callers[source] = caller
    }
  }
}

function takesToken(caller: Caller): boolean {
  if ((caller.policy.retries?.budget ?? null) === null) return true
  if (caller.tokens < 1) return false
  caller.tokens--
  return true
}
