import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatClock } from '../describe/format'
import { parseClock } from './clock-text'
import { momentAt } from './moment'
import { hasRules, NO_RULES, readPauseRules, withCause } from './pause-rules'

describe('a time as a person types it', () => {
  it.each([
    ['00:05:00', 300],
    ['5:00', 300],
    ['1:02:03', 3_723],
    ['0:00.5', 0.5],
    ['5m', 300],
    ['90s', 90],
    ['1h 30min', 5_400],
    [' 2m5s ', 125],
    ['0s', 0],
  ])('%s is %s seconds', (text, seconds) => expect(parseClock(text)).toBe(momentAt(seconds)))

  it.each(['', '5', 'm', '5:60', '1:2:3:4', '-5s', '5m!', '99999h', '1e9s', '5 parsecs'])(
    '%s is none',
    (text) => expect(parseClock(text)).toBeNull(),
  )

  it('is read back from what the clock shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 * 4 }), (seconds) => {
        expect(parseClock(formatClock(momentAt(seconds)))).toBe(momentAt(seconds))
      }),
    )
  })
})

describe('rules for pausing that were kept', () => {
  it('are read back as they were', () => {
    const rules = { causes: ['alarm', 'request-failed'], at: momentAt(300) }
    expect(readPauseRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules)
  })

  it('are none when they are anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (kept) => {
        expect(hasRules(readPauseRules(kept))).toBe(false)
      }),
    )
    expect(readPauseRules({ causes: ['explode'], at: -1 })).toEqual(NO_RULES)
  })

  it('hold each cause once', () => {
    const once = withCause(NO_RULES, 'alarm', true)
    expect(withCause(once, 'alarm', true)).toEqual(once)
    expect(withCause(once, 'alarm', false)).toEqual(NO_RULES)
  })
})
