// Where requests come from: the traffic sources of the world, each with random streams of its own, so that turning one up
// shifts nobody else's arrivals.

import {
  type Engine,
  type EventKind,
  existing,
  PHASE,
  type RandomStream,
  type SimTime,
  simTime,
  US_PER_MS,
} from '@/lib/engine'
import { type ArrivalProcess, openArrivals } from '@/lib/traffic/arrivals'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { isPatient } from '@/lib/traffic/client-policy'
import { drawMs } from '@/lib/traffic/duration'
import { RequestMix } from '@/lib/traffic/request-mix'
import { UserRamp } from '@/lib/traffic/user-ramp'
import type { TrafficSource } from '@/lib/world/records/traffic'
import type { Attempts } from './attempts'
import { hasFailed, SENDER } from './codes'
import { NEVER_US, USER_RETURN_US } from './constants'
import { NOBODY } from './cookies'
import type { DataPlaneWorld } from './data-plane-world'
import type { Names } from './names'

interface Source {
  readonly number: number
  /** What it was made from; a difference means that somebody changed it. */
  readonly arrivals: Arrivals
  readonly requests: TrafficSource['requests']
  readonly client: TrafficSource['client']
  readonly process: ArrivalProcess | null
  readonly mix: RequestMix
  readonly ramp: UserRamp | null
  /** How many users there should be by now. */
  users: number
  readonly think: RandomStream | null
  /** Who of the returning visitors comes. */
  readonly visits: RandomStream | null
  readonly thinkMs: Extract<Arrivals, { kind: 'closed' }>['thinkMs']
  /** The next arrival, or the next change of the number of users. */
  event: number
}

export interface ClientsState {
  readonly sources: readonly {
    readonly number: number
    readonly event: number
    readonly users: number
    readonly process: readonly number[] | null
  }[]
  /** Users that exist, thinking or waiting, by source. */
  readonly users: readonly number[]
  /** How many users have come who keep their cookies, by source. */
  readonly visitors: readonly number[]
  /** Sources of which has been said that their users are held back. */
  readonly heldBack: readonly number[]
}

export class Clients {
  readonly #world: DataPlaneWorld
  readonly #engine: Engine
  readonly #names: Names
  readonly #send: (source: number, template: number, sender: number) => void
  readonly #attempts: Attempts
  readonly #left: (source: number, visitor: number) => void
  readonly #arrivalKind: EventKind
  readonly #thoughtKind: EventKind
  readonly #rampKind: EventKind
  #sources: (Source | null)[] = []
  #users: number[] = []
  #visitors: number[] = []
  readonly #heldBack = new Set<number>()

