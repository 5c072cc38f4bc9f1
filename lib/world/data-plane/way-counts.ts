// How many requests have taken which way in a second: by source, by rule, by target. The picture of ports is drawn from these,
// so each request counts once, where its target is chosen or where its way ends without one.

import { grown } from '@/lib/traffic/grow'

/** In a row, before the targets: requests for which none was chosen. */
const NO_TARGET = 0

export interface WayCount {
  readonly source: number
  /** -1 where no rule was reached. */
  readonly rule: number
  /** -1 where none was chosen. */
  readonly target: number
  readonly count: number
}

export interface WayCountsState {
  readonly now: readonly WayCount[]
  readonly last: readonly WayCount[]
  readonly failedNow: readonly (readonly [target: number, count: number])[]
  readonly failedLast: readonly (readonly [target: number, count: number])[]
  readonly seconds: number
}

/** By source, by rule + 1, by target + 1. */
type Rows = Int32Array[][]

export class WayCounts {
  #now: Rows = []
  #last: Rows = []
  #failedNow: Int32Array = new Int32Array(64)
  #failedLast: Int32Array = new Int32Array(64)
  #seconds = 1

  /** `target` -1: none was chosen. */
  count(source: number, rule: number, target: number): void {
    const row = this.#now[source]?.[rule + 1]
    if (row !== undefined && target + 1 < row.length) row[target + 1] = (row[target + 1] as number) + 1
    else this.#add(this.#now, { source, rule, target, count: 1 })
  }

  failed(target: number): void {
    if (target >= this.#failedNow.length) this.#failedNow = grown(this.#failedNow, target)
    this.#failedNow[target] = (this.#failedNow[target] as number) + 1
  }

  /** The step that is over becomes the last one; the arrays of the one before are used again. */
  close(seconds: number): void {
    const before = this.#last
    this.#last = this.#now
    this.#now = before
    for (const rows of before) for (const row of rows ?? []) row?.fill(0)
    const failedBefore = this.#failedLast
    this.#failedLast = this.#failedNow
    this.#failedNow = failedBefore.fill(0)
    this.#seconds = seconds
  }

  /** Of the last closed step, a second. */
  perSecond(): readonly WayCount[] {
    return listed(this.#last).map((way) => ({ ...way, count: way.count / this.#seconds }))
  }

  /** Requests of the last closed step that ended in a failure after this target was chosen, a second. */
  failedPerSecond(target: number): number {
    return (this.#failedLast[target] ?? 0) / this.#seconds
  }

  #add(rows: Rows, { source, rule, target, count }: WayCount): void {
    while (rows.length <= source) rows.push([])
    const ofSource = rows[source] as Int32Array[]
    while (ofSource.length <= rule + 1) ofSource.push(new Int32Array(16))
    const row = grown(ofSource[rule + 1] as Int32Array, target + 1)
    row[target + 1] = (row[target + 1] as number) + count
    ofSource[rule + 1] = row
  }

  save(): WayCountsState {
    return {
      now: listed(this.#now),
      last: listed(this.#last),
      failedNow: sparse(this.#failedNow),
      failedLast: sparse(this.#failedLast),
      seconds: this.#seconds,
    }
  }

  restore(state: WayCountsState): void {
    this.#now = []
    this.#last = []
    for (const way of state.now) this.#add(this.#now, way)
    for (const way of state.last) this.#add(this.#last, way)
    this.#failedNow = filled(state.failedNow)
    this.#failedLast = filled(state.failedLast)
    this.#seconds = state.seconds
  }
}

function listed(rows: Rows): readonly WayCount[] {
  return rows.flatMap((ofSource, source) =>
    ofSource.flatMap((row, rule) =>
      sparse(row).map(([target, count]) => ({
        source,
        rule: rule - 1,
        target: target === NO_TARGET ? -1 : target - 1,
        count,
      })),
    ),
  )
}

function sparse(counts: Int32Array): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  counts.forEach((count, at) => {
    if (count > 0) found.push([at, count])
  })
  return found
}

function filled(counts: readonly (readonly [number, number])[]): Int32Array {
  const array = new Int32Array(Math.max(64, ...counts.map(([at]) => at + 1)))
  for (const [at, count] of counts) array[at] = count
  return array
}
