import { expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { ScalingActivityRecord } from '@/lib/protocol'
import { activityLane } from './activity-lane'
import type { Part } from './picture'

const activity = (seconds: number, desired: ScalingActivityRecord['desired']): ScalingActivityRecord => ({
  id: `${seconds}`,
  at: simTime(seconds * US_PER_SECOND),
  endedAt: null,
  status: 'Successful',
  headline: desired === null ? 'Launching a new EC2 instance: i-0123456789abcdef0' : '3 instances + 1 = 4',
  outcome: 'Successful',
  desired,
  isNotScaled: false,
})

function laneOf(activities: readonly ScalingActivityRecord[]) {
  const part: Part = {
    history: {
      key: 'asg/fleet',
      from: simTime(0),
      to: simTime(900 * US_PER_SECOND),
      bounds: null,
      metrics: [],
      cooldowns: [],
      scheduled: [],
      warmUps: [],
      activities,
      instances: [],
      autoScalingGroups: [],
      capacityProvider: null,
    },
    metrics: { length: 0, first: 0, column: () => undefined },
    isForecast: false,
    range: [0, 900 * US_PER_SECOND],
  }
  return activityLane({ from: 0, to: 900 * US_PER_SECOND, width: 300 }, [part])
}

it('What changed the capacity has a box before what came of it, however much came of it', () => {
  const launches = Array.from({ length: 9 }, (_, i) => activity(101 + i, null))
  const { activities, hidden } = laneOf([activity(100, { from: 3, to: 4 }), ...launches])
  expect(activities[0]?.box?.headline).toBe('3 instances + 1 = 4')
  expect(hidden).toBe(6)
})

it('An instance is called by the part of its ID that the rest of the screen shows', () => {
  expect(laneOf([activity(100, null)]).activities[0]?.box?.headline).toBe(
    'Launching a new EC2 instance: i-0123',
  )
})
