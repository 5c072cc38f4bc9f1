import { describe, expect, test } from 'vitest'
import { addBadge, BADGE_MS, badgeOpacity, badgeText, type ErrorBadge, liveBadges } from './badges'

const error = (atMs: number, status = 502, place = 'task') => ({ place, status, atMs })

describe('error badges', () => {
  test('errors of one status at one place sum up', () => {
    const badges = [error(0), error(100)].reduce(addBadge, [])
    expect(badges).toEqual([{ place: 'task', status: 502, timesMs: [0, 100] }])
  })

  test('another status or place has its own badge', () => {
    expect([error(0), error(1, 504), error(2, 502, 'other')].reduce(addBadge, [])).toHaveLength(3)
  })

  test('a badge goes a while after the last error, and a later error counts from one', () => {
    const badges = addBadge([], error(0))
    expect(liveBadges(badges, BADGE_MS - 1)).toBe(badges)
    expect(liveBadges(badges, BADGE_MS)).toEqual([])
    expect(addBadge(badges, error(BADGE_MS + 1))[0]?.timesMs).toEqual([BADGE_MS + 1])
  })

  test('while errors go on, only those of the last moments count', () => {
    const times = Array.from({ length: 100 }, (_, index) => index * 100)
    const [badge] = times.map((ms) => error(ms)).reduce(addBadge, [] as readonly ErrorBadge[])
    expect(badge && badgeText(badge, 9_900, 1)).toBe('502 ×26')
  })

  test('it is fully visible at first and fades out', () => {
    const [badge] = addBadge([], error(0))
    expect(badge && badgeOpacity(badge, 0)).toBe(1)
    expect(badge && badgeOpacity(badge, BADGE_MS - 100)).toBeLessThan(0.5)
  })

  test('the text says how many requests the dots stand for', () => {
    const badge = { place: 'task', status: 502, timesMs: [0, 10] }
    expect(badgeText(badge, 20, 1)).toBe('502 ×2')
    expect(badgeText({ ...badge, timesMs: [0] }, 20, 1)).toBe('502')
    expect(badgeText(badge, 20, 10)).toBe('502 ×≈20')
    expect(badgeText({ ...badge, status: 0 }, 20, 1)).toBe('no response ×2')
  })
})
