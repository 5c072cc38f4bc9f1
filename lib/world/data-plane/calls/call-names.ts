// The numbers that calls carry and what they stand for: who calls, what for, from where, and who was reached. None is given back
// while the run lasts: calls that are kept for reading mean them.

import type { ImageCall } from '@/lib/aws/image-behavior'
import { existing } from '@/lib/engine'
import { instanceIdOf } from '@/lib/world/hosts'
import type { DataPlaneWorld } from '../data-plane-world'
import type { RequestPool } from '../request-pool'
import type { Topology } from '../topology'
import type { CallVia } from './call-counts'
import type { CallAddress, CallWays } from './call-ways'

/** Longer than any name of traffic, so that a source of calls is none of those. */
const SOURCE_NAME_LENGTH = 101

/** Tasks that call alike: those of a service, or of a group without one. */
export interface Caller {
  readonly name: string
  readonly source: number
  /** By template. */
  readonly calls: ImageCall[]
}

/** One container that calls. */
export interface Sender {
  readonly name: string
  readonly taskArn: string
  readonly ip: string
}

/** Where a call that no load balancer takes was sent to. */
export interface Place extends CallAddress {
  readonly via: CallVia
  /** Null where nobody listened. */
  readonly containerArn: string | null
  readonly taskArn: string | null
  readonly containerName: string | null
  readonly taskDefinition: string | null
  /** The instance of the task. */
  readonly hostId: string | null
}

export interface CallNamesState {
  readonly callers: readonly Caller[]
  readonly senders: readonly Sender[]
  readonly places: readonly Place[]
  readonly senderOf: readonly (readonly [container: number, sender: number])[]
}

export class CallNames {
  readonly #world: DataPlaneWorld
  readonly #topology: Topology
  readonly #ways: CallWays
  readonly #pool: RequestPool
  readonly #callers = new Map<string, Caller>()
  readonly #bySource: (Caller | undefined)[] = []
  readonly #byContainer: (Caller | undefined)[] = []
  #senders: Sender[] = []
  readonly #senderOf = new Map<number, number>()
  #places: Place[] = []
  readonly #placeNumbers = new Map<string, number>()
  /** Calls of an image to the templates of a caller. */
  readonly #templates = new Map<Caller, WeakMap<readonly ImageCall[], readonly number[]>>()

  constructor(
    world: DataPlaneWorld,
    parts: { readonly topology: Topology; readonly ways: CallWays; readonly pool: RequestPool },
  ) {
    this.#world = world
    this.#topology = parts.topology
    this.#ways = parts.ways
    this.#pool = parts.pool
  }

  callerOf(container: number): Caller {
    const known = this.#byContainer[container]
    if (known !== undefined) return known
    const { serviceArn, group } = this.#ways.taskOf(container)
    const caller = this.#caller(serviceArn ?? group)
    this.#byContainer[container] = caller
    return caller
  }

