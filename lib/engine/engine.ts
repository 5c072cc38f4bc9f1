// The clock and the loop. Knows nothing of AWS: it hands numbered events to handlers in one total order of
// (time, phase, sequence). Handlers run to the end and schedule; they never wait and never run one another.

import { assert, broken, LimitError } from './assert'
import { type EventHandle, EventQueue, type EventQueueState } from './event-queue'
import { type RandomState, RandomStreams } from './random'
import { type SimTime, START } from './time'
import { hashOfText, TraceHash, type TraceHashState } from './trace-hash'

/**
 * Order within one instant. Commands come first; what they and timers do to resources is complete before requests see it;
 * controllers look at the settled state; observers measure what is left.
 */
export const PHASE = { command: 0, resource: 1, data: 2, controller: 3, observer: 4, last: 5 } as const
export type Phase = (typeof PHASE)[keyof typeof PHASE]

export type EventKind = number & { readonly __kind?: never }

export interface EngineLimits {
  readonly eventsAnInstant: number
  readonly eventsARun: number
  readonly queued: number
}

export interface EngineState {
  readonly now: number
  readonly handled: number
  /** Names of all kinds in alphabetical order; an event's kind is its place there. */
  readonly kinds: readonly string[]
  readonly payloadNumber: number
  readonly queue: EventQueueState
  readonly payloads: readonly (readonly [handle: number, payload: unknown])[]
  readonly random: RandomState
  readonly hash: TraceHashState
}

const LIMITS: EngineLimits = { eventsAnInstant: 1_000_000, eventsARun: 20_000_000_000, queued: 10_000_000 }

export class Engine {
  readonly random: RandomStreams
  readonly hash = new TraceHash()
  readonly #queue: EventQueue
  readonly #limits: EngineLimits
  readonly #names: string[] = []
  /** By kind: what stands for it in the trace, which must not depend on the order of declarations. */
  readonly #nameHashes: number[] = []
  readonly #handlers: ((a: number, b: number) => void)[] = []
  readonly #payloadKinds = new Set<number>()
  readonly #payloads = new Map<number, unknown>()
  #payloadNumber = 0
  #now: SimTime = START
  #handled = 0
  #inThisInstant = 0

  /** `shuffled`: see `EventQueue`; for tests. */
  constructor(
    seed: number,
    limits: EngineLimits = LIMITS,
    { shuffled = false }: { readonly shuffled?: boolean } = {},
  ) {
    this.random = new RandomStreams(seed)
    this.#limits = limits
    this.#queue = new EventQueue({ shuffled })
  }

  get now(): SimTime {
    return this.#now
  }

  /** Events handled since the start of the run. */
  get handled(): number {
    return this.#handled
  }

  get queued(): number {
    return this.#queue.size
  }

  get nextTime(): number {
    return this.#queue.peekTime()
  }

