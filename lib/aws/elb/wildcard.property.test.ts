import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesWildcard } from './wildcard'

describe('matchesWildcard', () => {
  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    fc.assert(
      fc.property(patterns, letters, (pattern, text) => {
        const expression = pattern.replaceAll('*', '.*').replaceAll('?', '.')
        expect(matchesWildcard(pattern, text)).toBe(new RegExp(`^${expression}$`).test(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('every text matches itself, a star, and as many question marks as it has characters', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(matchesWildcard('*', text)).toBe(true)
        expect(matchesWildcard('?'.repeat(text.length), text)).toBe(true)
        if (!/[*?]/.test(text)) expect(matchesWildcard(text, text)).toBe(true)
      }),
    )
  })

  it('ends at once on what makes backtracking run away', () => {
    expect(matchesWildcard(`${'*a'.repeat(60)}b`, 'a'.repeat(1000))).toBe(false)
  })
})
