import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onOneLine, shellQuote, shellWords } from './shell-words'

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
    ["$'a\\nb\\t\\'c\\''", ["a\nb\t'c'"]],
    ["x=$'\\x41\\102\\u00e9\\U1F600\\cA'y", ['x=ABé😀\u0001y']],
    ["$'\\q\\e'", ['\\q\u001b']],
    ['"a\\\nb"', ['ab']],
    ["'a\\\nb'", ['a\\\nb']],
    ['"$\'a\'"', ["$'a'"]],
    ['$HOME ${x}', ['$HOME', '${x}']],
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

  it('writes what a clipboard would change as escapes', () => {
    expect(shellQuote('a\r\nb\u2028')).toBe("$'a\\r\\nb\\u2028'")
    expect(shellQuote('a\nb')).toBe("'a\nb'")
  })

  it('puts any words on one line that reads the same', () => {
    const word = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a\nb', '--x=a\r\nb', "'\n"),
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 5 }),
        fc.constantFrom(' ', ' \\\n  ', '\n'),
        (words, between) => {
          const line = onOneLine(words.map(shellQuote).join(between))
          expect(line).not.toMatch(/[\r\n]/)
          expect(texts(line)).toEqual(words)
        },
      ),
    )
  })

  it('puts a line with an open quote on one line too', () => {
    expect(onOneLine("a 'b\nc")).toBe("a 'b c")
  })

  it('takes any line', () => {
    const part = fc.constantFrom('a', ' ', "'", '"', '\\', '\n', '\r', '|', '>', '$', "$'", 'x', 'u', '7')
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
