// Chooses where more than the algorithm has a say: a client's cookie, targets in slow start, targets that fail more often than
// their peers. Requests to any other group do not come here.

import type { Engine } from '@/lib/engine'
import { ALGORITHM, CHOICE, SENDER } from './codes'
import { CANDIDATE_COUNTS_KEPT } from './constants'
import { type Cookies, NOBODY } from './cookies'
import { COUNT, type Meters } from './meters'
import type { Reach } from './reach'
import type { RequestPool } from './request-pool'
import { chooseGroup, type ForwardRoute } from './routes'
import type { TargetGroupState } from './target-group-state'
import type { TargetTable } from './target-table'
import type { Topology } from './topology'

/** Shares are noted for reading in thousandths. */
export const SHARE_UNIT = 1_000

interface ChooserParts {
  readonly pool: RequestPool
  readonly topology: Topology
  readonly cookies: Cookies
  readonly meters: Meters
}

export class Chooser {
  readonly #engine: Engine
  readonly #pool: RequestPool
  readonly #topology: Topology
  readonly #targets: TargetTable
  readonly #cookies: Cookies
  readonly #meters: Meters

  constructor(engine: Engine, { pool, topology, cookies, meters }: ChooserParts) {
    this.#engine = engine
    this.#pool = pool
    this.#topology = topology
    this.#targets = topology.targets
    this.#cookies = cookies
    this.#meters = meters
  }

  /** Number in the route of the group for a request; -1 when all weights are 0. */
  group(slot: number, route: ForwardRoute): number {
    if (route.stickyUs === 0) return chooseGroup(route)
    const visitor = this.#visitorOf(slot)
    const cookie =
      visitor === NOBODY
        ? undefined
        : this.#cookies.group(this.#pool.source[slot] as number, visitor, route.ruleArn)
    const known =
      cookie === undefined || cookie.until <= this.#engine.now
        ? -1
        : route.groups.findIndex(({ arn }) => arn === cookie.groupArn)
    if (known >= 0) this.#note(slot, CHOICE.groupCookie)
    return known >= 0 ? known : chooseGroup(route)
  }

  /** Position of the target in what the node can choose from. */
  target(slot: number, group: TargetGroupState, reach: Reach): number {
    if (group.stickyUs > 0) {
      this.#note(slot, CHOICE.setsCookie)
      const position = this.#byCookie(slot, group, reach)
      if (position >= 0) return position
      this.#meters.count(this.#pool.loadBalancer[slot] as number, COUNT.NonStickyRequestCount)
    }
    if (!group.isWeighed || !this.#hasUnequalShares(group, reach))
      return group.choose(reach, this.#targets.open, this.#pool, slot)
    this.#note(slot, CHOICE.weighed)
    this.#keepShares(slot, reach)
    return group.algorithm === ALGORITHM.weightedRandom ? this.#atRandom(group, reach) : this.#inTurn(reach)
  }

  #byCookie(slot: number, group: TargetGroupState, reach: Reach): number {
    const visitor = this.#visitorOf(slot)
    if (visitor === NOBODY) return -1
    const cookie = this.#cookies.target(this.#pool.source[slot] as number, visitor, group.arn)
    if (cookie === undefined || cookie.until <= this.#engine.now) return -1
    const position = reach.usable.positionOf(cookie.target, cookie.ordinal)
    if (position >= 0) {
      // Nobody counted what the others have open, nor whose turn it was.
      this.#pool.choice[slot] = ((this.#pool.choice[slot] as number) & ~CHOICE.algorithm) | CHOICE.cookie
    } else this.#note(slot, CHOICE.lostCookie)
    return position
  }

  #visitorOf(slot: number): number {
    const keeps = (this.#pool.sender[slot] as number) >= SENDER.caller
    return keeps ? (this.#pool.visitor[slot] as number) : NOBODY
  }

  #note(slot: number, bit: number): void {
    this.#pool.choice[slot] = (this.#pool.choice[slot] as number) | bit
  }

  /** Notes the shares as well, for whoever follows the request. */
  #hasUnequalShares({ slowStartUs }: TargetGroupState, { usable }: Reach): boolean {
    const { now } = this.#engine
    let isUnequal = false
    for (let i = 0; i < usable.size; i++) {
      const target = usable.targets[i] as number
      const share =
        (this.#targets.weight[target] as number) * this.#targets.slowShare(target, slowStartUs, now)
      this.#targets.share[target] = share
      if (share < 1) isUnequal = true
    }
    return isUnequal
  }

  /** Each turn earns a target its share; with a whole turn earned it is chosen. */
  #inTurn(reach: Reach): number {
    const { share, credit } = this.#targets
    const { targets, size } = reach.usable
    let position = reach.begin()
    let best = position
    for (let i = 0; i < size; i++) {
      const target = targets[position] as number
      credit[target] = (credit[target] as number) + (share[target] as number)
      if ((credit[target] as number) > (credit[targets[best] as number] as number)) best = position
      if ((credit[target] as number) >= 1) break
      position = position + 1 === size ? 0 : position + 1
    }
    const chosen = targets[best] as number
    credit[chosen] = Math.max(0, (credit[chosen] as number) - 1)
    reach.next = best + 1
    return best
  }

  #atRandom({ stream }: TargetGroupState, { usable: { targets, size } }: Reach): number {
    const { share } = this.#targets
    let sum = 0
    for (let i = 0; i < size; i++) sum += share[targets[i] as number] as number
    const point = stream.uniform() * sum
    let position = 0
    let passed = share[targets[0] as number] as number
    while (position < size - 1 && point >= passed) passed += share[targets[++position] as number] as number
    return position
  }

  /** For reading: what each candidate's share was. */
  #keepShares(slot: number, { usable }: Reach): void {
    const row = slot * CANDIDATE_COUNTS_KEPT
    for (let i = 0; i < Math.min(usable.size, CANDIDATE_COUNTS_KEPT); i++)
      this.#pool.counts[row + i] = Math.round(
        (this.#targets.share[usable.targets[i] as number] as number) * SHARE_UNIT,
      )
  }

  /** A client that keeps cookies has the answer of a target. */
  keepCookies(slot: number): void {
    const { source, template, first, group, rule } = this.#pool
    const state = this.#topology.groupStates[group[slot] as number]
    const route = this.#topology.routeOf(
      source[slot] as number,
      template[slot] as number,
      first[slot] as number,
    )
    const isStill = route.kind === 'forward' && route.rule === rule[slot]
    if (state) this.#answered(slot, state, isStill ? route : null)
  }

  /** The answer of a target brings its client the cookies of the way that it took. */
  #answered(
    slot: number,
    group: TargetGroupState,
    route: { readonly ruleArn: string; readonly stickyUs: number } | null,
  ): void {
    const { source, choice, target } = this.#pool
    const visitor = this.#visitorOf(slot)
    if (visitor === NOBODY) return
    const from = source[slot] as number
    const { now } = this.#engine
    if (((choice[slot] as number) & CHOICE.setsCookie) !== 0 && group.stickyUs > 0) {
      const number = target[slot] as number
      this.#cookies.setTarget(from, visitor, group.arn, {
        target: number,
        ordinal: this.#targets.ordinal[number] as number,
        until: now + group.stickyUs,
      })
    }
    if (route !== null && route.stickyUs > 0)
      this.#cookies.setGroup(from, visitor, route.ruleArn, {
        groupArn: group.arn,
        until: now + route.stickyUs,
      })
  }
}
