import { expect, it } from 'vitest'
import { benchDataPlane } from './data-plane'

it('The benchmark of the data plane runs, and its traces do not depend on the clock', () => {
  let now = 0
  const slow = benchDataPlane(() => (now += 2), 5_000)
  const fast = benchDataPlane(() => (now += 1), 5_000)
  expect(slow.map(({ hash }) => hash)).toEqual(fast.map(({ hash }) => hash))
  for (const { requests, eventsPerRequest, requestsPerSecond, seconds } of slow) {
    expect(requests).toBeGreaterThan(4_000)
    expect(eventsPerRequest).toBeCloseTo(3, 1)
    expect(requestsPerSecond).toBe(Math.round(requests / seconds))
  }
})
