// The bus between what happens and who acts on it. Projections, effects and operations say what happened and know nobody
// who listens; controllers, the data plane, the log and the views subscribe. Two things travel on it: domain events, for what
// has a name in AWS, and changes, for "this record is different now", of which there are many and which cost next to nothing.
//
// A handler runs at once, inside the chart's transition or the operation that it hears of. It may therefore only mark (write a
// note of its own, add to the log) or schedule (put an event into the queue), and never publish: that would be recursion, and
// is an error. Handlers run in the order of their subscribers' names, so that what they put into the queue at one instant does
// not depend on the order of subscription.

import { assert } from '@/lib/engine'
import type { DomainEvent, DomainEventType } from './domain-events'
import type { State } from './state'

/** Tables of the world. */
export type TableName = {
  [K in keyof State]: State[K] extends ReadonlyMap<string, unknown> ? K : never
}[keyof State]

type DomainEventOf<T extends DomainEventType> = Extract<DomainEvent, { readonly type: T }>

interface Subscription<Handler> {
  readonly subscriber: string
  readonly handler: Handler
}

export class EventBus {
  readonly #byType = new Map<string, Subscription<(event: never) => void>[]>()
  readonly #byTable = new Map<string, Subscription<(key: string) => void>[]>()
  /** What is being delivered; null between deliveries. */
  #delivering: string | null = null

  /** `subscriber` is the name of the controller; it may subscribe to a type once. */
  on<T extends DomainEventType>(
    subscriber: string,
    type: T,
    handler: (event: DomainEventOf<T>) => void,
  ): void {
    insert(this.#byType, type, { subscriber, handler })
  }

  /** The record of this key was added, changed or removed; the handler looks it up when it needs it. */
  onChange(subscriber: string, table: TableName, handler: (key: string) => void): void {
    insert(this.#byTable, table, { subscriber, handler })
  }

  publish(event: DomainEvent): void {
    const subscriptions = this.#byType.get(event.type)
    if (!subscriptions) return
    this.#begin(event.type)
    for (const { handler } of subscriptions) handler(event as never)
    this.#delivering = null
  }

  changed(table: TableName, key: string): void {
    const subscriptions = this.#byTable.get(table)
    if (!subscriptions) return
    this.#begin(table)
    for (const { handler } of subscriptions) handler(key)
    this.#delivering = null
  }

  #begin(what: string): void {
    if (this.#delivering !== null) {
      const first = this.#delivering
      this.#delivering = null
      assert(false, `a handler of ${first} publishes ${what}: handlers may only mark and schedule`)
    }
    this.#delivering = what
  }
}

/** Keeps the subscriptions in the order of their subscribers' names. */
function insert<Handler>(
  all: Map<string, Subscription<Handler>[]>,
  what: string,
  subscription: Subscription<Handler>,
): void {
  const { subscriber } = subscription
  const known = all.get(what) ?? []
  assert(!known.some((one) => one.subscriber === subscriber), `${subscriber} subscribes to ${what} twice`)
  const after = known.findIndex((one) => one.subscriber > subscriber)
  known.splice(after < 0 ? known.length : after, 0, subscription)
  all.set(what, known)
}
