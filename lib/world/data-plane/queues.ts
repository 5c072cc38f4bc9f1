// All queues of a world, by the number that events and slots carry. What goes on in one of them is the business of its line.

import type { Queue } from '@/lib/world/records/queues'
import type { QueueFigures, QueuePeriod } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { type LineKinds, type LineParts, type LineState, QueueLine } from './queue-line'

export type QueuesState = readonly LineState[]

const NO_PERIOD: QueuePeriod = { sent: 0, received: 0, deleted: 0 }
const NO_FIGURES: QueueFigures = {
  visible: 0,
  notVisible: 0,
  receivedPerSecond: 0,
  oldestSeconds: 0,
  ...NO_PERIOD,
}

export class Queues {
  readonly #world: DataPlaneWorld
  readonly #parts: LineParts
  readonly #kinds: LineKinds
  /** In the order in which they were made; none is taken away. */
  #lines: QueueLine[] = []

  constructor(world: DataPlaneWorld, parts: LineParts) {
    const { engine } = world
    this.#world = world
    this.#parts = parts
    this.#kinds = {
      arrival: engine.kind('queue.arrival', (number) => this.#line(number).arrive()),
      feed: engine.kind('queue.receive', (number) => this.#line(number).feed()),
      comeBack: engine.kind('queue.visible-again', (number) => this.#line(number).comeBack()),
    }
  }

  #line(number: number): QueueLine {
    return this.#lines[number] as QueueLine
  }

  #ofSlot(slot: number): QueueLine {
    return this.#line(this.#parts.pool.source[slot] as number)
  }

  #named(name: string): QueueLine | undefined {
    return this.#lines.find((line) => line.name === name)
  }

  #create(record: Queue, number: number): QueueLine {
    return new QueueLine(this.#world, this.#parts, this.#kinds, record, number)
  }

  /** Compares the world's queues with those that run. */
  refresh(): void {
    for (const record of this.#world.state.queues.values()) {
      const running = this.#named(record.name)
      if (running !== undefined) {
        running.adapt(record)
        continue
      }
      const line = this.#create(record, this.#lines.length)
      this.#lines.push(line)
      line.begin()
    }
  }

  /** A process listens from now on. */
  joined(container: number, arn: string): void {
    for (const line of this.#lines) line.joined(container, arn)
  }

  left(container: number): void {
    for (const line of this.#lines) line.left(container)
  }

  /** Who can be reached may have changed. */
  regroup(): void {
    for (const line of this.#lines) line.regroup()
  }

  /** The worker deletes the message. Its slot is released by who tells. */
  done(slot: number, container: number): void {
    this.#ofSlot(slot).done(slot, container)
  }

  /** Its worker has died with it, or cannot be reached any more. */
  lost(slot: number, container: number): void {
    this.#ofSlot(slot).lost(slot, container)
  }

  figures(name: string): QueueFigures {
    return this.#named(name)?.figures() ?? NO_FIGURES
  }

  /** Since the last call. */
  takePeriod(name: string): QueuePeriod {
    return this.#named(name)?.takePeriod() ?? NO_PERIOD
  }

  closeSecond(seconds: number): void {
    for (const line of this.#lines) line.closeSecond(seconds)
  }

  /** What does not add up, in words. */
  audit(): readonly string[] {
    return this.#lines.flatMap((line) => line.audit())
  }

  save(): QueuesState {
    return this.#lines.map((line) => line.save())
  }

  restore(state: QueuesState): void {
    this.#lines = state.flatMap((saved, number) => {
      const record = this.#world.state.queues.get(saved.name)
      if (record === undefined) return []
      const line = this.#create(record, number)
      line.restore(saved)
      return [line]
    })
  }
}
