import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable, printableJson, printableLines } from './printable'

/** What no terminal may get, by number: C0, DEL and C1, separators of lines, and what changes the direction of writing. */
const RANGES = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0x61c, 0x61c],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2066, 0x2069],
] as const
const dangerous = (text: string) =>
  [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0
    return RANGES.some(([first, last]) => code >= first && code <= last)
  })

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]0;title\u0007',
        '\u009b31m',
        '\r',
        '\n',
        '\b',
        '\u202e',
        '\u2066',
        '\u2028',
      ),
    ),
  )
  .map((parts) => parts.join(''))

it('each of them is escaped', () => {
  for (const [first, last] of RANGES)
    for (let code = first; code <= last; code++)
      expect(printable(String.fromCharCode(code))).toBe(`\\u${code.toString(16).padStart(4, '0')}`)
})

describe('What is printed to a terminal', () => {
  it('has no character that a terminal obeys', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(dangerous(printable(text))).toEqual([])
        expect(dangerous(printableLines(text).replaceAll('\n', ''))).toEqual([])
        expect(printableLines(text).split('\n')).toHaveLength(text.split('\n').length)
      }),
    )
  })

  it('is the text itself where there is nothing to escape, in any script', () => {
    for (const text of ['web:1 — 50 %', 'Lastverteiler für Grün', '負荷分散', 'مرحبا', '🚀 deploy', ''])
      expect(printable(text)).toBe(text)
  })

  it('is JSON with the same meaning', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.dictionary(hostile, hostile)), (value) => {
        const text = printableJson(value)
        expect(dangerous(text)).toEqual([])
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
