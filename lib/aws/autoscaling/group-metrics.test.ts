import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupFigures } from './group-metrics'

const STATES = [
  'Pending',
  'Pending:Wait',
  'Pending:Proceed',
  'InService',
  'Standby',
  'Terminating',
  'Terminating:Wait',
  'Terminating:Proceed',
]

describe('The metrics of a group', () => {
  it.each([
    ['InService', 'GroupInServiceInstances'],
    ['Pending', 'GroupPendingInstances'],
    ['Pending:Wait', 'GroupPendingInstances'],
    ['Pending:Proceed', 'GroupPendingInstances'],
    ['Standby', 'GroupStandbyInstances'],
    ['Terminating', 'GroupTerminatingInstances'],
    ['Terminating:Wait', 'GroupTerminatingInstances'],
  ] as const)('count an instance that is %s as %s, and in the total', (state, metric) => {
    const figures = groupFigures({ min: 1, max: 4, desired: 2, lifecycleStates: [state] })
    expect(figures).toMatchObject({ [metric]: 1, GroupTotalInstances: 1, GroupTotalCapacity: 1 })
    const others = Object.entries(figures).filter(([name]) =>
      /(InService|Pending|Standby|Terminating)Instances/.test(name),
    )
    expect(others.reduce((sum, [, value]) => sum + value, 0)).toBe(1)
  })

  it('add up to all of its instances', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STATES)), (lifecycleStates) => {
        const figures = groupFigures({ min: 0, max: 9, desired: 3, lifecycleStates })
        expect(figures.GroupTotalInstances).toBe(lifecycleStates.length)
        expect([figures.GroupMinSize, figures.GroupMaxSize, figures.GroupDesiredCapacity]).toEqual([0, 9, 3])
      }),
    )
  })
})
