import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvText } from './csv'

describe('A cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['@x', "'@x"],
    ['=HYPERLINK("a","b")', '"\'=HYPERLINK(""a"",""b"")"'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', 'two\\u000alines'],
    ['\t=1', '\\u0009=1'],
    [null, ''],
    ['', ''],
    [-1.5, '-1.5'],
    ['-1.5e-3', '-1.5e-3'],
    [1e21, '1e+21'],
  ])('of %j is safe for spreadsheets', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })
})

/** As any program reads a file without line ends in its cells. */
function read(line: string): readonly string[] {
  const cells = line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^",]*)(?=,|$)/g) ?? []
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}

it('Whatever the cells hold, a row is one line with as many cells, and none begins like a formula', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true }), fc.constant(null))
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (row) => {
      const text = csvText([row])
      expect(text.indexOf('\n')).toBe(text.length - 1)
      const cells = read(text.slice(0, -1))
      expect(cells).toHaveLength(row.length)
      for (const cell of cells)
        if (/^[=+\-@]/.test(cell))
          expect(Number.isFinite(Number(cell)) || /^-?Infinity$/.test(cell)).toBe(true)
    }),
  )
})
