// One queue as it runs: messages arrive, a worker that is free receives them, and they are deleted when its work is done. A worker takes
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
import { NEVER_US } from './constants'
import type { QueueFigures, QueuePeriod } from './contract'
import type { DataPlaneWorld } from './data-plane-world'
import { serviceOfContainer } from './describe-cpu'
import { Messages, type MessagesState } from './messages'
import type { Processes } from './processes'
import { QueueWorkers } from './queue-workers'
import type { Receptions } from './receptions'
import type { RequestPool } from './request-pool'
import type { RequestService } from './request-service'
import type { Topology } from './topology'

export interface LineParts {
  readonly pool: RequestPool
  readonly topology: Topology
  readonly processes: Processes
  readonly service: Pick<RequestService, 'enter'>
  readonly receptions: Receptions
}

/** Of events that carry the number of a line. */
export interface LineKinds {
  readonly arrival: EventKind
  readonly feed: EventKind
  readonly comeBack: EventKind
}

/** What workers have received by the end of the last whole second, and on average within it. */
interface ReceivedSecond {
  readonly received: number
  readonly perSecond: number
}

export interface LineState {
  readonly name: string
  readonly process: readonly number[]
  readonly messages: MessagesState
  readonly workers: ReturnType<QueueWorkers['save']>
  /** Slots. */
  readonly inFlight: readonly number[]
  /** Receptions that were lost with the work on them. */
  readonly lost: number
  readonly counts: QueuePeriod
  readonly published: QueuePeriod
  readonly second: ReceivedSecond
  readonly arrivalEvent: number
  readonly feedEvent: number
}

export class QueueLine {
  readonly #world: DataPlaneWorld
  readonly #engine: Engine
  readonly #parts: LineParts
  readonly #kinds: LineKinds
  readonly #number: number
  #record: Queue
  #process: ArrivalProcess
  readonly #work: RandomStream
  readonly #messages = new Messages()
  readonly #workers: QueueWorkers
  /** Slots of the messages that workers have. */
  readonly #inFlight = new Set<number>()
  #lost = 0
  readonly #counts = { sent: 0, received: 0, deleted: 0 }
  /** At the begin of the minute. */
  #published: QueuePeriod = { ...this.#counts }
  #second: ReceivedSecond = { received: 0, perSecond: 0 }
  #arrivalEvent: EventHandle = NO_EVENT
  #feedEvent: EventHandle = NO_EVENT

  constructor(world: DataPlaneWorld, parts: LineParts, kinds: LineKinds, record: Queue, number: number) {
    const { processes, topology } = parts
    this.#world = world
    this.#engine = world.engine
    this.#parts = parts
    this.#kinds = kinds
    this.#number = number
    this.#record = record
    this.#process = this.#arrivalsOf(record)
    this.#work = world.engine.random.stream(`queue/${record.name}/work`)
    this.#workers = new QueueWorkers(processes, (one) => topology.reachable[processes.hostOf(one)] === 1)
  }

  get name(): string {
    return this.#record.name
  }