  #caller(name: string): Caller {
    const known = this.#callers.get(name)
    if (known !== undefined) return known
    const source = this.#topology.sources.number(`calls of ${name}`.padEnd(SOURCE_NAME_LENGTH))
    return this.#keep({ name, source, calls: [] })
  }

  #keep(caller: Caller): Caller {
    this.#callers.set(caller.name, caller)
    this.#bySource[caller.source] = caller
    this.#topology.paths[caller.source] = caller.calls.map(({ path }) => path)
    return caller
  }

  /** Who sends by this source; null when it is one of traffic. */
  callerAt(source: number): Caller | null {
    return this.#bySource[source] ?? null
  }

  templatesOf(container: number, calls: readonly ImageCall[]): readonly number[] {
    const caller = this.callerOf(container)
    const known = this.#templates.get(caller) ?? new WeakMap<readonly ImageCall[], readonly number[]>()
    this.#templates.set(caller, known)
    const templates = known.get(calls) ?? calls.map((call) => this.#template(caller, call))
    known.set(calls, templates)
    return templates
  }

  #template(caller: Caller, call: ImageCall): number {
    const text = JSON.stringify(call)
    const known = caller.calls.findIndex((one) => JSON.stringify(one) === text)
    if (known >= 0) return known
    caller.calls.push(call)
    this.#topology.paths[caller.source] = caller.calls.map(({ path }) => path)
    return caller.calls.length - 1
  }

  senderNumber(container: number): number {
    const known = this.#senderOf.get(container)
    if (known !== undefined) return known
    const task = this.#ways.taskOf(container)
    const { ip } = this.#ways.senderOf(task)
    const number = this.#senders.push({ name: this.callerOf(container).name, taskArn: task.arn, ip }) - 1
    this.#senderOf.set(container, number)
    return number
  }

  senderOf(number: number): Sender {
    return existing(this.#senders[number], `sender ${number}`)
  }

  /** Notes where a call is sent to. */
  send(slot: number, via: CallVia, address: CallAddress, container: number): void {
    const containerArn = container < 0 ? null : this.#topology.containers.text(container)
    const key = placeKey({ via, key: address.key, containerArn })
    let number = this.#placeNumbers.get(key)
    if (number === undefined) {
      number = this.#places.push(this.#describe(via, address, containerArn)) - 1
      this.#placeNumbers.set(key, number)
    }
    this.#pool.position[slot] = number
  }

  #describe(via: CallVia, address: CallAddress, containerArn: string | null): Place {
    const { containers, tasks, taskDefinitions } = this.#world.state
    const container = containers.get(containerArn ?? '')
    const task = tasks.get(container?.taskArn ?? '')
    const definition = taskDefinitions.get(task?.taskDefinitionArn ?? '')
    return {
      ...address,
      via,
      containerArn,
      taskArn: task?.arn ?? null,
      containerName: container?.name ?? null,
      taskDefinition: definition ? `${definition.family}:${definition.revision}` : null,
      hostId: task ? instanceIdOf(task) : null,
    }
  }

  /** Null for a number that stands for none. */
  place(number: number): Place | null {
    return this.#places[number] ?? null
  }

  /** Where a call was sent to that no load balancer has taken. */
  placeOf(slot: number): Place | null {
    const isDirect = (this.#pool.loadBalancer[slot] as number) < 0
    return isDirect ? this.place(this.#pool.position[slot] as number) : null
  }

  /** By which way, and whom. */
  reached(slot: number): { readonly via: CallVia; readonly taskArn: string | null } {
    if ((this.#pool.loadBalancer[slot] as number) >= 0) {
      const target = this.#topology.targets.infos[this.#pool.target[slot] as number]
      return { via: 'load-balancer', taskArn: target?.taskArn ?? null }
    }
    const { via, taskArn } = this.placeOf(slot) ?? { via: 'none' as const, taskArn: null }
    return { via, taskArn }
  }

  /** A number of a container will be given to another. */
  forget(container: number): void {
    delete this.#byContainer[container]
    this.#senderOf.delete(container)
  }

  save(): CallNamesState {
    return {
      callers: [...this.#callers.values()].map((caller) => ({ ...caller, calls: [...caller.calls] })),
      senders: [...this.#senders],
      places: [...this.#places],
      senderOf: [...this.#senderOf],
    }
  }

  restore(state: CallNamesState): void {
    this.#callers.clear()
    this.#bySource.length = 0
    this.#byContainer.length = 0
    this.#templates.clear()
    for (const caller of state.callers) this.#keep({ ...caller, calls: [...caller.calls] })
    this.#senders = [...state.senders]
    this.#senderOf.clear()
    for (const [container, sender] of state.senderOf) this.#senderOf.set(container, sender)
    this.#places = [...state.places]
    this.#placeNumbers.clear()
    for (const [number, place] of this.#places.entries()) this.#placeNumbers.set(placeKey(place), number)
  }
}

function placeKey({ via, key, containerArn }: Pick<Place, 'via' | 'key' | 'containerArn'>): string {
  return `${via} ${key} ${containerArn ?? ''}`
}
