// Text of CSV files, whoever writes them.

import { printable } from './printable'

/** Nothing where there is no value. */
export type CsvValue = string | number | null

/**
 * A cell, in quotes where it has to be. A spreadsheet takes text that begins like a formula for one, unless a quote is before it;
 * numbers may have a sign.
 *
 * @example csvCell('=1+1') // "'=1+1"
 */
export function csvCell(value: CsvValue): string {
  const plain = printable(String(value ?? ''))
  const isFormula = /^[=+\-@]/.test(plain) && !Number.isFinite(Number(plain))
  const safe = isFormula ? `'${plain}` : plain
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A line a row. */
export function csvText(rows: readonly (readonly CsvValue[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('')
}
