// Which nodes of a load balancer its name resolves to, where target groups keep to their zones: a zone with too few healthy targets
// leaves DNS, and clients learn it when what they have resolved expires. ALB guide, target-group-health.

import { DNS_TTL_SECONDS } from '@/lib/aws/defaults'
import { US_PER_SECOND } from '@/lib/engine'

const TTL_US = DNS_TTL_SECONDS * US_PER_SECOND

interface Answer {
  readonly from: number
  readonly nodes: readonly number[]
}

export type ZoneDnsState = readonly Answer[]

export class ZoneDns {
  /** Oldest first; the first was given before the time to live. */
  #answers: readonly Answer[]

  constructor(answers: readonly Answer[]) {
    this.#answers = answers
  }

  /** Nodes that it names from now on: those of healthy zones, or all when none is. */
  answer(nodes: readonly number[], now: number): void {
    const last = this.#answers.at(-1)
    if (last && last.nodes.length === nodes.length && last.nodes.every((node, i) => node === nodes[i])) return
    const later = [...this.#answers, { from: now, nodes }]
    const first = later.findLastIndex(({ from }) => from <= now - TTL_US)
    this.#answers = later.slice(Math.max(0, first))
  }

  get nodes(): readonly number[] {
    return this.#answers.at(-1)?.nodes ?? []
  }

  /** The node that the `n`-th request goes to: its client has resolved the name at any time within the time to live. */
  nodeFor(n: number, now: number, live: readonly number[]): number {
    const resolvedAt = now - ((Math.imul(n, 0x9e3779b1) >>> 0) / 4_294_967_296) * TTL_US
    const known = (this.#answers.findLast(({ from }) => from <= resolvedAt) ?? this.#answers[0])?.nodes ?? []
    const working = known.filter((node) => live.includes(node))
    const nodes = working.length > 0 ? working : live
    return nodes[n % nodes.length] as number
  }

  save(): ZoneDnsState {
    return this.#answers
  }
}
