import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseValues } from './values'

describe('Values', () => {
  it.each<[string, readonly unknown[]]>([
    ['1,2,5', [1, 2, 5]],
    ['10..50:20', [10, 30, 50]],
    ['10..55:20', [10, 30, 50]],
    ['0.1..0.3:0.1', [0.1, 0.2, 0.3]],
    ['-1..1:0.5', [-1, -0.5, 0, 0.5, 1]],
    ['5..5:1', [5]],
    ['1,10..30:10,0.5', [1, 10, 20, 30, 0.5]],
    ['30s..2m:30s', ['30s', '1m', '1m30s', '2m']],
    ['aws,instant', ['aws', 'instant']],
    ['true,null,"5"', [true, null, '5']],
    [
      '{"poisson":{"rps":5,"x":[1,2]}},{"uniform":{"rps":5}}',
      [{ poisson: { rps: 5, x: [1, 2] } }, { uniform: { rps: 5 } }],
    ],
    ['"a,b","c\\"..d:e"', ['a,b', 'c"..d:e']],
    [' a , b ', ['a', 'b']],
  ])('of %s', (text, values) => {
    expect(parseValues(text)).toEqual(values)
  })

  it.each([
    ['', /a value is missing/],
    ['1,,2', /a value is missing/],
    ['1,1', /the value 1 stands there twice/],
    ['1..3:1,2', /the value 2 stands there twice/],
    ['1..5', /needs a step: 1..5:1/],
    ['5..1:1', /must go up/],
    ['1..5:0', /must go up/],
    ['1..5:-1', /must go up/],
    ['a..b:c', /three numbers, or three times/],
    ['1s..5:1', /three numbers, or three times/],
    ['0..1000000:1', /1000001 values/],
    ['{"a":1', /not valid JSON/],
  ])('are refused in %j', (text, message) => {
    expect(() => parseValues(text)).toThrow(message)
  })

  it('of a range are the decimals that one would write', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000, max: 1_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 4 }),
        (first, step, count, decimals) => {
          const text = (units: number) => (units / 10 ** decimals).toFixed(decimals)
          const values = parseValues(`${text(first)}..${text(first + count * step)}:${text(step)}`)
          expect(values).toEqual(Array.from({ length: count + 1 }, (_, i) => Number(text(first + i * step))))
        },
      ),
    )
  })

  it('of any JSON are those values', () => {
    const value = fc.oneof(fc.string(), fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()))
    fc.assert(
      fc.property(
        fc.uniqueArray(value, { minLength: 1, maxLength: 5, selector: (v) => JSON.stringify(v) }),
        (values) => {
          expect(parseValues(values.map((v) => JSON.stringify(v)).join(','))).toEqual(
            values.map((v) => JSON.parse(JSON.stringify(v))),
          )
        },
      ),
    )
  })
})
