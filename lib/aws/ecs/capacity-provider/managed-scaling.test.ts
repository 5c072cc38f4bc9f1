import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CapacityQuery,
  capacityNeed,
  capacityProviderReservation,
  type WaitingTasks,
} from './managed-scaling'

const MEDIUM = { cpu: 2048, memoryMiB: 3850, interfaces: 2 }
const XLARGE = { cpu: 4096, memoryMiB: 15577, interfaces: 3 }
const SETTINGS = { minimumScalingStepSize: 1, maximumScalingStepSize: 10_000 }

const tasks = (count: number, given: Partial<WaitingTasks> = {}): WaitingTasks => ({
  count,
  cpu: 512,
  memoryMiB: 512,
  onePerInstance: false,
  takesInterface: false,
  ...given,
})

const need = (given: Partial<CapacityQuery>) =>
  capacityNeed({
    instances: 3,
    instancesInUse: 3,
    arriving: [],
    waiting: [],
    types: [MEDIUM],
    settings: SETTINGS,
    ...given,
  })

describe('CapacityProviderReservation', () => {
  it.each([
    [0, 0, 100],
    [1, 0, 200],
    [3, 3, 100],
    [4, 3, 133.33],
    [2, 3, 66.67],
  ])('of M %i and N %i is %d', (needed, instances, percent) => {
    expect(capacityProviderReservation(needed, instances)).toBeCloseTo(percent, 2)
  })
})

describe('capacityNeed', () => {
  it.each<[string, Partial<CapacityQuery>, number]>([
    ['instances in use while no task waits', { instances: 3, instancesInUse: 2 }, 2],
    ['four tasks to an instance, so two more for five', { waiting: [tasks(5)] }, 5],
    ['the group of tasks that needs most', { waiting: [tasks(5), tasks(9, { cpu: 1024 })] }, 8],
    ['one instance a task of distinctInstance', { waiting: [tasks(4, { onePerInstance: true })] }, 7],
    ['memory when it is what runs out', { waiting: [tasks(4, { memoryMiB: 3000 })] }, 7],
    ['the largest type', { waiting: [tasks(8)], types: [MEDIUM, XLARGE] }, 4],
    ['the smallest step', { waiting: [tasks(1)], settings: { ...SETTINGS, minimumScalingStepSize: 4 } }, 7],
    ['the largest step', { waiting: [tasks(100)], settings: { ...SETTINGS, maximumScalingStepSize: 2 } }, 5],
    [
      'instances for tasks when the group is empty',
      { instances: 0, instancesInUse: 0, waiting: [tasks(1)] },
      1,
    ],
    [
      'nothing for tasks too large for the smallest type',
      { waiting: [tasks(2, { cpu: 4096 })], types: [MEDIUM, XLARGE] },
      3,
    ],
  ])('wants %s', (_, given, needed) => {
    expect(need(given).needed).toBe(needed)
  })

  it.each<[string, Partial<CapacityQuery>, { needed: number; more: number; arriving: number }]>([
    [
      'which they fill',
      { instances: 2, instancesInUse: 1, arriving: [MEDIUM], waiting: [tasks(4)] },
      { needed: 2, more: 0, arriving: 1 },
    ],
    [
      'and only as many of them as they need',
      { instances: 4, instancesInUse: 1, arriving: [MEDIUM, MEDIUM, MEDIUM], waiting: [tasks(5)] },
      { needed: 3, more: 0, arriving: 2 },
    ],
    [
      'and what is left over onto new ones',
      { instances: 2, instancesInUse: 1, arriving: [MEDIUM], waiting: [tasks(9)] },
      { needed: 4, more: 2, arriving: 1 },
    ],
    [
      'as the type of each has room',
      { instances: 2, instancesInUse: 1, arriving: [XLARGE], waiting: [tasks(8)] },
      { needed: 2, more: 0, arriving: 1 },
    ],
    [
      'one to an instance of distinctInstance',
      { instances: 2, instancesInUse: 1, arriving: [XLARGE], waiting: [tasks(2, { onePerInstance: true })] },
      { needed: 3, more: 1, arriving: 1 },
    ],
    [
      'as many as there are network interfaces for in awsvpc',
      { instances: 2, instancesInUse: 1, arriving: [XLARGE], waiting: [tasks(5, { takesInterface: true })] },
      { needed: 3, more: 1, arriving: 1 },
    ],
    [
      'unless they are too large for any',
      { instances: 2, instancesInUse: 1, arriving: [MEDIUM], waiting: [tasks(2, { cpu: 4096 })] },
      { needed: 1, more: 0, arriving: 0 },
    ],
    [
      'none of which is needed while no task waits',
      { instances: 2, instancesInUse: 1, arriving: [MEDIUM] },
      { needed: 1, more: 0, arriving: 0 },
    ],
  ])('packs tasks onto instances that arrive, %s', (_, given, expected) => {
    expect(need(given)).toMatchObject(expected)
  })

  it('counts the tasks that wait for ever', () => {
    expect(need({ waiting: [tasks(2, { cpu: 4096 }), tasks(1)] })).toMatchObject({ tooLarge: 2, more: 1 })
  })

  it('says what it reckoned', () => {
    expect(need({ waiting: [tasks(5)] }).reasons).toEqual([
      '5 tasks wait for 512 CPU units and 512 MiB each: 4 to an instance, 2 more',
    ])
    expect(need({ arriving: [MEDIUM], waiting: [tasks(5)] }).reasons).toEqual([
      '5 tasks wait for 512 CPU units and 512 MiB each: 4 to an instance, 1 about to register and 1 more',
    ])
    expect(need({ instancesInUse: 2 }).reasons).toEqual(['2 of 3 instances run tasks'])
  })

  it('wants enough instances for every task that fits, and not one too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 2048 }), (count, cpu) => {
        const { more } = need({ waiting: [tasks(count, { cpu, memoryMiB: 1 })] })
        const each = Math.floor(MEDIUM.cpu / cpu)
        expect(more * each).toBeGreaterThanOrEqual(count)
        expect((more - 1) * each).toBeLessThan(count)
      }),
    )
  })
})
