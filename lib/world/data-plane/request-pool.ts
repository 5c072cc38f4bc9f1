// Requests in flight, column by column: a request is a slot, and no object is made for it. The list of free slots is part
// of a checkpoint, because slot numbers are carried by events and therefore by the trace.

import { assert, LimitError } from '@/lib/engine'
import { AT } from './codes'
import { CANDIDATE_COUNTS_KEPT } from './constants'

/** Far above what any instance can hold; an endless queue ends here and not in the memory of the browser. */
const IN_FLIGHT_MAX = 4_000_000

const WORDS = [
  'source',
  'template',
  'loadBalancer',
  'node',
  'rule',
  'group',
  'choice',
  'candidates',
  'position',
  'outstanding',
  'target',
  'container',
  'status',
  'timer',
  'deadline',
  'visitor',
  'older',
  'newer',
  'parent',
  'caller',
] as const
const NUMBERS = ['id', 'first', 'startedAt', 'serviceAt', 'workUs', 'cpuEndAt', 'waitUs', 'lostUs'] as const
const BYTES = ['at', 'sender', 'attempt', 'answered', 'kept', 'generation', 'depth'] as const

export interface RequestPoolState {
  readonly used: number
  readonly generation: number
  readonly free: readonly number[]
  /** One row a slot in use: the slot, then the columns in the order of this file. */
  readonly rows: readonly (readonly number[])[]
}

export class RequestPool {
  #capacity = 1024
  #used = 0
  #free: number[] = []

