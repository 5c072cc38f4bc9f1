// Puts the rows of a recorded load into periods of equal length by their time stamps, and says by line what it did to them.

import { counted } from '@/lib/aws/counted'
import { TRACE_PERIODS_MAX } from './arrivals-limits'
import { TraceCsvError } from './trace-csv-error'

export const PERIOD_SECONDS_DEFAULT = 300
const PERIOD_MS_MAX = 86_400_000

export interface TraceRow {
  /** Counted from 1. */
  readonly line: number
  readonly count: number
  /** Milliseconds; null when the row has no time stamp that can be read. */
  readonly time: number | null
}

/** What was done to rows that did not follow each other as they should. */
export interface TraceNote {
  /** The first line that it is about. */
  readonly line: number
  readonly text: string
}

export interface RecordedLoad {
  /** One for each period, which may be broken numbers: rates that somebody averaged. */
  readonly counts: readonly number[]
  /** By the time stamps, else five minutes. */
  readonly periodSeconds: number
  readonly notes: readonly TraceNote[]
}

/** Without a time stamp in every row the rows are one period each, in the order of the file. */
export function periodsOf(rows: readonly TraceRow[]): RecordedLoad {
  const untimed = rows.filter(({ time }) => time === null)
  if (untimed.length > 0) return oneEach(rows, untimed)
  const sorted = [...rows].sort((x, y) => timeOf(x) - timeOf(y) || x.line - y.line)
  const periodMs = usualStepMs(sorted)
  if (periodMs === null) return spread(sorted, PERIOD_SECONDS_DEFAULT * 1_000, rows)
  if (periodMs > PERIOD_MS_MAX) {
    const seconds = periodMs / 1_000
    throw new TraceCsvError(`the usual step from row to row is ${seconds} s; a period may be at most a day`)
  }
  return spread(sorted, periodMs, rows)
}

function oneEach(rows: readonly TraceRow[], untimed: readonly TraceRow[]): RecordedLoad {
  const counts = rows.map(({ count }) => count)
  const [first] = untimed
  const notes: readonly TraceNote[] =
    first === undefined || untimed.length === rows.length
      ? []
      : [{ line: first.line, text: 'has no time that can be read, so each row is the next period' }]
  return { counts, periodSeconds: firstStepSeconds(rows), notes }
}

/** Of a file whose later rows have no time stamps, the first two still tell. */
function firstStepSeconds([first, second]: readonly TraceRow[]): number {
  if (first?.time == null || second?.time == null) return PERIOD_SECONDS_DEFAULT
  const step = second.time - first.time
  return step > 0 && step <= PERIOD_MS_MAX ? step / 1_000 : PERIOD_SECONDS_DEFAULT
}

/** The median: neither gaps nor rows that are a little late change it. */
function usualStepMs(sorted: readonly TraceRow[]): number | null {
  const steps = sorted.slice(1).map((row, i) => timeOf(row) - timeOf(sorted[i] ?? row))
  const real = steps.filter((step) => step > 0).sort((x, y) => x - y)
  return real[(real.length - 1) >> 1] ?? null
}

/** Each row counts in the period nearest to its time; a period without a row counts 0, as `RequestCount` has no datapoint then. */
function spread(sorted: readonly TraceRow[], periodMs: number, inFile: readonly TraceRow[]): RecordedLoad {
  const start = sorted[0] ? timeOf(sorted[0]) : 0
  const counts: number[] = []
  const gaps: TraceRow[] = []
  const shared: TraceRow[] = []
  const offGrid: TraceRow[] = []
  for (const row of sorted) {
    const exact = (timeOf(row) - start) / periodMs
    const index = Math.round(exact)
    if (index >= TRACE_PERIODS_MAX)
      throw new TraceCsvError(
        `lies ${index} periods of ${periodMs / 1_000} s after the first row; ${TRACE_PERIODS_MAX} are the most`,
        row.line,
      )
    if (exact !== index) offGrid.push(row)
    if (index < counts.length) shared.push(row)
    if (index > counts.length) gaps.push(row)
    while (counts.length <= index) counts.push(0)
    counts[index] = (counts[index] ?? 0) + row.count
  }
  const empty = counts.length - (sorted.length - shared.length)
  const unsorted = inFile.filter((row, i) => i > 0 && timeOf(row) < timeOf(inFile[i - 1] ?? row))
  const notes = [
    note(unsorted, () => 'is earlier than the row before it, so the rows were sorted by time'),
    note(
      gaps,
      () => `follows the first gap; without a row in all: ${counted(empty, 'period')}, each counted as 0`,
    ),
    note(shared, (n) => `falls into the period of another row, ${counted(n, 'row')} in all: added up`),
    note(
      offGrid,
      (n) =>
        `is no whole number of periods after the first row, ${counted(n, 'row')} in all: counted in the nearest`,
    ),
  ].flat()
  return { counts, periodSeconds: periodMs / 1_000, notes }
}

function note(rows: readonly TraceRow[], text: (count: number) => string): readonly TraceNote[] {
  const [first] = rows
  return first === undefined ? [] : [{ line: first.line, text: text(rows.length) }]
}

function timeOf({ time }: TraceRow): number {
  return time ?? 0
}
