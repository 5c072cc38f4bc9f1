// The frames of `--output table`, drawn as the AWS CLI draws them: the title and the heads centred, values to the left, and
// one edge more at each side for every structure around.

import { fittedColumns, lengthOf, type Section } from './section'

/** `width`: of the whole table. */
export function drawSection(section: Section, width: number): string {
  const { title, headers, rows, indent } = section
  const inner = width - 2 * indent
  const lines: string[] = []
  if (title !== '') lines.push(centred(title, inner, '|'))
  const columns = fittedColumns(section, inner)
  if (title !== '' && headers.length === 0 && rows.length === 0) lines.push(`+${'-'.repeat(inner - 2)}+`)
  if (headers.length > 0) lines.push(ruler(columns), cells(headers, columns, centred))
  if (columns.length > 0 && rows.length > 0)
    lines.push(ruler(columns), ...rows.map((row) => cells(row, columns, leftAligned)), ruler(columns))
  const edge = '|'.repeat(indent)
  return lines.map((line) => `${edge}${line}${edge}\n`).join('')
}

type Cell = (text: string, width: number, leftEdge: string) => string

/** Only the first cell has an edge at its left. */
function cells(texts: readonly string[], columns: readonly number[], cell: Cell): string {
  return columns.map((width, column) => cell(texts[column] ?? '', width, column === 0 ? '|' : '')).join('')
}

function ruler(columns: readonly number[]): string {
  return columns
    .map((width, column) => (column === 0 ? `+${'-'.repeat(width - 2)}+` : `${'-'.repeat(width - 1)}+`))
    .join('')
}

function centred(text: string, width: number, leftEdge: string): string {
  const length = lengthOf(text)
  const before = Math.max(0, Math.floor(width / 2) - Math.floor(length / 2) - 1)
  const left = `${leftEdge}${' '.repeat(before)}${text}`
  return `${left}${' '.repeat(Math.max(0, width - 1 - leftEdge.length - before - length))}|`
}

function leftAligned(text: string, width: number, leftEdge: string): string {
  const length = lengthOf(text)
  const padding = width - (length + 2 + leftEdge.length + 1) >= 0 ? 2 : 0
  const left = `${leftEdge}${' '.repeat(padding)}${text}`
  return `${left}${' '.repeat(Math.max(0, width - 1 - leftEdge.length - padding - length))}|`
}
