import { describe, expect, it } from 'vitest'
import * as defaults from './defaults'
import * as limits from './limits'

describe('limits and defaults', () => {
  it.each<[string, number, limits.Range]>([
    [
      'deregistration delay',
      defaults.DEREGISTRATION_DELAY_SECONDS_DEFAULT,
      limits.DEREGISTRATION_DELAY_SECONDS,
    ],
    [
      'health check interval',
      defaults.HEALTH_CHECK_INTERVAL_SECONDS_DEFAULT,
      limits.HEALTH_CHECK_INTERVAL_SECONDS,
    ],
    [
      'health check timeout',
      defaults.HEALTH_CHECK_TIMEOUT_SECONDS_DEFAULT,
      limits.HEALTH_CHECK_TIMEOUT_SECONDS,
    ],
    ['healthy threshold', defaults.HEALTHY_THRESHOLD_COUNT_DEFAULT, limits.HEALTH_CHECK_THRESHOLD_COUNT],
    ['unhealthy threshold', defaults.UNHEALTHY_THRESHOLD_COUNT_DEFAULT, limits.HEALTH_CHECK_THRESHOLD_COUNT],
    ['idle timeout', defaults.IDLE_TIMEOUT_SECONDS_DEFAULT, limits.IDLE_TIMEOUT_SECONDS],
    [
      'grace period',
      defaults.HEALTH_CHECK_GRACE_PERIOD_SECONDS_DEFAULT,
      limits.HEALTH_CHECK_GRACE_PERIOD_SECONDS,
    ],
    ['target group weight', defaults.TARGET_GROUP_WEIGHT_DEFAULT, limits.TARGET_GROUP_WEIGHT],
  ])('the default %s lies in its range', (_name, value, range) => {
    expect(value).toBeGreaterThanOrEqual(range.min)
    expect(value).toBeLessThanOrEqual(range.max)
  })

  it('every range has its ends in order', () => {
    for (const value of Object.values(limits))
      if (typeof value === 'object') expect(value.min).toBeLessThan(value.max)
  })

  it('some reserved ports lie inside the range for tasks: that is why the agent reserves them', () => {
    const [first, last] = defaults.EPHEMERAL_PORT_RANGE_DEFAULT
    expect([first, last]).toEqual([32768, 60999])
    expect(defaults.RESERVED_TCP_PORTS_DEFAULT.filter((port) => port >= first && port <= last)).toEqual([
      51678, 51679,
    ])
  })
})
