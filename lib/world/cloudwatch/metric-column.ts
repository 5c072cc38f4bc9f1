// The datapoints of one metric at one resolution: four numbers a period, column-wise, and where single values are known their
// distribution. Periods are numbered from the clock's epoch. The newest period is open, since more values may come; closed ones
// are only ever added to, so that a checkpoint keeps them by their length. Old ones are dropped when twice as many are kept as wanted.

import type { Distribution } from '@/lib/aws/cloudwatch/percentile'
import { mergedDistributions } from '@/lib/aws/cloudwatch/percentile'
import { merged, type StatisticSet } from '@/lib/aws/cloudwatch/statistic-set'
import { entriesOf, Prefix, type SavedList } from '@/lib/engine'
import { SavedColumn } from '@/lib/metrics/series'
import { grown } from '@/lib/traffic/grow'

/** Numbers a period: sample count, sum, minimum, maximum. */
const WIDTH = 4

/** Percentiles are there of the newest periods alone, a day of minutes: distributions are large. */
const DISTRIBUTIONS_KEPT = 1_440

/** Values of a distribution and their counts in turn: `[0.02, 31, 0.03, 2]`. */
type Pairs = readonly number[]

interface OpenPeriod {
  readonly period: number
  readonly values: StatisticSet
  readonly distribution: Distribution | null
}

export interface MetricColumnState {
  readonly first: number
  readonly values: SavedColumn | ArrayLike<number | null>
  readonly firstDistribution: number
  readonly distributions: SavedList<Pairs | null>
  readonly open: OpenPeriod | null
}

export interface PeriodValues {
  readonly values: StatisticSet
  /** Null where only the statistics are known. */
  readonly distribution: Distribution | null
}

export class MetricColumn {
  readonly #kept: number
  /** The period of the first closed values. */
  #first = 0
  #length = 0
  #values: Float64Array = new Float64Array(0)
  /** Of the newest periods; empty when the metric has none. */
  #distributions: (Pairs | null)[] = []
  /** The period of the first of them. */
  #firstDistribution = 0
  #open: OpenPeriod | null = null

  /** So many closed periods are kept at least. */
  constructor(kept: number) {
    this.#kept = kept
  }

  /** Number of the newest period with a value; null before the first. */
  get newest(): number | null {
    return this.#open?.period ?? null
  }

  add(period: number, values: StatisticSet, distribution: Distribution | null): void {
    const open = this.#open
    if (open === null) this.#open = { period, values, distribution }
    else if (period === open.period) this.#open = { period, ...together(open, { values, distribution }) }
    else if (period > open.period) {
      this.#close(open)
      this.#open = { period, values, distribution }
    } else this.#addLate(period, { values, distribution })
  }

  /** The values of a period; null when there are none. */
  at(period: number): PeriodValues | null {
    if (this.#open?.period === period) return this.#open
    const index = period - this.#first
    if (index < 0 || index >= this.#length) return null
    const valueAt = (member: number) => this.#values[index * WIDTH + member] as number
    const sampleCount = valueAt(0)
    if (sampleCount === 0) return null
    const [sum, minimum, maximum] = [valueAt(1), valueAt(2), valueAt(3)]
    const pairs = this.#distributions[period - this.#firstDistribution] ?? null
    return { values: { sampleCount, sum, minimum, maximum }, distribution: pairs && fromPairs(pairs) }
  }

  #close({ period, values, distribution }: OpenPeriod): void {
    if (this.#length === 0) this.#first = period
    const index = period - this.#first
    this.#write(index, values)
    if (distribution !== null || this.#distributions.length > 0) this.#keepDistribution(period, distribution)
    this.#length = index + 1
    if (this.#length > 2 * this.#kept) this.#dropFirst(this.#length - this.#kept)
  }

  #keepDistribution(period: number, distribution: Distribution | null): void {
    if (this.#distributions.length === 0) this.#firstDistribution = period
    while (this.#firstDistribution + this.#distributions.length < period) this.#distributions.push(null)
    this.#distributions.push(distribution && toPairs(distribution))
    const excess = this.#distributions.length - DISTRIBUTIONS_KEPT
    if (excess < DISTRIBUTIONS_KEPT) return
    this.#distributions = this.#distributions.slice(excess)
    this.#firstDistribution += excess
  }

  #write(index: number, { sampleCount, sum, minimum, maximum }: StatisticSet): void {
    this.#values = grown(this.#values, index * WIDTH + WIDTH - 1)
    this.#values.set([sampleCount, sum, minimum, maximum], index * WIDTH)
  }

  /** Changes what is closed, in new arrays: checkpoints hold on to the old ones. */
  #addLate(period: number, late: PeriodValues): void {
    const index = period - this.#first
    if (this.#length === 0 || index < 0) {
      this.#prepend(period, late)
      return
    }
    if (index >= this.#length) {
      this.#close({ period, ...late })
      return
    }
    const { values, distribution } = together(this.at(period), late)
    this.#values = this.#values.slice()
    this.#write(index, values)
    const at = period - this.#firstDistribution
    if (at >= 0 && at < this.#distributions.length)
      this.#distributions = this.#distributions.with(at, distribution && toPairs(distribution))
  }

  /** Before the first of all, without its distribution; what is older than is kept is left out. */
  #prepend(period: number, late: PeriodValues): void {
    if (this.#length === 0) {
      this.#close({ period, ...late })
      return
    }
    const by = this.#first - period
    if (by + this.#length > this.#kept) return
    const larger = new Float64Array(this.#values.length + by * WIDTH)
    larger.set(this.#values, by * WIDTH)
    this.#values = larger
    this.#first = period
    this.#length += by
    this.#write(0, late.values)
  }

  #dropFirst(count: number): void {
    this.#values = this.#values.slice(count * WIDTH)
    this.#first += count
    this.#length -= count
  }

  save(): MetricColumnState {
    return {
      first: this.#first,
      values: new SavedColumn(this.#values, this.#length * WIDTH),
      firstDistribution: this.#firstDistribution,
      distributions: new Prefix(this.#distributions),
      open: this.#open,
    }
  }

  restore({ first, values, firstDistribution, distributions, open }: MetricColumnState): void {
    this.#first = first
    this.#values =
      values instanceof SavedColumn ? values.copy() : Float64Array.from(values, (value) => value ?? 0)
    this.#length = this.#values.length / WIDTH
    this.#firstDistribution = firstDistribution
    this.#distributions = entriesOf(distributions)
    this.#open = open
  }
}

function together(a: PeriodValues | null, b: PeriodValues): PeriodValues {
  if (a === null) return b
  const values = merged(a.values, b.values)
  // Values whose statistics alone are known hide those that are known one by one.
  const isKnown = a.distribution !== null && b.distribution !== null
  return {
    values,
    distribution: isKnown ? mergedDistributions(a.distribution, b.distribution) : null,
  }
}

/** Of several periods; null when none of them has a value. */
export function allTogether(periods: readonly PeriodValues[]): PeriodValues | null {
  return periods.reduce<PeriodValues | null>(together, null)
}

function toPairs(distribution: Distribution): Pairs {
  return distribution.flat()
}

function fromPairs(pairs: Pairs): Distribution {
  return Array.from(
    { length: pairs.length / 2 },
    (_, i) => [pairs[2 * i] ?? 0, pairs[2 * i + 1] ?? 0] as const,
  )
}
