import { describe, expect, it } from 'vitest'
import { protectedGroupLines } from './protected-group'

type Group = Parameters<typeof protectedGroupLines>[0][number]

const member = (isProtected: boolean, lifecycleState = 'InService') => ({
  instanceId: 'i-1',
  zone: 'us-east-1a',
  lifecycleState,
  isHealthy: true,
  isProtected,
  waitsFor: [],
})
const group = (desiredCapacity: number, instances: Group['instances']): Group => ({
  key: 'asg/fleet',
  name: 'fleet',
  desiredCapacity,
  instances,
})

describe('a group whose instances are protected from scale-in', () => {
  it('says that it cannot become as small as it is to be', () => {
    expect(protectedGroupLines([group(1, [member(true), member(true)])])).toEqual([
      {
        key: 'asg/fleet',
        tone: 'warning',
        text: 'fleet cannot scale in to 1: 2 instances in service, protected from scale-in.',
      },
    ])
  })

  it.each([
    ['has as many as it wants', group(2, [member(true), member(true)])],
    ['may still end one', group(1, [member(true), member(false)])],
    ['ends one already', group(1, [member(true), member(true, 'Terminating')])],
  ])('says nothing while it %s', (_why, one) => {
    expect(protectedGroupLines([one])).toEqual([])
  })
})
