import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Regex, RegexError } from './regex'

/** Expressions that JavaScript reads in the same way, without repetitions inside repetitions, so that it ends. */
const atom = fc.oneof(
  fc.constantFrom('a', 'b', '/', '.', '\\d', '\\w', '\\.', '[ab]', '[^a]', '[a-c/]', '\\b', '^', '$'),
  fc.constantFrom('(a|b)', '(?:ab|a)', '(ab)', '(a|)'),
)
const repeated = fc
  .tuple(
    fc.constantFrom('a', 'b', '.', '[ab]', '(a|b)', '(?:ab|a)'),
    fc.constantFrom('*', '+', '?', '*?', '{2}', '{1,3}', '{2,}'),
  )
  .map((parts) => parts.join(''))
const sequence = fc.array(fc.oneof(atom, repeated), { maxLength: 5 }).map((parts) => parts.join(''))
const expression = fc.array(sequence, { minLength: 1, maxLength: 3 }).map((options) => options.join('|'))
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', '/', '.', '1', '_', ' '), maxLength: 12 })

describe('Regex', () => {
  it('finds what JavaScript finds, where it finds it, groups included', () => {
    fc.assert(
      fc.property(expression, text, fc.boolean(), (pattern, input, ignoreCase) => {
        const theirs = new RegExp(pattern, ignoreCase ? 'di' : 'd').exec(input)
        const ours = new Regex(pattern, { ignoreCase }).find(input)
        const places = theirs?.indices?.flatMap((pair) => pair ?? [-1, -1]) ?? null
        expect(ours).toEqual(places)
      }),
      { numRuns: 5_000 },
    )
  })

  it('reads any text or says at which character it cannot', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), fc.string(), (pattern, input) => {
        try {
          new Regex(pattern).test(input)
        } catch (error) {
          expect(error).toBeInstanceOf(RegexError)
          expect((error as RegexError).at).toBeLessThanOrEqual(pattern.length)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['(a+)+$', `${'a'.repeat(5_000)}b`],
    ['(a|aa)*c', 'a'.repeat(5_000)],
    ['(.*)*x', 'a'.repeat(2_000)],
    [`${'a?'.repeat(40)}${'a'.repeat(40)}`, 'a'.repeat(39)],
    ['(((a*)*)*)*b', 'a'.repeat(2_000)],
  ])('ends on %s, which makes backtracking run away', (pattern, input) => {
    expect(new Regex(pattern).test(input)).toBe(false)
  })

  it.each([
    ['(?=a)', 'Lookaheads and lookbehinds are not supported at character 1'],
    ['a(?<!b)', 'Lookaheads and lookbehinds are not supported at character 2'],
    ['(a)\\1', 'Backreferences are not supported at character 4'],
    ['(?>a)', 'Atomic groups are not supported at character 1'],
    ['a++', 'Possessive quantifiers are not supported at character 3'],
    ['\\p{L}', 'Unicode character classes are not supported at character 1'],
    ['(?R)', 'This kind of group is not supported at character 1'],
    ['(a', 'A "(" is not closed at character 1'],
    ['a)', 'A ")" closes nothing at character 2'],
    ['[a', 'A "[" is not closed at character 1'],
    ['[b-a]', 'A range is out of order at character 2'],
    ['*a', 'Nothing to repeat at character 1'],
    ['a**', 'Nothing to repeat at character 3'],
    ['a{3,1}', 'Counts are out of order at character 2'],
    ['a\\', 'The expression ends with a backslash at character 2'],
    ['((a{1000}){1000}){1000}', 'The expression is too large at character 1'],
    ['(?:(?:(?:){1000}){1000}){1000}', 'The expression is too large at character 1'],
  ])('refuses %s: %s', (pattern, message) => {
    expect(() => new Regex(pattern)).toThrow(message)
  })
})
