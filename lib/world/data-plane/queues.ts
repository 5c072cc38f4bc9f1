// Queues and their messages: sent by an arrival process, received by a worker that is free, deleted when its work is done. A worker takes
// CPU and time for a message as it does for a request, with the same processes on the same cores. Workers extend the visibility timeout
// for as long as they live, so a message is seen again only when its worker has died.

import {
  type Engine,
  type EventHandle,
  type EventKind,
  NO_EVENT,
  PHASE,
  type RandomStream,
  type SimTime,
  US_PER_MS,
  US_PER_SECOND,
} from '@/lib/engine'
import { type ArrivalProcess, openArrivals } from '@/lib/traffic/arrivals'
import { drawMs } from '@/lib/traffic/duration'
import type { Queue } from '@/lib/world/records/queues'
import { AT, SENDER } from './codes'
import type { QueueFigures, QueuePeriod } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { serviceOfContainer } from './describe-cpu'
import { Messages, type MessagesState } from './messages'
import type { Processes } from './processes'
import { QueueWorkers } from './queue-workers'
import type { RequestFlow } from './request-flow'
import type { RequestPool } from './request-pool'
import type { Topology } from './topology'

/** Later than any run; an arrival that far away is none. */
const NEVER_US = 2 ** 52

interface Counts {
  sent: number
  received: number
  deleted: number
}

interface Line {
  readonly number: number
  record: Queue
  process: ArrivalProcess
  readonly work: RandomStream
  readonly messages: Messages
  readonly workers: QueueWorkers
  inFlight: number
  readonly counts: Counts
  /** At the begin of the minute. */
  published: Counts
  arrivalEvent: EventHandle
  feedEvent: EventHandle
}

interface LineState {
  readonly name: string
  readonly process: readonly number[]
  readonly messages: MessagesState
  readonly workers: ReturnType<QueueWorkers['save']>
  readonly inFlight: number
  readonly counts: Counts
  readonly published: Counts
  readonly arrivalEvent: number
  readonly feedEvent: number
}

export type QueuesState = readonly LineState[]

interface Parts {
  readonly pool: RequestPool
  readonly topology: Topology
  readonly processes: Processes
  readonly flow: Pick<RequestFlow, 'enter'>
}

export class Queues {
  readonly #world: DataPlaneWorld
  readonly #engine: Engine
  readonly #parts: Parts
  readonly #arrivalKind: EventKind
  readonly #feedKind: EventKind
  readonly #returnKind: EventKind
  /** In the order in which they were made; none is taken away. */
  #lines: Line[] = []

