/** One frame of a table: its title, the heads of its columns, and its rows. */
export interface Section {
  readonly title: string
  /** How many structures it lies inside. */
  readonly indent: number
  headers: readonly string[]
  readonly rows: (readonly string[])[]
}

/** Blanks and an edge on both sides of a cell. */
const PADDING = 4
const BORDER = 2

/** In characters, of which some are two code units. */
export function lengthOf(text: string): number {
  return [...text].length
}

/** Of its widest text, column by column. */
function columnsOf({ headers, rows }: Section): readonly number[] {
  const widths: number[] = []
  for (const row of [headers, ...rows])
    for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, lengthOf(text))
  return widths
}

/** How wide it has to be at least, with the edges of what it lies in. */
export function widthOf(section: Section): number {
  const cells = columnsOf(section).reduce((sum, width) => sum + width + PADDING, 0)
  return Math.max(lengthOf(section.title), cells) + BORDER + 2 * section.indent
}

/** Columns that fill this width, each in proportion to what it needs. */
export function fittedColumns(section: Section, width: number): readonly number[] {
  const needed = columnsOf(section).map((column) => column + PADDING)
  const total = needed.reduce((sum, column) => sum + column, 0)
  const fitted = needed.map((column) => halfToEven((column * width) / total))
  let over = fitted.reduce((sum, column) => sum + column, 0) - width
  // What rounding has left over is taken from the first columns, or given to the last ones.
  for (let turn = 0; over !== 0 && fitted.length > 0; turn++) {
    const place = turn % fitted.length
    const column = over > 0 ? place : fitted.length - 1 - place
    fitted[column] = (fitted[column] ?? 0) - Math.sign(over)
    over -= Math.sign(over)
  }
  return fitted
}

/** A section of one row with its heads down the left side instead of across. */
export function stood(section: Section): Section {
  const [row, more] = section.rows
  if (row === undefined || more !== undefined || section.headers.length === 0) return section
  return {
    ...section,
    headers: [],
    rows: section.headers.map((header, column) => [header, row[column] ?? '']),
  }
}

function halfToEven(value: number): number {
  const rounded = Math.round(value)
  return rounded - value === 0.5 && rounded % 2 === 1 ? rounded - 1 : rounded
}
