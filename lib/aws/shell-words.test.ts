import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shellQuote, shellWords } from './shell-words'

const texts = (line: string) => shellWords(line).words.map(({ text }) => text)

describe('shellWords', () => {
  it.each([
    ['a b  c', ['a', 'b', 'c']],
    ["a 'b c' d", ['a', 'b c', 'd']],
    ['"a \\"b\\" $c"', ['a "b" $c']],
    ["x='a b'c", ['x=a bc']],
    ['a\\ b', ['a b']],
    ['a \\\n  b', ['a', 'b']],
    ["''", ['']],
    ["'it'\\''s'", ["it's"]],
    ['a>>b', ['a', '>>', 'b']],
    ['a && b|c;d', ['a', '&&', 'b', '|', 'c', ';', 'd']],
    ['', []],
  ])('%j is %j', (line, expected) => {
    expect(texts(line)).toEqual(expected)
  })

  it('knows where words begin and which are operators', () => {
    expect(shellWords('ab > "c"').words).toEqual([
      { text: 'ab', offset: 0, operator: false },
      { text: '>', offset: 3, operator: true },
      { text: 'c', offset: 5, operator: false },
    ])
  })

  it('names a quote that is not closed', () => {
    expect(shellWords('a "b').unclosed).toEqual({ quote: '"', offset: 2 })
  })

  it('reads back whatever was quoted', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (words) => {
        expect(texts(words.map(shellQuote).join(' '))).toEqual(words)
      }),
    )
  })

  it('takes any line', () => {
    const part = fc.constantFrom('a', ' ', "'", '"', '\\', '\n', '\r', '|', '>', '$')
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
        (line) => {
          for (const { offset } of shellWords(line).words) expect(offset).toBeLessThan(line.length)
        },
      ),
    )
  })
})
