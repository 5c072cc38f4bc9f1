import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeJsonError } from './json-error'

describe('describeJsonError', () => {
  it.each([
    ['{\n  "name": oops\n}', 'expected a value at line 2, column 11, found "oops"'],
    ['{"a": 1 "b": 2}', 'expected "," or "}" at line 1, column 9, found "\\""'],
    ["{'a': 1}", 'expected a name in double quotes or "}" at line 1, column 2, found "\'"'],
    ['[1, 2,]', 'expected a value at line 1, column 7, found "]"'],
    ['{"a": 1,}', 'expected a name in double quotes at line 1, column 9, found "}"'],
    ['{"a" 1}', 'expected ":" at line 1, column 6, found "1"'],
    ['{"a": 1', 'expected "," or "}" at line 1, column 8, found the end'],
    ['{} x', 'expected the end at line 1, column 4, found "x"'],
    ['{"a": 01}', 'expected a value at line 1, column 7, found "01"'],
    ['[// note\n1]', 'expected a value or "]" at line 1, column 2, found "/"'],
    [' \n', 'it is empty'],
  ])('of %j', (text, says) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(describeJsonError(text)).toBe(says)
  })

  it('finds no error before the end of JSON that is cut off', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        const text = json.slice(0, cut % json.length)
        fc.pre(text.trim() !== '')
        let refused = false
        try {
          JSON.parse(text)
        } catch {
          refused = true
        }
        if (refused) expect(describeJsonError(text)).toMatch(/^expected /)
      }),
    )
  })
})
