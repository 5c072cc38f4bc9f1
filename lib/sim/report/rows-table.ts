import { type Markup, markup } from './markup'

export interface Row {
  /** Text stands left, numbers with their units right. */
  readonly cells: readonly (string | { readonly number: string })[]
  readonly isSum?: boolean
}

export function rowsTable(caption: string | null, head: readonly string[], rows: readonly Row[]): Markup {
  const first = rows[0]?.cells ?? []
  const isNumber = (column: number) => typeof first[column] === 'object'
  const name = (column: number) => (isNumber(column) ? 'n' : '')
  return markup`<div class="scroll"><table>${caption === null ? null : markup`<caption>${caption}</caption>`}<thead><tr>${head.map(
    (text, column) => markup`<th scope="col" class="${name(column)}">${text}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ({ cells, isSum }) =>
      markup`<tr class="${isSum === true ? 'sum' : ''}">${cells.map(
        (cell, column) =>
          markup`<td class="${name(column)}">${typeof cell === 'string' ? cell : cell.number}</td>`,
      )}</tr>`,
  )}</tbody></table></div>
`
}