  constructor(
    world: DataPlaneWorld,
    names: Names,
    send: (source: number, template: number, sender: number) => void,
    attempts: Attempts,
    left: (source: number, visitor: number) => void,
  ) {
    this.#attempts = attempts
    this.#left = left
    this.#world = world
    this.#engine = world.engine
    this.#names = names
    this.#send = send
    this.#arrivalKind = this.#engine.kind('traffic.arrival', (source) => {
      this.#arrive(source)
    })
    this.#thoughtKind = this.#engine.kind('traffic.user-thought', (source, visitor) => {
      this.#ask(source, visitor)
    })
    this.#rampKind = this.#engine.kind('traffic.users', (number) => {
      const source = this.#sources[number]
      if (source) this.#populate(source)
    })
  }

  /** Compares the world's sources with the running ones; what did not change goes on undisturbed. */
  refresh(): void {
    const { traffic } = this.#world.state
    for (const source of this.#sources) {
      if (!source || traffic.has(this.#names.text(source.number) ?? '')) continue
      this.#stop(source)
      if (this.#attempts.has(source.number)) this.#attempts.declare(source.number, '', null)
    }
    for (const record of traffic.values()) {
      const number = this.#names.number(record.name)
      const running = this.#sources[number] ?? null
      if (running && same(running.arrivals, record.arrivals)) {
        this.#adapt(running, record)
        continue
      }
      if (running) this.#stop(running)
      this.#declare(number, record)
      this.#begin(this.#create(record, number))
    }
  }

  /** Arrivals go on; what is asked for, or what clients do when no answer comes, may have changed. */
  #adapt(running: Source, record: TrafficSource): void {
    const { requests, client } = record
    if (!same(running.client, client)) this.#declare(running.number, record)
    if (same(running.requests, requests) && same(running.client, client)) return
    const mix = same(running.requests, requests) ? running.mix : this.#mix(record)
    this.#sources[running.number] = { ...running, requests, client, mix, visits: this.#visits(record) }
  }

  #declare(number: number, { name, client }: TrafficSource): void {
    const isForgetful = isPatient(client) && !client.cookies && client.visitors === null
    if (!isForgetful || this.#attempts.has(number))
      this.#attempts.declare(number, name, isForgetful ? null : client)
  }

  #visits({ name, client }: TrafficSource): RandomStream | null {
    return client.visitors === null ? null : this.#engine.random.stream(`traffic/${name}/visitors`)
  }

  #mix(record: TrafficSource): RequestMix {
    return new RequestMix(record.requests, this.#engine.random.stream(`traffic/${record.name}/mix`))
  }

  #create(record: TrafficSource, number: number): Source {
    const { arrivals, name, since } = record
    const { random, now } = this.#engine
    const stream = random.stream(`traffic/${name}/arrivals`)
    const closed = arrivals.kind === 'closed'
    return {
      number,
      arrivals,
      requests: record.requests,
      client: record.client,
      process: closed ? null : openArrivals(arrivals, since, stream, now),
      mix: this.#mix(record),
      ramp: closed ? new UserRamp(arrivals.users) : null,
      users: 0,
      visits: this.#visits(record),
      think: closed ? random.stream(`traffic/${name}/think`) : null,
      thinkMs: closed ? arrivals.thinkMs : 0,
      event: -1,
    }
  }

  #begin(source: Source): void {
    const { number } = source
    while (this.#sources.length <= number) this.#sources.push(null)
    while (this.#users.length <= number) this.#users.push(0)
    while (this.#visitors.length <= number) this.#visitors.push(0)
    this.#sources[number] = source
    if (source.process) this.#await(source)
    else this.#populate(source)
  }

  /** As many users as there should be now. Those who are there already stay; new ones think first, so that they do not come all at once. */
  #populate(source: Source): void {
    const { number, ramp } = source
    if (ramp === null) return
    const { now } = this.#engine
    source.users = ramp.at(now)
    while ((this.#users[number] as number) < source.users) {
      this.#users[number] = (this.#users[number] as number) + 1
      this.#think(source, now, NOBODY)
    }
    const next = ramp.after(now)
    source.event =
      next < NEVER_US ? this.#engine.schedule(next as SimTime, PHASE.data, this.#rampKind, number) : -1
  }

  #stop(source: Source): void {
    if (source.event >= 0) this.#engine.cancel(source.event)
    source.event = -1
    this.#sources[source.number] = null
  }

  #await(source: Source): void {
    const at = (source.process as ArrivalProcess).next()
    source.event =
      at < NEVER_US
        ? this.#engine.schedule(Math.ceil(at) as SimTime, PHASE.data, this.#arrivalKind, source.number)
        : -1
  }

  #arrive(number: number): void {
    const source = this.#sources[number] as Source
    this.#await(source)
    if (this.#attempts.has(number))
      this.#attempts.begin(number, source.mix.pick(), SENDER.caller, visitorOf(source))
    else this.#send(number, source.mix.pick(), SENDER.client)
  }

  #think(source: Source, from: number, visitor: number, leastUs = 0): void {
    const drawn = drawMs(source.thinkMs, source.think as RandomStream) * US_PER_MS
    if (drawn < leastUs) this.#sayHeldBack(source.number)
    const us = Math.max(drawn, leastUs)
    this.#engine.schedule(simTime(from + us), PHASE.data, this.#thoughtKind, source.number, visitor)
  }

  #ask(number: number, visitor: number): void {
    const source = this.#stays(number, visitor)
    if (!source) return
    if (this.#attempts.has(number))
      this.#attempts.begin(number, source.mix.pick(), SENDER.callingUser, this.#userOf(source, visitor))
    else this.#send(number, source.mix.pick(), SENDER.user)
  }

  /** A user has an answer, and thinks before the next request. */
  answered(number: number, endedAt: number, status: number, visitor = NOBODY): void {
    const source = this.#stays(number, visitor)
    if (source) this.#think(source, endedAt, visitor, hasFailed(status) ? USER_RETURN_US : 0)
  }

  /** A user who keeps cookies is known by a number from the first request on. */
  #userOf({ number, client }: Source, visitor: number): number {
    if (!client.cookies || visitor !== NOBODY) return visitor
    this.#visitors[number] = (this.#visitors[number] as number) + 1
    return this.#visitors[number]
  }

  /** Once a source: what was asked for is not quite what happens. */
  #sayHeldBack(number: number): void {
    if (this.#heldBack.has(number)) return
    this.#heldBack.add(number)
    const name = this.#names.text(number) ?? ''
    this.#world.log.emit({
      source: 'playground',
      detailType: 'Traffic',
      message: `Requests of the users of ${name} fail: each user waits at least ${USER_RETURN_US / US_PER_MS} ms before the next request, longer than the think time`,
      subjects: [],
      level: 'warning',
    })
  }

  /** The source of a user, or null: when there are more users than there should be, this one leaves. */
  #stays(number: number, visitor: number): Source | null {
    const source = this.#sources[number] ?? null
    if (source && (this.#users[number] as number) <= source.users) return source
    this.#users[number] = (this.#users[number] as number) - 1
    if (visitor !== NOBODY) this.#left(number, visitor)
    return null
  }

  save(): ClientsState {
    const sources = this.#sources.flatMap((source) => {
      if (source === null) return []
      const { number, event, users } = source
      return [{ number, event, users, process: source.process?.save() ?? null }]
    })
    return {
      sources,
      users: [...this.#users],
      visitors: [...this.#visitors],
      heldBack: [...this.#heldBack],
    }
  }

  restore(state: ClientsState): void {
    this.#sources = []
    this.#users = [...state.users]
    this.#visitors = [...state.visitors]
    this.#heldBack.clear()
    for (const number of state.heldBack) this.#heldBack.add(number)
    for (const saved of state.sources) {
      const name = this.#names.text(saved.number) ?? ''
      const record = existing(this.#world.state.traffic.get(name), `traffic source ${name}`)
      const source = this.#create(record, saved.number)
      if (saved.process) source.process?.restore(saved.process)
      source.event = saved.event
      source.users = saved.users
      while (this.#sources.length < saved.number) this.#sources.push(null)
      this.#sources[saved.number] = source
    }
  }
}

/** Who comes: one of the visitors who come again and again, or somebody who keeps nothing. */
function visitorOf({ client, visits }: Source): number {
  return visits === null ? NOBODY : 1 + visits.integer(client.visitors ?? 1)
}

/** Plain JSON on both sides, written by one schema, so that equal values have equal texts. */
function same(x: unknown, y: unknown): boolean {
  return x === y || JSON.stringify(x) === JSON.stringify(y)
}