  id = new Float64Array(this.#capacity)
  /** The first attempt of which this is one; means something only to those who send it (`Attempts`), as `attempt` does. */
  first = new Float64Array(this.#capacity)
  /** When the client sent it. */
  startedAt = new Float64Array(this.#capacity)
  /** When a worker took it. */
  serviceAt = new Float64Array(this.#capacity)
  workUs = new Float64Array(this.#capacity)
  cpuEndAt = new Float64Array(this.#capacity)
  waitUs = new Float64Array(this.#capacity)
  /** How much later it arrives because packets are lost. */
  lostUs = new Float64Array(this.#capacity)
  source = new Int32Array(this.#capacity)
  template = new Int32Array(this.#capacity)
  loadBalancer = new Int32Array(this.#capacity)
  /** Index of the load balancer's node (its zone). */
  node = new Int32Array(this.#capacity)
  rule = new Int32Array(this.#capacity)
  group = new Int32Array(this.#capacity)
  /** Why its target was chosen (`CHOICE`). */
  choice = new Int32Array(this.#capacity)
  /** Number of the list of targets that could be chosen; lists are in no checkpoint, so this is not either. */
  candidates = new Int32Array(this.#capacity)
  /** Index of the chosen target in that list. */
  position = new Int32Array(this.#capacity)
  /** Requests that the chosen target had open before this one. */
  outstanding = new Int32Array(this.#capacity)
  target = new Int32Array(this.#capacity)
  container = new Int32Array(this.#capacity)
  /** What the process will answer. */
  status = new Int32Array(this.#capacity)
  /** Event that ends the waiting time. */
  timer = new Int32Array(this.#capacity)
  /** Event that ends the patience of a connection attempt or a health check. */
  deadline = new Int32Array(this.#capacity)
  /** Which of the clients that keep cookies sent it; means something only to those who may send again, as `first` does. */
  visitor = new Int32Array(this.#capacity)
  /** Neighbours in the list of requests that a load balancer has open, by age. */
  older = new Int32Array(this.#capacity)
  newer = new Int32Array(this.#capacity)
  /** Of calls alone: the request that waits for it (-1: its process is gone), and the number of the container that sends it. */
  parent = new Int32Array(this.#capacity)
  caller = new Int32Array(this.#capacity)
  at = new Uint8Array(this.#capacity)
  sender = new Uint8Array(this.#capacity)
  attempt = new Uint8Array(this.#capacity)
  /** 1: the client has its answer, the process still works on it. */
  answered = new Uint8Array(this.#capacity)
  /** 1: it came on a connection that was open before. */
  kept = new Uint8Array(this.#capacity)
  /** Which of two generations it belongs to (`Grace`). */
  generation = new Uint8Array(this.#capacity)
  /** Of calls alone: how many calls have led to it. */
  depth = new Uint8Array(this.#capacity)
  counts = new Uint16Array(this.#capacity * CANDIDATE_COUNTS_KEPT)
  #generation = 0
  /** Slots in use, by generation. */
  readonly #inUse = new Int32Array(2)

  /** Requests that were sent before the last change of generations and are still here. */
  get ofOldGeneration(): number {
    return this.#inUse[1 - this.#generation] as number
  }

  /** Requests from now on are of another generation. None of the one before may be left. */
  changeGeneration(): void {
    assert(this.ofOldGeneration === 0, `${this.ofOldGeneration} requests are of the generation before`)
    this.#generation = 1 - this.#generation
  }

  /** Slots below this number have been in use. */
  get used(): number {
    return this.#used
  }

  /** A slot with all relations cleared. */
  take(): number {
    const slot = this.#free.length > 0 ? (this.#free.pop() as number) : this.#grow()
    this.rule[slot] = -1
    this.group[slot] = -1
    this.target[slot] = -1
    this.container[slot] = -1
    this.candidates[slot] = -1
    this.timer[slot] = -1
    this.deadline[slot] = -1
    this.serviceAt[slot] = -1
    this.cpuEndAt[slot] = -1
    this.workUs[slot] = 0
    this.waitUs[slot] = 0
    this.lostUs[slot] = 0
    this.older[slot] = -2
    this.answered[slot] = 0
    this.kept[slot] = 0
    this.at[slot] = AT.connecting
    this.generation[slot] = this.#generation
    this.#count(this.#generation, 1)
    return slot
  }

  release(slot: number): void {
    this.at[slot] = AT.free
    this.#count(this.generation[slot] as number, -1)
    this.#free.push(slot)
  }

  #count(generation: number, change: number): void {
    this.#inUse[generation] = (this.#inUse[generation] as number) + change
  }

  save(): RequestPoolState {
    const rows: number[][] = []
    for (let slot = 0; slot < this.#used; slot++) {
      if (this.at[slot] === AT.free) continue
      const counts = this.counts.subarray(slot * CANDIDATE_COUNTS_KEPT, (slot + 1) * CANDIDATE_COUNTS_KEPT)
      const columns = [...NUMBERS, ...WORDS, ...BYTES].map((name) =>
        name === 'candidates' ? -1 : (this[name][slot] as number),
      )
      rows.push([slot, ...columns, ...counts])
    }
    return { used: this.#used, generation: this.#generation, free: [...this.#free], rows }
  }

  restore(state: RequestPoolState): void {
    while (this.#capacity < state.used) this.#double()
    this.#used = state.used
    this.#free = [...state.free]
    this.at.fill(AT.free)
    this.#generation = state.generation
    this.#inUse.fill(0)
    const names = [...NUMBERS, ...WORDS, ...BYTES]
    for (const row of state.rows) {
      const slot = row[0] as number
      names.forEach((name, i) => {
        this[name][slot] = row[i + 1] as number
      })
      this.counts.set(row.slice(1 + names.length), slot * CANDIDATE_COUNTS_KEPT)
      this.#count(this.generation[slot] as number, 1)
    }
  }

  #grow(): number {
    if (this.#used === this.#capacity) this.#double()
    return this.#used++
  }

  #double(): void {
    const capacity = this.#capacity * 2
    if (capacity > IN_FLIGHT_MAX) throw new LimitError(`more than ${this.#capacity} requests are in flight`)
    this.#capacity = capacity
    for (const name of NUMBERS) {
      const column = new Float64Array(capacity)
      column.set(this[name])
      this[name] = column
    }
    for (const name of WORDS) {
      const column = new Int32Array(capacity)
      column.set(this[name])
      this[name] = column
    }
    for (const name of BYTES) {
      const column = new Uint8Array(capacity)
      column.set(this[name])
      this[name] = column
    }
    const counts = new Uint16Array(capacity * CANDIDATE_COUNTS_KEPT)
    counts.set(this.counts)
    this.counts = counts
  }
}
