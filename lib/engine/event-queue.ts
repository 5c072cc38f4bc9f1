// A priority queue of small fixed-size records in typed arrays: a 4-ary heap of slots that knows where each slot stands,
// so that one event can be moved or cancelled in place. Two events are never equal: (time, phase, sequence) is a total order.
// What has been taken leaves its place at the top open: most events schedule another at once, which then sinks from there, and the
// heap is put in order once and not twice.

import { broken } from './assert'

/** Stands for a scheduled event until it is handled or cancelled; forget it then, the number is used again. */
export type EventHandle = number & { readonly __handle?: never }
export const NO_EVENT: EventHandle = -1

/** Phases stand above the sequence number in one exactly representable integer. */
const PHASE_UNIT = 2 ** 48

export interface SavedEvent {
  readonly handle: number
  readonly time: number
  readonly order: number
  readonly kind: number
  readonly a: number
  readonly b: number
}

export interface EventQueueState {
  readonly sequence: number
  readonly capacity: number
  readonly events: readonly SavedEvent[]
  readonly free: readonly number[]
}

export class EventQueue {
  #capacity = 1024
  #order = new Float64Array(this.#capacity)
  #kind = new Int32Array(this.#capacity)
  #a = new Int32Array(this.#capacity)
  #b = new Int32Array(this.#capacity)
  #heap = new Int32Array(this.#capacity)
  /** Time of the event that stands at each place of the heap: beside each other where they are compared. */
  #times = new Float64Array(this.#capacity)
  #position = new Int32Array(this.#capacity).fill(-1)
  #free: number[] = []
  #used = 0
  /** The place at the top included, also when it is open. */
  #size = 0
  #isTopOpen = false
  #sequence = 0

  readonly #shuffled: boolean

  /** `shuffled` deals events of the same time and phase in an order without meaning: what matters must not depend on it. */
  constructor({ shuffled = false }: { readonly shuffled?: boolean } = {}) {
    this.#shuffled = shuffled
  }

  // The event taken last; read right after `pop`, so that no object is made for each event.
  time = 0
  kind = 0
  a = 0
  b = 0

  get size(): number {
    return this.#isTopOpen ? this.#size - 1 : this.#size
  }

