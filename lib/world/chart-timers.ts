// What a chart waits for: each delay that XState raises is an entry of the queue until it fires or is cancelled.

import {
  afterMs,
  type Engine,
  type EventHandle,
  type EventKind,
  existing,
  PHASE,
  type SimTime,
} from '@/lib/engine'
import type { ChartEvent, MachineId } from './chart-driver-machines'
import type { ExecutableAction } from './chart-runner/contract'

interface RaiseParams {
  readonly event: ChartEvent
  readonly id: string | undefined
  readonly delay: number | undefined
}

interface CancelParams {
  readonly sendId: string
}

/** What the queue holds of a timer. */
export interface TimerDue {
  readonly machine: MachineId
  readonly key: string
  readonly id: string
}

interface Timer {
  readonly handle: EventHandle
  readonly at: SimTime
  readonly event: ChartEvent
}

export type SavedTimers = readonly (readonly [id: string, handle: number, at: number, event: ChartEvent])[]

/** Where the timers of all charts are queued. */
export interface TimerQueue {
  readonly engine: Engine
  readonly kind: EventKind
}

/** The running timers of one chart, by XState's send id. */
export class ChartTimers {
  readonly #queue: TimerQueue
  readonly #chart: Omit<TimerDue, 'id'>
  readonly #running: Map<string, Timer>

  constructor(queue: TimerQueue, chart: Omit<TimerDue, 'id'>, saved: SavedTimers = []) {
    this.#queue = queue
    this.#chart = chart
    this.#running = new Map(
      saved.map(([id, handle, at, event]) => [id, { handle, at: at as SimTime, event }]),
    )
  }

  /** Starts and cancels what a transition asks for, in its order. */
  apply(actions: readonly ExecutableAction[]): void {
    for (const { type, params } of actions) {
      if (type === 'xstate.raise') this.#start(params as RaiseParams)
      else if (type === 'xstate.cancel') this.#cancel((params as CancelParams).sendId)
    }
  }

  /** The event of a timer that is due, which runs no longer. */
  take(id: string): ChartEvent {
    const { event } = existing(this.#running.get(id), 'a timer that is due')
    this.#running.delete(id)
    return event
  }

  /** When the earliest fires. */
  next(): SimTime | null {
    let next: SimTime | null = null
    for (const { at } of this.#running.values()) if (next === null || at < next) next = at
    return next
  }

  drop(): void {
    for (const id of [...this.#running.keys()]) this.#cancel(id)
  }

  save(): SavedTimers {
    return [...this.#running].map(([id, { handle, at, event }]) => [id, handle, at, event] as const)
  }

  #start({ event, id, delay }: RaiseParams): void {
    if (typeof delay !== 'number') return
    const timerId = existing(id, `the send id of ${event.type}`)
    this.#cancel(timerId)
    const { engine, kind } = this.#queue
    const at = afterMs(engine.now, delay)
    const payload: TimerDue = { ...this.#chart, id: timerId }
    this.#running.set(timerId, { handle: engine.post(at, PHASE.resource, kind, payload), at, event })
  }

  #cancel(id: string): void {
    const timer = this.#running.get(id)
    if (!timer) return
    this.#queue.engine.cancel(timer.handle)
    this.#running.delete(id)
  }
}
