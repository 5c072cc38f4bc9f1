// What a container has been told by DNS: an answer holds until its time to live is over, whatever happens to those who are named
// in it. ECS guide, service-discovery.

import { DNS_ANSWERS_MAX } from '@/lib/aws/defaults'
import { type Engine, existing } from '@/lib/engine'
import type { CallAddress, CallWays } from './call-ways'

interface Answer {
  readonly addresses: readonly CallAddress[]
  readonly until: number
  /** Whose turn it is. */
  next: number
}

export type DnsAnswersState = readonly (readonly [container: number, name: string, answer: Answer])[]

export class DnsAnswers {
  readonly #engine: Engine
  readonly #ways: CallWays
  /** By container, by name. */
  readonly #answers = new Map<number, Map<string, Answer>>()

  constructor(engine: Engine, ways: CallWays) {
    this.#engine = engine
    this.#ways = ways
  }

  /** The address that a container's next call of a name goes to; null when nobody is registered. Nothing is remembered of that. */
  next(container: number, serviceId: string, port: number, ttlUs: number): CallAddress | null {
    const answer = this.#answer(container, serviceId, port, ttlUs)
    if (answer.addresses.length === 0) return null
    const address = existing(answer.addresses[answer.next % answer.addresses.length], 'address')
    answer.next++
    return address
  }

  #answer(container: number, serviceId: string, port: number, ttlUs: number): Answer {
    const { now } = this.#engine
    const name = `${serviceId}|${port}`
    const known = this.#answers.get(container)?.get(name)
    if (known !== undefined && known.until > now) return known
    const answer: Answer = { addresses: this.#ask(serviceId, port), until: now + ttlUs, next: 0 }
    if (answer.addresses.length === 0) return answer
    const ofContainer = this.#answers.get(container) ?? new Map<string, Answer>()
    ofContainer.set(name, answer)
    this.#answers.set(container, ofContainer)
    return answer
  }

  /** Up to eight of those who are registered, in an order of chance. */
  #ask(serviceId: string, port: number): readonly CallAddress[] {
    const addresses = [...this.#ways.addressesOf({ id: serviceId }, port)]
    const stream = this.#engine.random.stream(`dns/${serviceId}`)
    for (let i = addresses.length - 1; i > 0; i--) {
      const j = stream.integer(i + 1)
      const other = existing(addresses[j], 'address')
      addresses[j] = existing(addresses[i], 'address')
      addresses[i] = other
    }
    return addresses.slice(0, DNS_ANSWERS_MAX)
  }

  /** What a container still believes. */
  heldBy(container: number): readonly { readonly serviceId: string; readonly answer: Answer }[] {
    return [...(this.#answers.get(container) ?? [])].map(([name, answer]) => ({
      serviceId: name.slice(0, name.indexOf('|')),
      answer,
    }))
  }

  forget(container: number): void {
    this.#answers.delete(container)
  }

  save(): DnsAnswersState {
    return [...this.#answers].flatMap(([container, names]) =>
      [...names].map(([name, answer]) => [container, name, { ...answer }] as const),
    )
  }

  restore(state: DnsAnswersState): void {
    this.#answers.clear()
    for (const [container, name, answer] of state) {
      const names = this.#answers.get(container) ?? new Map<string, Answer>()
      names.set(name, { ...answer })
      this.#answers.set(container, names)
    }
  }
}