  /** Time of the next event, or Infinity. */
  peekTime(): number {
    if (this.#isTopOpen) this.#closeTop()
    return this.#size === 0 ? Number.POSITIVE_INFINITY : (this.#times[0] as number)
  }

  push(time: number, phase: number, kind: number, a: number, b: number): EventHandle {
    const slot = this.#free.pop() ?? this.#grow()
    this.#order[slot] = phase * PHASE_UNIT + this.#turn()
    this.#kind[slot] = kind
    this.#a[slot] = a
    this.#b[slot] = b
    if (this.#isTopOpen) {
      this.#isTopOpen = false
      this.#siftDown(0, slot, time)
    } else this.#siftUp(this.#size++, slot, time)
    return slot
  }

  /** Takes the first event into `time`, `kind`, `a`, `b`; false when there is none. */
  pop(): boolean {
    if (this.#isTopOpen) this.#closeTop()
    if (this.#size === 0) return false
    const slot = this.#heap[0] as number
    this.time = this.#times[0] as number
    this.kind = this.#kind[slot] as number
    this.a = this.#a[slot] as number
    this.b = this.#b[slot] as number
    this.#position[slot] = -1
    this.#free.push(slot)
    this.#isTopOpen = true
    return true
  }

  #closeTop(): void {
    this.#isTopOpen = false
    const last = --this.#size
    if (last > 0) this.#siftDown(0, this.#heap[last] as number, this.#times[last] as number)
  }

  has(handle: EventHandle): boolean {
    return handle >= 0 && handle < this.#used && (this.#position[handle] as number) >= 0
  }

  kindOf(handle: EventHandle): number {
    return this.#kind[handle] as number
  }

  aOf(handle: EventHandle): number {
    return this.#a[handle] as number
  }

  cancel(handle: EventHandle): void {
    if (!this.has(handle)) broken(`event ${handle} is cancelled though it is not queued`)
    if (this.#isTopOpen) this.#closeTop()
    this.#removeAt(this.#position[handle] as number, handle)
  }

  /** Moves a queued event to another time; among events of that instant and phase it becomes the last. */
  move(handle: EventHandle, time: number): void {
    if (!this.has(handle)) broken(`event ${handle} is moved though it is not queued`)
    if (this.#isTopOpen) this.#closeTop()
    const phase = Math.floor((this.#order[handle] as number) / PHASE_UNIT)
    this.#order[handle] = phase * PHASE_UNIT + this.#turn()
    this.#sift(this.#position[handle] as number, handle, time)
  }

  save(): EventQueueState {
    if (this.#isTopOpen) this.#closeTop()
    const events: SavedEvent[] = []
    for (let i = 0; i < this.#size; i++) {
      const s = this.#heap[i] as number
      events.push({
        handle: s,
        time: this.#times[i] as number,
        order: this.#order[s] as number,
        kind: this.#kind[s] as number,
        a: this.#a[s] as number,
        b: this.#b[s] as number,
      })
    }
    return { sequence: this.#sequence, capacity: this.#used, events, free: [...this.#free] }
  }

  restore(state: EventQueueState): void {
    while (this.#capacity < state.capacity) this.#double()
    this.#position.fill(-1)
    this.#used = state.capacity
    this.#free = [...state.free]
    this.#sequence = state.sequence
    this.#size = 0
    this.#isTopOpen = false
    for (const event of state.events) {
      this.#order[event.handle] = event.order
      this.#kind[event.handle] = event.kind
      this.#a[event.handle] = event.a
      this.#b[event.handle] = event.b
      this.#siftUp(this.#size++, event.handle, event.time)
    }
  }

  /** Ever larger; shuffled, a permutation of that (multiplication by an odd number modulo 2³² loses nothing). */
  #turn(): number {
    const sequence = this.#sequence++
    return this.#shuffled ? Math.imul(sequence, 0x9e3779b1) >>> 0 : sequence
  }

  #grow(): number {
    if (this.#used === this.#capacity) this.#double()
    return this.#used++
  }

  #double(): void {
    const capacity = this.#capacity * 2
    const larger = <T extends Float64Array | Int32Array>(old: T, fresh: T): T => {
      fresh.set(old)
      return fresh
    }
    this.#order = larger(this.#order, new Float64Array(capacity))
    this.#kind = larger(this.#kind, new Int32Array(capacity))
    this.#a = larger(this.#a, new Int32Array(capacity))
    this.#b = larger(this.#b, new Int32Array(capacity))
    this.#heap = larger(this.#heap, new Int32Array(capacity))
    this.#times = larger(this.#times, new Float64Array(capacity))
    this.#position = larger(this.#position, new Int32Array(capacity).fill(-1))
    this.#capacity = capacity
  }

  #removeAt(at: number, slot: number): void {
    this.#position[slot] = -1
    this.#free.push(slot)
    const last = --this.#size
    if (at !== last) this.#sift(at, this.#heap[last] as number, this.#times[last] as number)
  }

  /** Puts a slot at a free place, or where it belongs above or below it. */
  #sift(at: number, slot: number, time: number): void {
    if (at > 0 && this.#isBefore(slot, time, (at - 1) >> 2)) this.#siftUp(at, slot, time)
    else this.#siftDown(at, slot, time)
  }

  #isBefore(slot: number, time: number, at: number): boolean {
    const other = this.#times[at] as number
    return time < other || (time === other && this.#comesFirst(slot, this.#heap[at] as number))
  }

  /** Of two events of one instant. */
  #comesFirst(slot: number, other: number): boolean {
    return (this.#order[slot] as number) < (this.#order[other] as number)
  }

  #siftUp(from: number, slot: number, time: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 2
      if (!this.#isBefore(slot, time, parent)) break
      this.#put(at, this.#heap[parent] as number, this.#times[parent] as number)
      at = parent
    }
    this.#put(at, slot, time)
  }

  #siftDown(from: number, slot: number, time: number): void {
    const times = this.#times
    const heap = this.#heap
    const size = this.#size
    let at = from
    for (let first = at * 4 + 1; first < size; first = at * 4 + 1) {
      let best = first
      let earliest = times[first] as number
      const end = Math.min(first + 4, size)
      for (let i = first + 1; i < end; i++) {
        const other = times[i] as number
        if (other > earliest) continue
        if (other === earliest && !this.#comesFirst(heap[i] as number, heap[best] as number)) continue
        earliest = other
        best = i
      }
      if (this.#isBefore(slot, time, best)) break
      this.#put(at, heap[best] as number, earliest)
      at = best
    }
    this.#put(at, slot, time)
  }

  #put(at: number, slot: number, time: number): void {
    this.#heap[at] = slot
    this.#times[at] = time
    this.#position[slot] = at
  }
}
