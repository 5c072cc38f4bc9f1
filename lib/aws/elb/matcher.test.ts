import { describe, expect, it } from 'vitest'
import { isMatcher, matches, parseMatcher } from './matcher'

describe('matches', () => {
  it.each([
    ['200', 200, true],
    ['200', 201, false],
    ['200,202', 202, true],
    ['200,202', 201, false],
    ['200-299', 250, true],
    ['200-299', 300, false],
    ['200-299,404', 404, true],
    ['200', 502, false],
  ])('%s takes %i: %s', (matcher, status, expected) => {
    expect(matches(matcher, status)).toBe(expected)
  })
})

describe('parseMatcher', () => {
  it.each(['200', '200-499', '200, 301', '200-299,301-399'])('takes %s', (matcher) => {
    expect(isMatcher(matcher)).toBe(true)
  })

  it.each(['', 'ok', '199', '500', '200-500', '299-200', '200-', '200,', '2000', '200;201'])(
    'refuses "%s"',
    (matcher) => {
      expect(() => parseMatcher(matcher)).toThrow(expect.objectContaining({ code: 'ValidationError' }))
    },
  )
})
