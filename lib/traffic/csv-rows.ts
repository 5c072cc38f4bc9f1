// The lines and cells of a CSV file from anywhere: any line end, and comma, semicolon or tab between the cells. Linear in the text.

/** A recorded load needs two cells; who sends thousands in a line means no good. */
const CELLS_MAX = 1_000

/** One after the other, so that a large file is not held twice. */
export function* csvRows(text: string): Iterable<string> {
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

/**
 * A line with a tab or a semicolon is not cut at its commas: those are decimal commas then, or words.
 *
 * @example csvCells('"a, b";33,5') // ['a, b', '33,5']
 */
export function csvCells(line: string): readonly string[] {
  const separator = separatorOf(line)
  const cells: string[] = []
  let from = 0
  let isQuoted = false
  for (let i = 0; i <= line.length && cells.length < CELLS_MAX; i++) {
    if (line[i] === '"') isQuoted = !isQuoted
    const isEnd = i === line.length || (!isQuoted && line[i] === separator)
    if (!isEnd) continue
    cells.push(unquoted(line.slice(from, i)))
    from = i + 1
  }
  return cells
}

function separatorOf(line: string): string {
  let isQuoted = false
  let found = ','
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && character === '\t') return '\t'
    else if (!isQuoted && character === ';') found = ';'
  }
  return found
}

function unquoted(cell: string): string {
  const trimmed = cell.trim()
  const isQuoted = trimmed.length >= 2 && trimmed.startsWith('"') && trimmed.endsWith('"')
  return isQuoted ? trimmed.slice(1, -1).replaceAll('""', '"').trim() : trimmed
}
