// Neighbouring periods of one metric at one resolution, packed: nothing in a page ever changes, so checkpoints share it with the run
// that made it. What comes late makes another page.

import type { Distribution } from '@/lib/aws/cloudwatch/percentile'
import type { StatisticSet } from '@/lib/aws/cloudwatch/statistic-set'
import { PackedNumbers } from '@/lib/metrics/packed-numbers'

export interface PeriodValues {
  readonly values: StatisticSet
  /** Null where only the statistics are known. */
  readonly distribution: Distribution | null
}

/** Numbers a period: sample count, sum, minimum, maximum. A period without a value has the sample count 0. */
export const WIDTH = 4

/** Values of a distribution and their counts in turn: `[0.02, 31, 0.03, 2]`. */
export type Pairs = readonly number[]

/** What is packed, as plain data. */
export interface PageState {
  readonly rows: ArrayLike<number>
  /** One a row, or none at all. */
  readonly distributions: readonly (Pairs | null)[]
}

/** All distributions one after the other. */
interface PackedDistributions {
  /** Where each row's begin; one more for the end. A row without one begins where the next does. */
  readonly starts: PackedNumbers
  readonly values: PackedNumbers
  readonly counts: PackedNumbers
}

export class MetricPage {
  readonly #columns: readonly PackedNumbers[]
  readonly #distributions: PackedDistributions | null

  private constructor(columns: readonly PackedNumbers[], distributions: PackedDistributions | null) {
    this.#columns = columns
    this.#distributions = distributions
  }

  static of({ rows, distributions }: PageState): MetricPage {
    const columns: PackedNumbers[] = []
    const raw = Array.from({ length: WIDTH }, (_, member) => memberOf(rows, member))
    for (const column of raw) {
      // Of single values sum, minimum and maximum are the same.
      const twin = raw.findIndex((other) => isSame(other, column))
      columns.push(columns[twin] ?? PackedNumbers.of(column))
    }
    const isKnown = distributions.some((one) => one !== null)
    return new MetricPage(columns, isKnown ? packed(distributions) : null)
  }

  /** Null for a period without a value. */
  at(row: number): PeriodValues | null {
    return valuesOf(this.#row(row), this.#pairs(row))
  }

  /** Percentiles are forgotten before statistics are. */
  withoutDistributions(): MetricPage {
    return this.#distributions === null ? this : new MetricPage(this.#columns, null)
  }

  unpacked(): PageState & { readonly rows: Float64Array } {
    const { length } = this.#columns[0] as PackedNumbers
    const rows = new Float64Array(length * WIDTH)
    for (let row = 0; row < length; row++) rows.set(this.#row(row), row * WIDTH)
    const distributions = this.#distributions ? Array.from({ length }, (_, row) => this.#pairs(row)) : []
    return { rows, distributions }
  }

  toJSON(): PageState {
    const { rows, distributions } = this.unpacked()
    return { rows: [...rows], distributions }
  }

  portable(): PageState {
    return this.unpacked()
  }

  get bytes(): number {
    const { starts, values, counts } = this.#distributions ?? {}
    const all = new Set([...this.#columns, starts, values, counts])
    return [...all].reduce((sum, one) => sum + (one?.bytes ?? 0), 0)
  }

  #row(row: number): readonly number[] {
    return row < (this.#columns[0]?.length ?? 0) ? this.#columns.map((column) => column.at(row)) : []
  }

  #pairs(row: number): Pairs | null {
    if (this.#distributions === null) return null
    const { starts, values, counts } = this.#distributions
    const pairs: number[] = []
    for (let i = starts.at(row); i < starts.at(row + 1); i++) pairs.push(values.at(i), counts.at(i))
    return pairs.length === 0 ? null : pairs
  }
}

/** Of the numbers of a row; null for a period without a value. */
export function valuesOf(
  [sampleCount = 0, sum = 0, minimum = 0, maximum = 0]: Iterable<number>,
  pairs: Pairs | null,
): PeriodValues | null {
  if (sampleCount === 0) return null
  return { values: { sampleCount, sum, minimum, maximum }, distribution: distributionOf(pairs) }
}

export function pairsOf(distribution: Distribution | null): Pairs | null {
  return distribution === null ? null : distribution.flat()
}

export function distributionOf(pairs: Pairs | null): Distribution | null {
  if (pairs === null) return null
  const { length } = pairs
  return Array.from({ length: length / 2 }, (_, i) => [pairs[2 * i] ?? 0, pairs[2 * i + 1] ?? 0] as const)
}

function packed(distributions: readonly (Pairs | null)[]): PackedDistributions {
  const starts = [0]
  const values: number[] = []
  const counts: number[] = []
  for (const pairs of distributions) {
    for (const [value, count] of distributionOf(pairs) ?? []) {
      values.push(value)
      counts.push(count)
    }
    starts.push(values.length)
  }
  return {
    starts: PackedNumbers.of(starts),
    values: PackedNumbers.of(values),
    counts: PackedNumbers.of(counts),
  }
}

function memberOf(rows: ArrayLike<number>, member: number): Float64Array {
  return Float64Array.from({ length: rows.length / WIDTH }, (_, row) => rows[row * WIDTH + member] ?? 0)
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => value === b[i])
}
