import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CapacityCall, capacityGateText, capacityText, decideCapacity } from './decide'

const call = (given: Partial<CapacityCall>): CapacityCall => ({
  direction: 'out',
  needed: 3,
  instances: 3,
  target: 100,
  maximumScalingStepSize: 10_000,
  desired: given.instances ?? 3,
  min: 0,
  max: 100,
  warming: 0,
  isOutdated: false,
  ...given,
})

describe('Managed scaling', () => {
  it.each<[string, Partial<CapacityCall>, number]>([
    ['starts an empty group with 2 instances', { needed: 1, instances: 0 }, 2],
    ['starts an empty group with 2 instances, however many it needs', { needed: 9, instances: 0 }, 2],
    ['adds what M says', { needed: 4, instances: 3 }, 4],
    ['keeps a share free for a target below 100: 3 × 100 / 90 = 3.33', { target: 90 }, 4],
    ['adds no more than the largest step', { needed: 90, maximumScalingStepSize: 5 }, 8],
    ['stops at the maximum size', { needed: 9, max: 5 }, 5],
    ['takes what is not needed', { direction: 'in', needed: 2 }, 2],
    ['takes half of the group at most', { direction: 'in', needed: 2, instances: 20 }, 10],
    ['takes one instance at least', { direction: 'in', needed: 0, instances: 1 }, 0],
    ['stops at the minimum size', { direction: 'in', needed: 1, min: 2 }, 2],
  ])('%s', (_, given, to) => {
    expect(decideCapacity(call(given))).toMatchObject({ kind: 'scale', to })
  })

  it.each<[string, Partial<CapacityCall>, string]>([
    ['instances that warm up', { needed: 9, warming: 2 }, '2 instances warm up'],
    ['the last change to be carried out', { needed: 9, isOutdated: true }, 'the datapoint does not count'],
    ['a group at its maximum', { needed: 9, max: 3 }, 'the group is at its maximum size of 3'],
    ['a group at its minimum', { direction: 'in', needed: 1, min: 3 }, 'the group is at its minimum size'],
    ['nothing when nothing is missing', { needed: 0, instances: 0 }, 'the desired capacity of 0 is enough'],
    ['nothing for instances on their way', { needed: 4, desired: 4 }, 'the desired capacity of 4 is enough'],
  ])('is held back by %s', (_, given, text) => {
    const decision = decideCapacity(call(given))
    expect(decision.kind === 'held' ? capacityGateText(decision.gate) : decision.kind).toContain(text)
  })

  it('writes the sum out', () => {
    expect(capacityText(decideCapacity(call({ needed: 4 })).arithmetic)).toBe(
      'M 4 / N 3 = 133.3 %, target 100 %: 4 instances',
    )
  })

  it('stays within the bounds of the group, moves the way it was called and by no more than it may', () => {
    const count = fc.nat({ max: 50 })
    fc.assert(
      fc.property(
        fc.record({
          direction: fc.constantFrom('in' as const, 'out' as const),
          needed: count,
          instances: count,
          desired: count,
          target: fc.integer({ min: 1, max: 100 }),
          maximumScalingStepSize: fc.integer({ min: 1, max: 20 }),
        }),
        (given) => {
          const { desired } = given
          const decision = decideCapacity(call({ ...given, min: Math.min(2, desired), max: 60 }))
          if (decision.kind === 'held') return
          const by = decision.to - desired
          expect(Math.sign(by)).toBe(given.direction === 'out' ? 1 : -1)
          expect(decision.to).toBeGreaterThanOrEqual(Math.min(2, desired))
          expect(decision.to).toBeLessThanOrEqual(60)
          expect(by).toBeLessThanOrEqual(given.maximumScalingStepSize)
          expect(-by).toBeLessThanOrEqual(Math.max(1, desired / 2))
        },
      ),
    )
  })
})
