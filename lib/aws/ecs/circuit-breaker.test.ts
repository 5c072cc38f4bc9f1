import { describe, expect, it } from 'vitest'
import { BREAKER_START, type BreakerEvent, breakerAfter, circuitBreakerThreshold } from './circuit-breaker'

describe('circuitBreakerThreshold', () => {
  it.each([
    [1, 3],
    [4, 3],
    [6, 3],
    [7, 4],
    [20, 10],
    [25, 13],
    [400, 200],
    [1000, 200],
    [0, 3],
  ])('for %i tasks is %i', (desired, threshold) => {
    expect(circuitBreakerThreshold(desired)).toBe(threshold)
  })

  it('follows its configuration', () => {
    expect(circuitBreakerThreshold(100, { type: 'COUNT', value: 7 })).toBe(7)
    expect(circuitBreakerThreshold(2, { type: 'UNBOUNDED_PERCENT', value: 50 })).toBe(1)
    expect(circuitBreakerThreshold(1000, { type: 'UNBOUNDED_PERCENT', value: 50 })).toBe(500)
    expect(circuitBreakerThreshold(10, { type: 'BOUNDED_PERCENT', value: 100 })).toBe(10)
  })
})

describe('breakerAfter', () => {
  const failuresAfter = (events: readonly BreakerEvent[], reset = true) =>
    events.reduce((count, event) => breakerAfter(count, event, reset), BREAKER_START).failures

  it.each<[string, readonly BreakerEvent[], number]>([
    ['tasks that never run count', ['failed to reach RUNNING', 'failed to reach RUNNING'], 2],
    [
      '… until the first one runs',
      ['failed to reach RUNNING', 'reached RUNNING', 'failed to reach RUNNING'],
      1,
    ],
    [
      'then tasks that are replaced as unhealthy count',
      ['reached RUNNING', 'replaced as unhealthy', 'replaced as unhealthy'],
      2,
    ],
    [
      'a healthy task sets the count back',
      ['failed to reach RUNNING', 'reached RUNNING', 'became healthy', 'replaced as unhealthy'],
      1,
    ],
  ])('%s', (_name, events, failures) => {
    expect(failuresAfter(events)).toBe(failures)
  })

  it('counts cumulatively when told to', () => {
    expect(
      failuresAfter(
        ['reached RUNNING', 'replaced as unhealthy', 'became healthy', 'replaced as unhealthy'],
        false,
      ),
    ).toBe(2)
  })
})
