import { describe, expect, test } from 'vitest'
import { addBadge, BADGE_MS, badgeOpacity, badgeText, liveBadges, mergeBadges } from './flights-badges'

const error = (atMs: number, status = 502, place = 'task') => ({ place, status, atMs })

describe('error badges', () => {
  test('errors of one status at one place sum up', () => {
    const badges = [error(0), error(100)].reduce(addBadge, [])
    expect(badges).toEqual([{ place: 'task', status: 502, count: 2, lastMs: 100 }])
  })

  test('another status or place has its own badge', () => {
    expect([error(0), error(1, 504), error(2, 502, 'other')].reduce(addBadge, [])).toHaveLength(3)
  })

  test('a badge goes a while after the last error, and a later error counts from one', () => {
    const badges = addBadge([], error(0))
    expect(liveBadges(badges, BADGE_MS - 1)).toBe(badges)
    expect(liveBadges(badges, BADGE_MS)).toEqual([])
    expect(addBadge(badges, error(BADGE_MS + 1))[0]?.count).toBe(1)
  })

  test('it is fully visible at first and fades out', () => {
    const [badge] = addBadge([], error(0))
    expect(badge && badgeOpacity(badge, 0)).toBe(1)
    expect(badge && badgeOpacity(badge, BADGE_MS - 100)).toBeLessThan(0.5)
  })

  test('the text says how many requests the dots stand for', () => {
    const badge = { place: 'task', status: 502, count: 2, lastMs: 0 }
    expect(badgeText(badge, 1)).toBe('502 ×2')
    expect(badgeText({ ...badge, count: 1 }, 1)).toBe('502')
    expect(badgeText(badge, 10)).toBe('502 ×≈20')
    expect(badgeText({ ...badge, status: 0 }, 1)).toBe('no answer ×2')
  })

  test('seen from afar the badges of an instance’s tasks become one', () => {
    const badges = [error(0, 502, 'task-1'), error(50, 502, 'task-2'), error(60, 504, 'task-2')].reduce(
      addBadge,
      [],
    )
    expect(mergeBadges(badges, () => 'i-1')).toEqual([
      { place: 'i-1', status: 502, count: 2, lastMs: 50 },
      { place: 'i-1', status: 504, count: 1, lastMs: 60 },
    ])
    expect(mergeBadges(badges, (place) => place)).toEqual(badges)
  })
})
