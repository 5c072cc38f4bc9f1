// The newest finished requests with every number that is needed to tell their story: rows of one array that is written in
// a circle. Only for reading: it is in no checkpoint and in no trace.

import { SENDER } from './codes'
import { CANDIDATE_COUNTS_KEPT, FINISHED_KEPT, FOLLOWED_FIRST } from './constants'
import type { RequestPool } from './request-pool'

const FIELD = {
  id: 0,
  startedAt: 1,
  endedAt: 2,
  status: 3,
  outcome: 4,
  reason: 5,
  source: 6,
  template: 7,
  loadBalancer: 8,
  node: 9,
  rule: 10,
  group: 11,
  choice: 12,
  candidates: 13,
  position: 14,
  outstanding: 15,
  target: 16,
  serviceAt: 17,
  workUs: 18,
  cpuEndAt: 19,
  waitUs: 20,
  /** 0 when its client neither gives up nor tries again nor has followed a redirect. */
  attempt: 21,
  first: 22,
  lostUs: 23,
  /** 1: on a connection that was open before. */
  kept: 24,
  /** Which of the clients that keep cookies; 0: none of them. */
  visitor: 25,
  /** Of a call, the number of the container that sent it; -1: a client did. */
  caller: 26,
} as const
const WIDTH = 27

export type RequestRecord = { readonly [name in keyof typeof FIELD]: number } & {
  readonly counts: readonly number[]
}

export class FinishedRing {
  readonly #rows = new Float64Array(FINISHED_KEPT * WIDTH)
  readonly #counts = new Uint16Array(FINISHED_KEPT * CANDIDATE_COUNTS_KEPT)
  #written = 0

  /** Requests finished since the start of this ring; the last `FINISHED_KEPT` of them are here. */
  get written(): number {
    return this.#written
  }

  write(
    pool: RequestPool,
    slot: number,
    endedAt: number,
    outcome: number,
    reason: number,
    status: number,
    counts: boolean,
  ): void {
    const index = this.#written++ % FINISHED_KEPT
    const row = index * WIDTH
    const rows = this.#rows
    rows[row] = pool.id[slot] as number
    rows[row + FIELD.startedAt] = pool.startedAt[slot] as number
    rows[row + FIELD.endedAt] = endedAt
    rows[row + FIELD.status] = status
    rows[row + FIELD.outcome] = outcome
    rows[row + FIELD.reason] = reason
    rows[row + FIELD.source] = pool.source[slot] as number
    rows[row + FIELD.template] = pool.template[slot] as number
    rows[row + FIELD.loadBalancer] = pool.loadBalancer[slot] as number
    rows[row + FIELD.node] = pool.node[slot] as number
    rows[row + FIELD.rule] = pool.rule[slot] as number
    rows[row + FIELD.group] = pool.group[slot] as number
    rows[row + FIELD.choice] = pool.choice[slot] as number
    rows[row + FIELD.candidates] = pool.candidates[slot] as number
    rows[row + FIELD.position] = pool.position[slot] as number
    rows[row + FIELD.outstanding] = pool.outstanding[slot] as number
    rows[row + FIELD.target] = pool.target[slot] as number
    rows[row + FIELD.serviceAt] = pool.serviceAt[slot] as number
    rows[row + FIELD.workUs] = pool.workUs[slot] as number
    rows[row + FIELD.cpuEndAt] = pool.cpuEndAt[slot] as number
    rows[row + FIELD.waitUs] = pool.waitUs[slot] as number
    rows[row + FIELD.lostUs] = pool.lostUs[slot] as number
    rows[row + FIELD.kept] = pool.kept[slot] as number
    const isAttempt =
      (pool.sender[slot] as number) >= SENDER.caller || (pool.template[slot] as number) >= FOLLOWED_FIRST
    rows[row + FIELD.attempt] = isAttempt ? (pool.attempt[slot] as number) : 0
    if (isAttempt) rows[row + FIELD.first] = pool.first[slot] as number
    rows[row + FIELD.visitor] = isAttempt ? (pool.visitor[slot] as number) : 0
    rows[row + FIELD.caller] =
      (pool.sender[slot] as number) >= SENDER.call ? (pool.caller[slot] as number) : -1
    if (!counts) return
    const from = slot * CANDIDATE_COUNTS_KEPT
    for (let i = 0; i < CANDIDATE_COUNTS_KEPT; i++) {
      this.#counts[index * CANDIDATE_COUNTS_KEPT + i] = pool.counts[from + i] as number
    }
  }

  /** The `n`-th finished request, if it is still here. */
  read(n: number): RequestRecord | null {
    if (n < 0 || n >= this.#written || n < this.#written - FINISHED_KEPT) return null
    const index = n % FINISHED_KEPT
    const row = index * WIDTH
    const field = (name: keyof typeof FIELD) => this.#rows[row + FIELD[name]] as number
    const counts = this.#counts.subarray(index * CANDIDATE_COUNTS_KEPT, (index + 1) * CANDIDATE_COUNTS_KEPT)
    return {
      id: field('id'),
      startedAt: field('startedAt'),
      endedAt: field('endedAt'),
      status: field('status'),
      outcome: field('outcome'),
      reason: field('reason'),
      source: field('source'),
      template: field('template'),
      loadBalancer: field('loadBalancer'),
      node: field('node'),
      rule: field('rule'),
      group: field('group'),
      choice: field('choice'),
      candidates: field('candidates'),
      position: field('position'),
      outstanding: field('outstanding'),
      target: field('target'),
      serviceAt: field('serviceAt'),
      workUs: field('workUs'),
      cpuEndAt: field('cpuEndAt'),
      waitUs: field('waitUs'),
      lostUs: field('lostUs'),
      kept: field('kept'),
      attempt: field('attempt'),
      first: field('first'),
      visitor: field('visitor'),
      caller: field('caller'),
      counts: [...counts],
    }
  }

  /** Cheaper than `read` for choosing a sample. */
  idOf(n: number): number {
    return this.#rows[(n % FINISHED_KEPT) * WIDTH] as number
  }

  outcomeOf(n: number): number {
    return this.#rows[(n % FINISHED_KEPT) * WIDTH + FIELD.outcome] as number
  }

  /** Calls that were sent while the process worked on a request, as far as they are still here, in the order of their ends. */
  callsOf(id: number): readonly RequestRecord[] {
    const found: RequestRecord[] = []
    for (let n = Math.max(0, this.#written - FINISHED_KEPT); n < this.#written; n++) {
      const row = (n % FINISHED_KEPT) * WIDTH
      if (this.#rows[row + FIELD.caller] === -1 || this.#rows[row + FIELD.first] !== id) continue
      const record = this.read(n)
      if (record) found.push(record)
    }
    return found
  }

  /** The request with this id, if it is still here. */
  find(id: number): RequestRecord | null {
    const first = Math.max(0, this.#written - FINISHED_KEPT)
    for (let n = this.#written - 1; n >= first; n--) if (this.idOf(n) === id) return this.read(n)
    return null
  }
}
