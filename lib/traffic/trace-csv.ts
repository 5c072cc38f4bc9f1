// A recorded load as a CSV file: one row a period with a count, and the time it begins if the file has times. Such a file may come
// from anywhere, so its size is limited before it is looked at, and what is wrong with it is said by line.

import { parseDateTime } from '@/lib/engine'
import { TRACE_COUNT_MAX, TRACE_PERIODS_MAX } from './arrivals-limits'
import { csvCells, csvRows } from './csv-rows'
import { TraceCsvError } from './trace-csv-error'
import { periodsOf, type RecordedLoad, type TraceRow } from './trace-periods'

export { TraceCsvError } from './trace-csv-error'

/** In characters: a year of minutes with a long time stamp each. */
export const TRACE_TEXT_MAX = 32_000_000

const COUNT = /^\d{1,15}(?:[.,]\d{0,30})?(?:e[-+]?\d{1,2})?$/i
/** Without regard to case and to what is neither letter nor digit. */
const COUNT_NAMES = ['count', 'counts', 'value', 'requests', 'requestcount', 'hits', 'sum']
const TIME_NAMES = ['timestamp', 'time', 'datetime', 'date', 'epoch', 'ts']

interface Columns {
  readonly time: number
  /** The last when null. */
  readonly count: number | null
}

/**
 * A first row that does not hold a number is a header; empty lines are passed over. Without a header that names them the first column
 * is the time and the last the count.
 *
 * @example parseTraceCsv('time,count\n2025-01-01 00:00,12\n2025-01-01 00:05,31').counts // [12, 31]
 */
export function parseTraceCsv(text: string): RecordedLoad {
  if (text.length > TRACE_TEXT_MAX)
    throw new TraceCsvError(`is too large: ${TRACE_TEXT_MAX / 1_000_000} million characters are the most`)
  const found: TraceRow[] = []
  let columns: Columns = { time: 0, count: null }
  let isFirst = true
  let line = 0
  for (const row of csvRows(text)) {
    line++
    if (row.trim() === '') continue
    const cells = csvCells(row)
    const cell = (columns.count === null ? cells.at(-1) : cells[columns.count]) ?? ''
    if (isFirst && !COUNT.test(cell) && !/^[-+.\d]/.test(cell)) columns = columnsOf(cells)
    else found.push({ line, count: countOf(cell, line, columns), time: timeOf(cells[columns.time] ?? '') })
    isFirst = false
    if (found.length > TRACE_PERIODS_MAX)
      throw new TraceCsvError(`there may be at most ${TRACE_PERIODS_MAX} periods`, line)
  }
  if (found.length === 0) throw new TraceCsvError('has no counts')
  const load = periodsOf(found)
  const large = load.counts.findIndex((count) => count > TRACE_COUNT_MAX)
  if (large >= 0) throw new TraceCsvError(`counts more than ${TRACE_COUNT_MAX} in period ${large + 1}`)
  return load
}

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.toLowerCase().replace(/[^a-z\d]/g, ''))
  const time = names.findIndex((name) => TIME_NAMES.includes(name))
  const count = names.findIndex((name) => COUNT_NAMES.includes(name))
  return { time: Math.max(0, time), count: count < 0 || count === names.length - 1 ? null : count }
}

function countOf(cell: string, line: number, columns: Columns): number {
  const column = columns.count === null ? 'the last column' : `column ${columns.count + 1}`
  if (!COUNT.test(cell))
    throw new TraceCsvError(`${column} must be a count, not "${cell.slice(0, 40)}"`, line)
  const count = Number(cell.replace(',', '.'))
  if (count > TRACE_COUNT_MAX)
    throw new TraceCsvError(`a count may be at most ${TRACE_COUNT_MAX}, not ${count}`, line)
  return count
}

/** Milliseconds: a date and time as ISO 8601 or CloudWatch's console write it, or Unix seconds or milliseconds. */
function timeOf(cell: string): number | null {
  if (/^\d{9,10}(?:\.\d{1,9})?$/.test(cell)) return Math.round(Number(cell) * 1_000)
  if (/^\d{12,13}$/.test(cell)) return Number(cell)
  const parts = /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[ Tt](\d\d:\d\d)(:\d\d)?(\.\d{1,9})?)? ?(.{0,6})$/.exec(cell)
  if (!parts) return null
  const [, year, month, day, minutes = '00:00', seconds = ':00', fraction = '', zone = ''] = parts
  return parseDateTime(`${year}-${month}-${day}T${minutes}${seconds}${fraction}${zone === '' ? 'Z' : zone}`)
}
