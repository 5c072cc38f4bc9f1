import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeJsonError } from './json-error'

describe('describeJsonError', () => {
  it.each([
    ['{\n  "name": oops\n}', 'at line 2, column 11 stands "oops" where a value should be'],
    ['{"a": 1 "b": 2}', 'at line 1, column 9 stands "\\"" where "," or "}" should be'],
    ["{'a': 1}", 'at line 1, column 2 stands "\'" where a name in double quotes or "}" should be'],
    ['[1, 2,]', 'at line 1, column 7 stands "]" where a value should be'],
    ['{"a": 1,}', 'at line 1, column 9 stands "}" where a name in double quotes should be'],
    ['{"a" 1}', 'at line 1, column 6 stands "1" where ":" should be'],
    ['{"a": 1', 'at line 1, column 8 stands the end where "," or "}" should be'],
    ['{} x', 'at line 1, column 4 stands "x" where the end should be'],
    ['{"a": 01}', 'at line 1, column 7 stands "01" where a value should be'],
    ['[// note\n1]', 'at line 1, column 2 stands "/" where a value or "]" should be'],
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
        if (refused) expect(describeJsonError(text)).toMatch(/stands/)
      }),
    )
  })
})