  /** Declares a kind of event that carries two 32-bit integers. Its name is its identity; the order of declarations means nothing. */
  kind(name: string, handler: (a: number, b: number) => void): EventKind {
    assert(!this.#names.includes(name), `event kind ${name} is declared twice`)
    const nameHash = hashOfText(name)
    const twin = this.#names[this.#nameHashes.indexOf(nameHash)]
    if (twin !== undefined) broken(`the names of the event kinds ${twin} and ${name} have the same hash`)
    this.#names.push(name)
    this.#nameHashes.push(nameHash)
    return this.#handlers.push(handler) - 1
  }

  /** Declares a kind of event that carries JSON; for the control plane, where there are few. */
  payloadKind<P>(name: string, handler: (payload: P) => void): EventKind {
    const kind = this.kind(name, (number) => {
      const payload = this.#payloads.get(number)
      assert(payload !== undefined, `event ${name} lost its payload`)
      this.#payloads.delete(number)
      handler(payload as P)
    })
    this.#payloadKinds.add(kind)
    return kind
  }

  schedule(at: SimTime, phase: Phase, kind: EventKind, a = 0, b = 0): EventHandle {
    if (!(at >= this.#now)) {
      broken(`event ${this.#names[kind]} is scheduled at ${at} µs, before now (${this.#now} µs)`)
    }
    if (this.#queue.size >= this.#limits.queued)
      throw new LimitError(`more than ${this.#limits.queued} events are queued`)
    return this.#queue.push(at, phase, kind, a, b)
  }

  /** Schedules an event of a payload kind. The payload must be plain JSON and must not be changed afterwards. */
  post(at: SimTime, phase: Phase, kind: EventKind, payload: unknown): EventHandle {
    const number = this.#payloadNumber++
    this.#payloads.set(number, payload)
    return this.schedule(at, phase, kind, number)
  }

  isQueued(handle: EventHandle): boolean {
    return this.#queue.has(handle)
  }

  move(handle: EventHandle, at: SimTime): void {
    if (!(at >= this.#now)) broken(`an event is moved to ${at} µs, before now (${this.#now} µs)`)
    this.#queue.move(handle, at)
  }

  cancel(handle: EventHandle): void {
    if (this.#payloadKinds.has(this.#queue.kindOf(handle))) this.#payloads.delete(this.#queue.aOf(handle))
    this.#queue.cancel(handle)
  }

  /** Handles one event; false when the queue is empty. */
  step(): boolean {
    if (!this.#queue.pop()) return false
    const { time, kind, a, b } = this.#queue
    if (time > this.#now) {
      this.#now = time as SimTime
      this.#inThisInstant = 0
    } else if (++this.#inThisInstant > this.#limits.eventsAnInstant) {
      throw new LimitError(
        `more than ${this.#limits.eventsAnInstant} events at ${time} µs, the last of kind ${this.#names[kind]}`,
      )
    }
    if (++this.#handled > this.#limits.eventsARun)
      throw new LimitError(`more than ${this.#limits.eventsARun} events in one run`)
    this.hash.event(time, (this.#nameHashes[kind] as number) ^ b, a)
    const handler = this.#handlers[kind]
    if (handler === undefined) broken(`event kind ${kind} has no handler`)
    handler(a, b)
    return true
  }

  /** Handles every event up to and including `time`, then stands at `time`. */
  advanceTo(time: SimTime): void {
    while (this.#queue.peekTime() <= time) this.step()
    this.standAt(time)
  }

  /** Moves the clock without handling anything; nothing may be due before. */
  standAt(time: SimTime): void {
    assert(this.#queue.peekTime() >= time, 'the clock would pass over an event')
    if (time > this.#now) {
      this.#now = time
      this.#inThisInstant = 0
    }
  }

  save(): EngineState {
    const kinds = this.#names.toSorted()
    const places = this.#names.map((name) => kinds.indexOf(name))
    const queue = this.#queue.save()
    const events = queue.events.map((event) => ({ ...event, kind: places[event.kind] as number }))
    return {
      now: this.#now,
      handled: this.#handled,
      kinds,
      payloadNumber: this.#payloadNumber,
      queue: { ...queue, events },
      payloads: [...this.#payloads],
      random: this.random.save(),
      hash: this.hash.save(),
    }
  }

  /** Takes over a saved state. The same kinds must have been declared, in any order. */
  restore(state: EngineState): void {
    const mine = this.#names.toSorted().join(', ')
    const theirs = state.kinds.join(', ')
    assert(mine === theirs, `the checkpoint has event kinds ${theirs} but this version has ${mine}`)
    const kinds = state.kinds.map((name) => this.#names.indexOf(name))
    const events = state.queue.events.map((event) => ({ ...event, kind: kinds[event.kind] as number }))
    this.#now = state.now as SimTime
    this.#handled = state.handled
    this.#inThisInstant = 0
    this.#payloadNumber = state.payloadNumber
    this.#queue.restore({ ...state.queue, events })
    this.#payloads.clear()
    for (const [number, payload] of state.payloads) this.#payloads.set(number, payload)
    this.random.restore(state.random)
    this.hash.restore(state.hash)
  }
}
