import { describe, expect, it } from 'vitest'
import { certificateFor, coversName } from './certificate'

describe('A certificate', () => {
  it.each([
    [['example.com'], 'example.com', true],
    [['example.com'], 'EXAMPLE.com', true],
    [['example.com'], 'www.example.com', false],
    [['*.example.com'], 'www.example.com', true],
    [['*.example.com'], 'example.com', false],
    [['*.example.com'], 'a.b.example.com', false],
    [['example.com', '*.example.com'], 'shop.example.com', true],
  ])('%j covers %s: %s', (names, host, expected) => {
    expect(coversName(names, host)).toBe(expected)
  })

  it('is chosen by name: an exact one, then one with a wildcard, then the default', () => {
    const fallback = { names: ['example.org'] }
    const wild = { names: ['*.example.com'] }
    const exact = { names: ['shop.example.com'] }
    const all = [fallback, wild, exact]
    expect(certificateFor(all, 'shop.example.com')).toBe(exact)
    expect(certificateFor(all, 'www.example.com')).toBe(wild)
    expect(certificateFor(all, 'other.net')).toBe(fallback)
    expect(certificateFor([], 'other.net')).toBeUndefined()
  })
})