  #arrivalsOf({ name, arrivals, since }: Queue): ArrivalProcess {
    const { random, now } = this.#engine
    return openArrivals(arrivals, since, random.stream(`queue/${name}/arrivals`), now)
  }

  begin(): void {
    this.#await()
    this.#enlist()
  }

  /** Arrivals that did not change go on undisturbed. */
  adapt(record: Queue): void {
    const before = this.#record
    if (before === record) return
    this.#record = record
    if (before.since !== record.since) {
      if (this.#arrivalEvent !== NO_EVENT) this.#engine.cancel(this.#arrivalEvent)
      this.#process = this.#arrivalsOf(record)
      this.#await()
    }
    if (before.serviceArn === record.serviceArn) this.regroup()
    else {
      this.#workers.leaveAll()
      this.#enlist()
    }
  }

  /** Everyone who listens already. */
  #enlist(): void {
    const { processes, topology } = this.#parts
    const held = this.#held()
    for (const container of processes.live)
      if (this.#isWorker(topology.containers.text(container) ?? ''))
        this.#workers.join(container, held.get(container))
    this.regroup()
  }

  /** How many messages each process has, also one that belongs to another service. */
  #held(): ReadonlyMap<number, number> {
    const held = new Map<number, number>()
    for (const slot of this.#inFlight) {
      const container = this.#parts.pool.container[slot] as number
      held.set(container, (held.get(container) ?? 0) + 1)
    }
    return held
  }

  /** A process listens from now on. */
  joined(container: number, arn: string): void {
    if (!this.#isWorker(arn)) return
    this.#workers.join(container)
    this.#feedSoon()
  }

  left(container: number): void {
    this.#workers.leave(container)
  }

  /** Of each task of the service the container that its task definition names first. */
  #isWorker(arn: string): boolean {
    if (serviceOfContainer(this.#world, arn) !== this.#record.serviceArn) return false
    const { containers, tasks } = this.#world.state
    const task = tasks.get(containers.get(arn)?.taskArn ?? '')
    return task?.containerArns[0] === arn
  }

  /** Who can be reached may have changed. */
  regroup(): void {
    this.#workers.regroup(this.#record.messagesAtOnce)
    this.#feedSoon()
  }

  #await(): void {
    const at = this.#process.next()
    this.#arrivalEvent =
      at < NEVER_US
        ? this.#engine.schedule(Math.ceil(at) as SimTime, PHASE.data, this.#kinds.arrival, this.#number)
        : NO_EVENT
  }

  arrive(): void {
    this.#await()
    this.#counts.sent++
    this.#messages.send(this.#engine.now)
    this.feed()
  }

  /** In an event of its own: whoever is told of an answer may not begin the next request at once. */
  #feedSoon(): void {
    if (this.#feedEvent !== NO_EVENT || this.#messages.visible === 0) return
    this.#feedEvent = this.#engine.schedule(this.#engine.now, PHASE.data, this.#kinds.feed, this.#number)
  }

  feed(): void {
    if (this.#feedEvent !== NO_EVENT && this.#engine.isQueued(this.#feedEvent))
      this.#engine.cancel(this.#feedEvent)
    this.#feedEvent = NO_EVENT
    while (this.#messages.visible > 0) {
      const container = this.#workers.take()
      if (container < 0) return
      this.#receive(container)
    }
  }

  #receive(container: number): void {
    const { pool, service, processes, receptions, topology } = this.#parts
    const slot = pool.take()
    const { cpuMs, waitMs } = this.#record
    pool.id[slot] = 0
    pool.first[slot] = this.#messages.receive()
    pool.startedAt[slot] = this.#engine.now
    pool.sender[slot] = SENDER.message
    pool.source[slot] = this.#number
    pool.loadBalancer[slot] = -1
    pool.workUs[slot] = drawMs(cpuMs, this.#work) * US_PER_MS
    pool.waitUs[slot] = Math.ceil(drawMs(waitMs, this.#work) * US_PER_MS)
    this.#counts.received++
    this.#inFlight.add(slot)
    processes.accepted[container] = (processes.accepted[container] as number) + 1
    const containerArn = topology.containers.text(container) ?? ''
    receptions.add({ queue: this.name, containerArn, at: this.#engine.now })
    service.enter(slot, container)
  }

  /** The worker deletes the message. Its slot is released by who tells. */
  done(slot: number, container: number): void {
    this.#inFlight.delete(slot)
    this.#counts.deleted++
    this.#engine.hash.number(this.#parts.pool.first[slot] as number)
    this.#workers.free(container)
    this.#feedSoon()
  }

  /** Its worker has died with it, or cannot be reached any more. */
  lost(slot: number, container: number): void {
    const { pool } = this.#parts
    const timeout = this.#record.visibilityTimeoutSeconds * US_PER_SECOND
    const receivedAt = pool.startedAt[slot] as number
    const extensions = Math.max(1, Math.ceil((this.#engine.now - receivedAt) / timeout))
    const returnsAt = (receivedAt + extensions * timeout) as SimTime
    this.#inFlight.delete(slot)
    this.#lost++
    this.#messages.lose(pool.first[slot] as number, returnsAt)
    this.#workers.free(container)
    this.#engine.schedule(returnsAt, PHASE.data, this.#kinds.comeBack, this.#number)
  }

  /** Some of what was lost is visible again. */
  comeBack(): void {
    this.#messages.comeBack(this.#engine.now)
    this.#feedSoon()
  }

  figures(): QueueFigures {
    const messages = this.#messages
    const oldest = Math.min(messages.oldestSentAt(), this.#oldestInFlight())
    return {
      ...this.#counts,
      visible: messages.visible,
      notVisible: this.#inFlight.size + messages.lost,
      receivedPerSecond: this.#second.perSecond,
      oldestSeconds: Number.isFinite(oldest) ? (this.#engine.now - oldest) / US_PER_SECOND : 0,
    }
  }

  closeSecond(seconds: number): void {
    const { received } = this.#counts
    this.#second = { received, perSecond: (received - this.#second.received) / seconds }
  }

  #oldestInFlight(): number {
    const { first } = this.#parts.pool
    let oldest = Number.POSITIVE_INFINITY
    for (const slot of this.#inFlight) oldest = Math.min(oldest, first[slot] as number)
    return oldest
  }

  /** Whether a worker has one of its messages in this slot. */
  #isMine(slot: number): boolean {
    const { at, sender, source } = this.#parts.pool
    return at[slot] !== AT.free && sender[slot] === SENDER.message && source[slot] === this.#number
  }

  /** Since the last call. */
  takePeriod(): QueuePeriod {
    const { sent, received, deleted } = this.#counts
    const before = this.#published
    this.#published = { ...this.#counts }
    return {
      sent: sent - before.sent,
      received: received - before.received,
      deleted: deleted - before.deleted,
    }
  }

  /** What does not add up, in words. */
  audit(): readonly string[] {
    const { sent, received, deleted, visible, notVisible } = this.figures()
    const inFlight = this.#inFlight.size
    const { pool } = this.#parts
    let slots = 0
    for (let slot = 0; slot < pool.used; slot++) if (this.#isMine(slot)) slots++
    const { miscounted, tooMany } = this.#workers.audit(this.#held())
    const overdue = this.#messages.overdue(this.#engine.now)
    const found: (string | false)[] = [
      sent !== deleted + visible + notVisible &&
        `${sent} sent, ${deleted} deleted, ${notVisible} in flight and ${visible} visible`,
      // A message that two workers had at once would have been received once more than it was deleted or lost.
      received !== deleted + inFlight + this.#lost &&
        `${received} received, ${deleted} deleted, ${inFlight} in flight and ${this.#lost} lost with their workers`,
      slots !== inFlight && `${inFlight} in flight, ${slots} in processes`,
      miscounted.length > 0 && `workers ${miscounted} have other messages than they are said to have`,
      tooMany.length > 0 && `workers ${tooMany} may take more messages than ${this.#record.messagesAtOnce}`,
      overdue > 0 && `${overdue} messages are not seen again although their visibility timeout is over`,
    ]
    return found.flatMap((text) => (text === false ? [] : `queue ${this.name}: ${text}`))
  }

  save(): LineState {
    return {
      name: this.name,
      process: this.#process.save(),
      messages: this.#messages.save(),
      workers: this.#workers.save(),
      inFlight: [...this.#inFlight],
      lost: this.#lost,
      counts: { ...this.#counts },
      published: { ...this.#published },
      second: this.#second,
      arrivalEvent: this.#arrivalEvent,
      feedEvent: this.#feedEvent,
    }
  }

  restore(state: LineState): void {
    this.#process.restore(state.process)
    this.#messages.restore(state.messages)
    this.#workers.restore(state.workers, this.#record.messagesAtOnce)
    this.#inFlight.clear()
    for (const slot of state.inFlight) this.#inFlight.add(slot)
    this.#lost = state.lost
    Object.assign(this.#counts, state.counts)
    this.#published = { ...state.published }
    this.#second = state.second
    this.#arrivalEvent = state.arrivalEvent
    this.#feedEvent = state.feedEvent
  }
}
