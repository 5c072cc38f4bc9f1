import { describe, expect, it } from 'vitest'
import { throttle } from './throttle'

describe('throttle', () => {
  it('doubles with every round up to 27 minutes', () => {
    const delays = Array.from(
      { length: 11 },
      (_, failedStarts) => throttle({ failedStarts, desiredCount: 1 }).delaySeconds,
    )
    expect(delays).toEqual([0, 10, 20, 40, 80, 160, 320, 640, 1280, 1620, 1620])
  })

  it('counts as one round what fails at once', () => {
    expect(throttle({ failedStarts: 10, desiredCount: 10 }).delaySeconds).toBe(10)
    expect(throttle({ failedStarts: 11, desiredCount: 10 }).delaySeconds).toBe(20)
  })

  it('is announced from the third round on', () => {
    expect([1, 2, 3, 4].map((failedStarts) => throttle({ failedStarts, desiredCount: 1 }).announced)).toEqual(
      [false, false, true, true],
    )
  })

  it('stays at the longest pause however often it fails', () => {
    expect(throttle({ failedStarts: 1_000_000_000, desiredCount: 0 }).delaySeconds).toBe(1620)
  })
})
