import { describe, expect, it } from 'vitest'
import {
  abandonedLaunchText,
  type CapacityChangeReason,
  capacityChangeText,
  causeText,
  forceDeletedText,
  isScaleIn,
  launchedText,
  selectedText,
  shrunkText,
  terminatedByUserText,
  unhealthyText,
} from './activity-text'

const AT = '2025-01-01T00:05:00Z'

// After activities that AWS shows in its own guides.
it.each<[CapacityChangeReason, string]>([
  [
    { kind: 'created' },
    'a user request created an AutoScalingGroup changing the desired capacity from 0 to 2.',
  ],
  [
    { kind: 'set' },
    'a user request explicitly set group desired capacity changing the desired capacity from 0 to 2.',
  ],
  [
    { kind: 'bounds', min: 1, max: 5, desired: 2 },
    'a user request update of AutoScalingGroup constraints to min: 1, max: 5, desired: 2 changing the desired capacity from 0 to 2.',
  ],
  [
    { kind: 'schedule', min: 1, max: 5, desired: 2 },
    'a scheduled action update of AutoScalingGroup constraints to min: 1, max: 5, desired: 2 changing the desired capacity from 0 to 2.',
  ],
  [
    { kind: 'alarm', alarm: 'busy', state: 'ALARM', policy: 'grow' },
    'a monitor alarm busy in state ALARM triggered policy grow changing the desired capacity from 0 to 2.',
  ],
])('%j', (reason, expected) => {
  expect(capacityChangeText(AT, reason, 0, 2)).toBe(`At ${AT} ${expected}`)
})

describe('The cause of an activity', () => {
  it('is its sentences with two spaces between them', () => {
    expect(causeText([shrunkText(AT, 3, 2), selectedText(AT, 'i-0a1')])).toBe(
      `At ${AT} an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 3 to 2.  At ${AT} instance i-0a1 was selected for termination.`,
    )
    expect(launchedText(AT, 0, 2)).toContain('increasing the capacity from 0 to 2.')
  })

  it('tells scale-in from what else terminates an instance', () => {
    expect(isScaleIn(causeText([shrunkText(AT, 3, 2), selectedText(AT, 'i-0a1')]))).toBe(true)
    for (const other of [
      terminatedByUserText(AT, 'i-0a1', { from: 3, to: 2 }),
      abandonedLaunchText(AT),
      forceDeletedText(AT),
      unhealthyText(AT, 'user'),
    ])
      expect(isScaleIn(causeText([other]))).toBe(false)
  })

  it('names what found an instance unhealthy', () => {
    expect(unhealthyText(AT, 'elb')).toMatch(/in response to an ELB system health check failure\.$/)
    expect(unhealthyText(AT, 'ec2 stopped')).toMatch(
      /EC2 health check indicating it has been terminated or stopped\.$/,
    )
  })
})
