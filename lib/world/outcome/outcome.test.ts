import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine'
import type { Instance } from '../records/ec2'
import type { InstanceMeter, RunningInstance } from '../records/meters'
import { beginDesired, noteDesired, OSCILLATION_WINDOW_SECONDS } from './desired'
import { instanceTimes, noteInstance } from './instances'

const at = (seconds: number) => simTime(seconds * US_PER_SECOND)

describe('Oscillations of a desired count', () => {
  const story = (...changes: readonly (readonly [seconds: number, desired: number])[]) => {
    const meter = beginDesired(4, at(0))
    for (const [seconds, desired] of changes) noteDesired(meter, desired, at(seconds))
    return meter
  }
  const late = 60 + OSCILLATION_WINDOW_SECONDS

  it.each([
    ['a ramp has none', story([60, 6], [120, 8], [180, 12]), [3, 0, 0]],
    ['out and soon in again is one', story([60, 6], [120, 4]), [1, 1, 1]],
    ['out, in, out is two', story([60, 6], [120, 4], [180, 6]), [2, 1, 2]],
    ['at the end of the window it still counts', story([60, 6], [late, 4]), [1, 1, 1]],
    ['later it is another load', story([60, 6], [late + 1, 4]), [1, 1, 0]],
    ['what says the same changes nothing', story([60, 6], [61, 6], [120, 4]), [1, 1, 1]],
    ['the first change goes against none', story([60, 2]), [0, 1, 0]],
  ])('%s', (_, { scaleOuts, scaleIns, reversals }, expected) => {
    expect([scaleOuts, scaleIns, reversals]).toEqual(expected)
  })
})

describe('Instance hours', () => {
  const tables = () => ({
    runningInstances: new Map<string, RunningInstance>(),
    instanceMeters: new Map<string, InstanceMeter>(),
  })
  const instance = (id: string, state: Instance['state']) =>
    ({ id, instanceType: 'm5.large', state }) as Instance

  it('run from running to shutting-down, and are charged for a minute at least', () => {
    const state = tables()
    noteInstance(state, instance('i-1', 'pending'), at(0))
    noteInstance(state, instance('i-1', 'running'), at(10))
    noteInstance(state, instance('i-2', 'running'), at(20))
    noteInstance(state, instance('i-2', 'shutting-down'), at(50))
    noteInstance(state, instance('i-2', 'terminated'), at(70))
    expect(instanceTimes(state, at(110))).toEqual([
      ['m5.large', { usedUs: (100 + 30) * US_PER_SECOND, billedUs: (100 + 60) * US_PER_SECOND }],
    ])
  })

  it('are the integral of how many are running, whenever one asks', () => {
    const step = fc.record({
      after: fc.integer({ min: 0, max: 300 }),
      id: fc.constantFrom('i-1', 'i-2', 'i-3', 'i-4'),
      state: fc.constantFrom('running' as const, 'shutting-down' as const),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const state = tables()
        const running = new Set<string>()
        let now = 0
        let integral = 0
        for (const { after, id, state: next } of steps) {
          integral += running.size * after
          now += after
          const total = instanceTimes(state, at(now)).reduce((sum, [, { usedUs }]) => sum + usedUs, 0)
          expect(total).toBe(integral * US_PER_SECOND)
          // An instance runs once: EC2 reports each change of its state a single time.
          if ((next === 'running') === running.has(id)) continue
          noteInstance(state, instance(id, next), at(now))
          if (next === 'running') running.add(id)
          else running.delete(id)
        }
      }),
    )
  })
})
