// A recorded load as a CSV file: one row a period, the last column is the count. Such a file may come from anywhere, so its size is
// limited before it is looked at, and what is wrong with it is said by line.

import { TRACE_COUNT_MAX, TRACE_PERIODS_MAX } from './arrivals-limits'

/** In characters: a year of minutes with a long time stamp each. */
export const TRACE_TEXT_MAX = 32_000_000
const PERIOD_SECONDS_DEFAULT = 300
const DAY_SECONDS = 86_400

export class TraceCsvError extends Error {
  override readonly name = 'TraceCsvError'
  /** Counted from 1; null when it is not about one line. */
  readonly line: number | null

  constructor(message: string, line: number | null = null) {
    super(message)
    this.line = line
  }
}

export interface RecordedLoad {
  readonly counts: readonly number[]
  /** By the time stamps of the first two rows, else five minutes. */
  readonly periodSeconds: number
}

/**
 * A first row that does not end in a number is a header; empty lines are passed over.
 *
 * @example parseTraceCsv('time,count\n2025-01-01 00:00,12\n2025-01-01 00:05,31') // { counts: [12, 31], periodSeconds: 300 }
 */
export function parseTraceCsv(text: string): RecordedLoad {
  if (text.length > TRACE_TEXT_MAX)
    throw new TraceCsvError(`is too large: ${TRACE_TEXT_MAX / 1_000_000} million characters are the most`)
  const counts: number[] = []
  const times: (number | null)[] = []
  let isFirst = true
  let line = 0
  for (const row of rows(text)) {
    line++
    if (row.trim() === '') continue
    const cell = lastCell(row)
    const count = /^\d{1,12}(\.0*)?$/.test(cell) ? Number(cell) : null
    const isHeader = isFirst && count === null && !/^[-+.\d]/.test(cell)
    if (count === null && !isHeader)
      throw new TraceCsvError(`the last column must be a count, not "${cell.slice(0, 40)}"`, line)
    if (count !== null && count > TRACE_COUNT_MAX)
      throw new TraceCsvError(`a count may be at most ${TRACE_COUNT_MAX}, not ${count}`, line)
    if (count !== null) counts.push(count)
    if (count !== null && times.length < 2) times.push(timeOfDay(row))
    if (counts.length > TRACE_PERIODS_MAX)
      throw new TraceCsvError(`there may be at most ${TRACE_PERIODS_MAX} periods`, line)
    isFirst = false
  }
  if (counts.length === 0) throw new TraceCsvError('has no counts')
  return { counts, periodSeconds: periodOf(times) }
}

/** One after the other, so that a large file is not held twice. */
function* rows(text: string): Iterable<string> {
  let from = text.startsWith('\uFEFF') ? 1 : 0
  while (from <= text.length) {
    const feed = text.indexOf('\n', from)
    const to = feed < 0 ? text.length : feed
    const line = text.slice(from, to)
    // Old files end their lines with a carriage return alone.
    yield* line.endsWith('\r') ? line.slice(0, -1).split('\r') : line.split('\r')
    from = to + 1
  }
}

function lastCell(line: string): string {
  const trimmed = line.trimEnd()
  if (trimmed.endsWith('"')) {
    const open = trimmed.lastIndexOf('"', trimmed.length - 2)
    if (open >= 0) return trimmed.slice(open + 1, -1).trim()
  }
  return line.slice(Math.max(line.lastIndexOf(','), line.lastIndexOf(';'), line.lastIndexOf('\t')) + 1).trim()
}

/** Seconds since midnight of a time stamp at the beginning of a row. */
function timeOfDay(row: string): number | null {
  const parts = /^"?\d{4}-\d\d-\d\d[ T](\d\d):(\d\d)(?::(\d\d))?/.exec(row)
  if (!parts) return null
  return Number(parts[1]) * 3_600 + Number(parts[2]) * 60 + Number(parts[3] ?? 0)
}

function periodOf([first = null, second = null]: readonly (number | null)[]): number {
  if (first === null || second === null) return PERIOD_SECONDS_DEFAULT
  const seconds = (second - first + DAY_SECONDS) % DAY_SECONDS
  return seconds > 0 ? seconds : PERIOD_SECONDS_DEFAULT
}
