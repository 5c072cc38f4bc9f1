// What a target group looks like to a request: which targets each node can choose, and how it does.

import type { TargetGroupAttributes } from '@/lib/aws/elb/target-group-attributes'
import type { TargetState } from '@/lib/aws/vocabulary'
import { type RandomStream, US_PER_SECOND } from '@/lib/engine'
import type { TargetGroup } from '@/lib/world/records/elb'
import { ALGORITHM, ALGORITHMS, CHOICE } from './codes'
import { CANDIDATE_COUNTS_KEPT } from './constants'
import { GroupHistory } from './group-history'
import { isBelow, Reach } from './reach'
import type { RequestPool } from './request-pool'
import { TargetList } from './target-list'

/** In which list of its group a target stands. */
export const PLACE = { none: 0, healthy: 1, initial: 2, unhealthy: 3 } as const

export function placeIn(state: TargetState): number {
  if (state === 'healthy') return PLACE.healthy
  if (state === 'initial') return PLACE.initial
  return state === 'unhealthy' ? PLACE.unhealthy : PLACE.none
}

type Attributes = Omit<TargetGroupAttributes, 'deregistrationDelaySeconds'> &
  Pick<TargetGroup, 'classicArn' | 'network'>

interface Setting {
  readonly number: number
  readonly arn: string
  readonly name: string
  /** How many nodes a load balancer can have. */
  readonly nodes: number
  readonly stream: RandomStream
  /** Index of the node in whose zone a target is, or -1. */
  readonly nodeOf: (target: number) => number
  readonly placeOf: (target: number) => number
  /** Number of the connection of a request. */
  readonly flowOf: (pool: RequestPool, slot: number) => number
}

export class TargetGroupState {
  readonly number: number
  readonly arn: string
  readonly name: string
  /** The algorithm, and whether each node keeps to its own zone, as a request notes them (`CHOICE`). */
  choice = 0
  algorithm = 0
  mitigates = false
  slowStartUs = 0
  /** How long a client stays with its target; 0: it does not. */
  stickyUs = 0
  /** Those that a sticky answer sets: what the load balancer reads comes first. ALB guide, sticky-sessions. */
  cookieNames: readonly string[] = []
  /** Some targets may get less than their full share, so that shares are weighed. */
  isWeighed = false
  /** Nothing but the algorithm has a say. */
  isPlain = true
  /** Numbers of all registered targets. */
  readonly members = new Set<number>()
  readonly healthy = new TargetList()
  /** `initial` or `unhealthy`. */
  readonly others = new TargetList()
  unhealthyCount = 0
  /** By node. */
  readonly reaches: readonly Reach[]
  readonly history: GroupHistory
  readonly stream: RandomStream
  readonly #nodeOf: (target: number) => number
  readonly #placeOf: (target: number) => number
  readonly #flowOf: Setting['flowOf']
  #attributes: Attributes | null = null

  constructor({ number, arn, name, nodes, stream, nodeOf, placeOf, flowOf }: Setting, version: number) {
    this.number = number
    this.arn = arn
    this.name = name
    this.stream = stream
    this.#nodeOf = nodeOf
    this.#placeOf = placeOf
    this.#flowOf = flowOf
    this.reaches = Array.from({ length: nodes }, (_, node) => new Reach(node, nodes))
    this.history = new GroupHistory(this, version)
  }

  get ownZoneOnly(): boolean {
    return (this.choice & CHOICE.ownZone) !== 0
  }

  describe(attributes: Attributes, ownZoneOnly: boolean): void {
    const { algorithm, isSticky, stickinessType, lbCookieSeconds, appCookieSeconds } = attributes
    this.#attributes = { ...attributes }
    this.algorithm = attributes.network === null ? ALGORITHMS.indexOf(algorithm) : ALGORITHM.flowHash
    this.choice = this.algorithm | (ownZoneOnly ? CHOICE.ownZone : 0)
    this.mitigates = attributes.mitigatesAnomalies
    this.slowStartUs = attributes.slowStartSeconds * US_PER_SECOND
    const seconds = stickinessType === 'lb_cookie' ? lbCookieSeconds : appCookieSeconds
    this.stickyUs = isSticky ? seconds * US_PER_SECOND : 0
    this.cookieNames =
      stickinessType === 'lb_cookie' ? ['AWSALB', 'AWSALBCORS'] : ['AWSALBAPP-0', attributes.appCookieName]
    this.isWeighed = this.mitigates || this.slowStartUs > 0
    this.isPlain = !this.isWeighed && this.stickyUs === 0
    this.settle()
  }

