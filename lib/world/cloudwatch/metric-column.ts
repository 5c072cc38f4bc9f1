// The datapoints of one metric at one resolution. Periods are numbered from the clock's epoch. The newest period is open, since more
// values may come; closed ones are written one after the other into a page, which is packed when the next begins.

import { type Distribution, mergedDistributions } from '@/lib/aws/cloudwatch/percentile'
import { merged, type StatisticSet } from '@/lib/aws/cloudwatch/statistic-set'
import { entriesOf, Prefix, type SavedList } from '@/lib/engine'
import { SavedColumn } from '@/lib/metrics/series'
import { grown } from '@/lib/traffic/grow'
import {
  MetricPage,
  type PageState,
  type Pairs,
  type PeriodValues,
  pairsOf,
  valuesOf,
  WIDTH,
} from './metric-page'

/** Four hours of minutes: a page is worth its objects, and what is not packed yet is little. */
const PERIODS_A_PAGE = 240

/** Percentiles are there of the newest periods alone, a day of minutes: distributions are large. */
const DISTRIBUTIONS_KEPT = 1_440

interface OpenPeriod extends PeriodValues {
  readonly period: number
}

/** The page that is written. Rows are only ever added, so that a checkpoint keeps them by their length. */
interface OpenPage {
  readonly number: number
  rows: Float64Array
  /** Rows up to the newest that was written. */
  length: number
  /** Up to the newest that is known. */
  distributions: (Pairs | null)[]
}

interface OpenPageState {
  readonly number: number
  readonly rows: SavedColumn | ArrayLike<number>
  readonly distributions: SavedList<Pairs | null>
}

export interface MetricColumnState {
  readonly pages: readonly (readonly [number: number, page: MetricPage | PageState])[]
  readonly current: OpenPageState | null
  readonly open: OpenPeriod | null
}

export class MetricColumn {
  readonly #kept: number
  readonly #pageSize: number
  readonly #pages = new Map<number, MetricPage>()
  #current: OpenPage | null = null
  #open: OpenPeriod | null = null

  /** So many closed periods are kept at least, and up to a page more. */
  constructor(kept: number) {
    this.#kept = kept
    this.#pageSize = Math.min(PERIODS_A_PAGE, kept)
  }

  /** Number of the newest period with a value; null before the first. */
  get newest(): number | null {
    return this.#open?.period ?? null
  }

  /** What its datapoints take, without what objects cost. */
  get bytes(): number {
    const pages = [...this.#pages.values()].reduce((sum, page) => sum + page.bytes, 0)
    const { rows, distributions = [] } = this.#current ?? {}
    const pairs = distributions.reduce((sum, one) => sum + (one?.length ?? 0), 0)
    return pages + (rows?.byteLength ?? 0) + pairs * Float64Array.BYTES_PER_ELEMENT
  }

  add(period: number, values: StatisticSet, distribution: Distribution | null): void {
    const open = this.#open
    if (open === null) this.#open = { period, values, distribution }
    else if (period === open.period) this.#open = { period, ...together(open, { values, distribution }) }
    else if (period > open.period) {
      this.#close(open)
      this.#open = { period, values, distribution }
    } else if (period >= open.period - this.#kept) this.#addLate(period, { values, distribution })
  }

  /** The values of a period; null when there are none. */
  at(period: number): PeriodValues | null {
    if (this.#open?.period === period) return this.#open
    const { page, row } = this.#placeOf(period)
    const current = this.#current
    if (page !== current?.number) return this.#pages.get(page)?.at(row) ?? null
    if (row >= current.length) return null
    const numbers = current.rows.subarray(row * WIDTH, row * WIDTH + WIDTH)
    return valuesOf(numbers, current.distributions[row] ?? null)
  }

  #placeOf(period: number): { readonly page: number; readonly row: number } {
    const page = Math.floor(period / this.#pageSize)
    return { page, row: period - page * this.#pageSize }
  }

  #close({ period, values, distribution }: OpenPeriod): void {
    const { page, row } = this.#placeOf(period)
    let current = this.#current
    if (current === null || current.number < page) {
      if (current !== null) this.#pages.set(current.number, packedPage(current))
      current = { number: page, rows: new Float64Array(0), length: 0, distributions: [] }
      this.#current = current
      this.#forgetBefore(period)
    }
    current.rows = grown(current.rows, row * WIDTH + WIDTH - 1)
    write(current, row, { values, distribution })
  }

  /** Changes what is closed, in new arrays: checkpoints hold on to the old ones. */
  #addLate(period: number, late: PeriodValues): void {
    const { page, row } = this.#placeOf(period)
    const current = this.#current
    const values = together(this.at(period), late)
    if (current === null || page > current.number) {
      this.#close({ period, ...values })
      return
    }
    const written = page === current.number ? copyOf(current) : this.#unpacked(page)
    written.rows = grown(written.rows, row * WIDTH + WIDTH - 1)
    write(written, row, values)
    if (page === current.number) this.#current = written
    else this.#pages.set(page, packedPage(written))
  }

  #unpacked(number: number): OpenPage {
    const { rows, distributions } = this.#pages.get(number)?.unpacked() ?? {
      rows: new Float64Array(0),
      distributions: [],
    }
    return { number, rows, length: rows.length / WIDTH, distributions: [...distributions] }
  }

  #forgetBefore(newest: number): void {
    for (const [number, page] of this.#pages) {
      const last = (number + 1) * this.#pageSize - 1
      if (last < newest - this.#kept) this.#pages.delete(number)
      else if (last < newest - DISTRIBUTIONS_KEPT) this.#pages.set(number, page.withoutDistributions())
    }
  }

  save(): MetricColumnState {
    const current = this.#current
    return {
      pages: [...this.#pages],
      current: current && {
        number: current.number,
        rows: new SavedColumn(current.rows, current.length * WIDTH),
        distributions: new Prefix(current.distributions),
      },
      open: this.#open,
    }
  }

  restore({ pages, current, open }: MetricColumnState): void {
    this.#pages.clear()
    for (const [number, page] of pages)
      this.#pages.set(number, page instanceof MetricPage ? page : MetricPage.of(page))
    this.#current = current && openPageOf(current)
    this.#open = open
  }
}

function write(page: OpenPage, row: number, { values, distribution }: PeriodValues): void {
  const { sampleCount, sum, minimum, maximum } = values
  page.rows.set([sampleCount, sum, minimum, maximum], row * WIDTH)
  page.length = Math.max(page.length, row + 1)
  if (distribution === null && row >= page.distributions.length) return
  while (page.distributions.length < row) page.distributions.push(null)
  page.distributions[row] = pairsOf(distribution)
}

function copyOf({ number, rows, length, distributions }: OpenPage): OpenPage {
  return { number, rows: rows.slice(), length, distributions: [...distributions] }
}

function packedPage({ rows, length, distributions }: OpenPage): MetricPage {
  const ofRows = Array.from({ length }, (_, row) => distributions[row] ?? null)
  return MetricPage.of({ rows: rows.subarray(0, length * WIDTH), distributions: ofRows })
}

function openPageOf({ number, rows, distributions }: OpenPageState): OpenPage {
  const copy = rows instanceof SavedColumn ? rows.copy() : Float64Array.from(rows)
  return { number, rows: copy, length: copy.length / WIDTH, distributions: entriesOf(distributions) }
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