  constructor(world: DataPlaneWorld, parts: Parts) {
    this.#world = world
    this.#engine = world.engine
    this.#parts = parts
    this.#arrivalKind = this.#engine.kind('queue.arrival', (number) => this.#arrive(this.#line(number)))
    this.#feedKind = this.#engine.kind('queue.receive', (number) => this.#feed(this.#line(number)))
    this.#returnKind = this.#engine.kind('queue.visible-again', (number) => {
      const line = this.#line(number)
      line.messages.comeBack(this.#engine.now)
      this.#feedSoon(line)
    })
  }

  #line(number: number): Line {
    return this.#lines[number] as Line
  }

  /** Compares the world's queues with those that run; arrivals that did not change go on undisturbed. */
  refresh(): void {
    for (const record of this.#world.state.queues.values()) {
      const line = this.#lines.find((one) => one.record.name === record.name)
      if (line === undefined) this.#begin(this.#create(record, this.#lines.length))
      else this.#adapt(line, record)
    }
  }

  #create(record: Queue, number: number): Line {
    const { processes, topology } = this.#parts
    const none = { sent: 0, received: 0, deleted: 0 }
    return {
      number,
      record,
      process: this.#arrivalsOf(record),
      work: this.#engine.random.stream(`queue/${record.name}/work`),
      messages: new Messages(),
      workers: new QueueWorkers(processes, (one) => topology.reachable[processes.hostOf(one)] === 1),
      inFlight: 0,
      counts: { ...none },
      published: none,
      arrivalEvent: NO_EVENT,
      feedEvent: NO_EVENT,
    }
  }

  #arrivalsOf({ name, arrivals, since }: Queue): ArrivalProcess {
    return openArrivals(
      arrivals,
      since,
      this.#engine.random.stream(`queue/${name}/arrivals`),
      this.#engine.now,
    )
  }

  #begin(line: Line): void {
    this.#lines.push(line)
    this.#await(line)
    this.#enlist(line)
  }

  #adapt(line: Line, record: Queue): void {
    const before = line.record
    if (before === record) return
    line.record = record
    if (before.since !== record.since) {
      if (line.arrivalEvent !== NO_EVENT) this.#engine.cancel(line.arrivalEvent)
      line.process = this.#arrivalsOf(record)
      this.#await(line)
    }
    if (before.serviceArn === record.serviceArn) this.#regroup(line)
    else {
      line.workers.leaveAll()
      this.#enlist(line)
    }
  }

  /** Everyone who listens already. */
  #enlist(line: Line): void {
    const { processes, topology } = this.#parts
    for (const container of processes.live)
      if (isWorker(this.#world, topology.containers.text(container) ?? '', line.record))
        line.workers.join(container)
    this.#regroup(line)
  }

  /** A process listens from now on. */
  joined(container: number, arn: string): void {
    for (const line of this.#lines) {
      if (!isWorker(this.#world, arn, line.record)) continue
      line.workers.join(container)
      this.#regroup(line)
    }
  }

  left(container: number): void {
    for (const line of this.#lines) line.workers.leave(container)
  }

  /** Who can be reached may have changed. */
  regroup(): void {
    for (const line of this.#lines) this.#regroup(line)
  }

  #regroup(line: Line): void {
    line.workers.regroup(line.record.messagesAtOnce)
    this.#feedSoon(line)
  }

  #await(line: Line): void {
    const at = line.process.next()
    line.arrivalEvent =
      at < NEVER_US
        ? this.#engine.schedule(Math.ceil(at) as SimTime, PHASE.data, this.#arrivalKind, line.number)
        : NO_EVENT
  }

  #arrive(line: Line): void {
    this.#await(line)
    line.counts.sent++
    line.messages.send(this.#engine.now)
    this.#feed(line)
  }

  /** In an event of its own: whoever is told of an answer may not begin the next request at once. */
  #feedSoon(line: Line): void {
    if (line.feedEvent !== NO_EVENT || line.messages.visible === 0) return
    line.feedEvent = this.#engine.schedule(this.#engine.now, PHASE.data, this.#feedKind, line.number)
  }

  #feed(line: Line): void {
    if (line.feedEvent !== NO_EVENT && this.#engine.isQueued(line.feedEvent))
      this.#engine.cancel(line.feedEvent)
    line.feedEvent = NO_EVENT
    while (line.messages.visible > 0) {
      const container = line.workers.take()
      if (container < 0) return
      this.#receive(line, container)
    }
  }

  #receive(line: Line, container: number): void {
    const { pool, flow, processes } = this.#parts
    const slot = pool.take()
    const { cpuMs, waitMs } = line.record
    pool.id[slot] = 0
    pool.first[slot] = line.messages.receive()
    pool.startedAt[slot] = this.#engine.now
    pool.sender[slot] = SENDER.message
    pool.source[slot] = line.number
    pool.loadBalancer[slot] = -1
    pool.workUs[slot] = drawMs(cpuMs, line.work) * US_PER_MS
    pool.waitUs[slot] = Math.ceil(drawMs(waitMs, line.work) * US_PER_MS)
    line.counts.received++
    line.inFlight++
    processes.accepted[container] = (processes.accepted[container] as number) + 1
    flow.enter(slot, container)
  }

  /** The worker deletes the message. Its slot is released by who tells. */
  done(slot: number, container: number): void {
    const line = this.#line(this.#parts.pool.source[slot] as number)
    line.inFlight--
    line.counts.deleted++
    this.#engine.hash.number(this.#parts.pool.first[slot] as number)
    line.workers.free(container)
    this.#feedSoon(line)
  }

  /** Its worker has died with it. */
  lost(slot: number): void {
    const { pool } = this.#parts
    const line = this.#line(pool.source[slot] as number)
    const timeout = line.record.visibilityTimeoutSeconds * US_PER_SECOND
    const receivedAt = pool.startedAt[slot] as number
    const extensions = Math.max(1, Math.ceil((this.#engine.now - receivedAt) / timeout))
    const returnsAt = (receivedAt + extensions * timeout) as SimTime
    line.inFlight--
    line.messages.lose(pool.first[slot] as number, returnsAt)
    this.#engine.schedule(returnsAt, PHASE.data, this.#returnKind, line.number)
  }

  figures(name: string): QueueFigures {
    const line = this.#lines.find(({ record }) => record.name === name)
    if (line === undefined)
      return { visible: 0, notVisible: 0, oldestSeconds: 0, sent: 0, received: 0, deleted: 0 }
    const { messages, counts } = line
    const oldest = Math.min(messages.oldestSentAt(), this.#oldestInFlight(line))
    return {
      ...counts,
      visible: messages.visible,
      notVisible: line.inFlight + messages.lost,
      oldestSeconds: Number.isFinite(oldest) ? (this.#engine.now - oldest) / US_PER_SECOND : 0,
    }
  }

  #oldestInFlight(line: Line): number {
    const { pool } = this.#parts
    let oldest = Number.POSITIVE_INFINITY
    if (line.inFlight === 0) return oldest
    for (let slot = 0; slot < pool.used; slot++)
      if (isMessage(pool, slot, line)) oldest = Math.min(oldest, pool.first[slot] as number)
    return oldest
  }

  /** Since the last call. */
  takePeriod(name: string): QueuePeriod {
    const line = this.#lines.find(({ record }) => record.name === name)
    if (line === undefined) return { sent: 0, received: 0, deleted: 0 }
    const { counts, published } = line
    line.published = { ...counts }
    return {
      sent: counts.sent - published.sent,
      received: counts.received - published.received,
      deleted: counts.deleted - published.deleted,
    }
  }

  /** What does not add up, in words. */
  audit(): readonly string[] {
    return this.#lines.flatMap((line) => {
      const { pool } = this.#parts
      const { sent, deleted } = line.counts
      let slots = 0
      for (let slot = 0; slot < pool.used; slot++) if (isMessage(pool, slot, line)) slots++
      const { visible, notVisible } = this.figures(line.record.name)
      const { name } = line.record
      return [
        ...(sent === deleted + visible + notVisible
          ? []
          : [
              `queue ${name}: ${sent} sent, ${deleted} deleted, ${notVisible} in flight and ${visible} visible`,
            ]),
        ...(slots === line.inFlight
          ? []
          : [`queue ${name}: ${line.inFlight} in flight, ${slots} in processes`]),
      ]
    })
  }

  save(): QueuesState {
    return this.#lines.map((line) => ({
      name: line.record.name,
      process: line.process.save(),
      messages: line.messages.save(),
      workers: line.workers.save(),
      inFlight: line.inFlight,
      counts: { ...line.counts },
      published: { ...line.published },
      arrivalEvent: line.arrivalEvent,
      feedEvent: line.feedEvent,
    }))
  }

  restore(state: QueuesState): void {
    this.#lines = state.flatMap((saved, number) => {
      const record = this.#world.state.queues.get(saved.name)
      if (record === undefined) return []
      const line = this.#create(record, number)
      line.process.restore(saved.process)
      line.messages.restore(saved.messages)
      line.workers.restore(saved.workers, record.messagesAtOnce)
      line.inFlight = saved.inFlight
      Object.assign(line.counts, saved.counts)
      line.published = { ...saved.published }
      line.arrivalEvent = saved.arrivalEvent
      line.feedEvent = saved.feedEvent
      return [line]
    })
  }
}

function isMessage(pool: RequestPool, slot: number, { number }: Line): boolean {
  return pool.at[slot] !== AT.free && pool.sender[slot] === SENDER.message && pool.source[slot] === number
}

/** Of each task of the service the container that its task definition names first. */
function isWorker(world: DataPlaneWorld, arn: string, { serviceArn }: Queue): boolean {
  if (serviceOfContainer(world, arn) !== serviceArn) return false
  const container = world.state.containers.get(arn)
  const task = world.state.tasks.get(container?.taskArn ?? '')
  return task?.containerArns[0] === arn
}