  /** A target goes from one place to another; `sent` requests have been sent so far. */
  move(target: number, ordinal: number, from: number, to: number, sent: number): void {
    if (from === to) return
    if (listed(from) !== listed(to)) {
      if (from !== PLACE.none) this.#list(from).remove(ordinal)
      if (to !== PLACE.none) this.#list(to).insert(target, ordinal)
      this.history.note(target, ordinal, listed(from), listed(to), sent)
    }
    if (from === PLACE.unhealthy) this.unhealthyCount--
    if (to === PLACE.unhealthy) this.unhealthyCount++
    this.settle()
  }

  #list(place: number): TargetList {
    return place === PLACE.healthy ? this.healthy : this.others
  }

  /** What each node can choose from follows from the lists. */
  settle(): void {
    if (this.ownZoneOnly) {
      for (const reach of this.reaches) {
        const healthy = this.healthy.filter((target) => this.#nodeOf(target) === reach.node)
        const others = this.others.filter((target) => this.#nodeOf(target) === reach.node)
        const unhealthy = others.filter((target) => this.#placeOf(target) === PLACE.unhealthy)
        this.#settleReach(reach, healthy, others, unhealthy.size)
      }
      return
    }
    for (const reach of this.reaches) this.#settleReach(reach, this.healthy, this.others, this.unhealthyCount)
  }

  /** ALB guide, target-group-health. As long as no target has failed a check, new ones are waited for. */
  #settleReach(reach: Reach, healthy: TargetList, others: TargetList, unhealthy: number): void {
    const {
      routingCount = 1,
      routingPercentage = null,
      dnsCount = 1,
      dnsPercentage = null,
    } = this.#attributes ?? {}
    const registered = healthy.size + others.size
    const hasChecked = healthy.size > 0 || unhealthy > 0
    const routing = { count: routingCount, percentage: routingPercentage }
    // Without a healthy instance a Classic Load Balancer answers by itself. ELB guide, ts-elb-error-message.
    const opens = this.#attributes?.classicArn === null
    const failOpen = opens && hasChecked && isBelow(routing, healthy.size, registered)
    reach.isInDns = !isBelow({ count: dnsCount, percentage: dnsPercentage }, healthy.size, registered)
    reach.hold(!failOpen ? healthy : healthy.size === 0 ? others : healthy.mergedWith(others), failOpen)
  }

  /** Position in `usable` of the target for the request of `slot`. There must be one. */
  choose(reach: Reach, open: Int32Array, pool: RequestPool, slot: number): number {
    if (this.algorithm >= ALGORITHM.weightedRandom) return this.#draw(reach, pool, slot)
    let position = reach.begin()
    if (this.algorithm === ALGORITHM.leastOutstanding)
      position = leastOutstanding(reach.usable, open, pool, slot, position)
    reach.next = position + 1
    return position
  }

  /** A connection has a port of its own at its client, so that its hash says nothing of that of the next one. */
  #draw({ usable }: Reach, pool: RequestPool, slot: number): number {
    if (this.algorithm === ALGORITHM.weightedRandom) return this.stream.integer(usable.size)
    return flowHash(pool.source[slot] as number, this.#flowOf(pool, slot)) % usable.size
  }
}

/** Spreads numbers that follow one another over all values. */
function flowHash(source: number, flow: number): number {
  let hash = Math.imul(flow ^ Math.imul(source + 1, 0x9e3779b1), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

function leastOutstanding(
  { targets, size }: TargetList,
  open: Int32Array,
  pool: RequestPool,
  slot: number,
  from: number,
): number {
  const row = slot * CANDIDATE_COUNTS_KEPT
  let best = from
  let fewest = Number.POSITIVE_INFINITY
  for (let i = 0, position = from; i < size; i++) {
    const requests = open[targets[position] as number] as number
    if (position < CANDIDATE_COUNTS_KEPT) pool.counts[row + position] = requests
    if (requests < fewest) {
      fewest = requests
      best = position
    }
    if (++position === size) position = 0
  }
  return best
}

/** 0: in no list, 1: among the healthy, 2: among the others. */
function listed(place: number): number {
  return Math.min(place, PLACE.initial)
}
