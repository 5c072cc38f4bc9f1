import { describe, expect, it } from 'vitest'
import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import { checkPlacementConstraints, checkPlacementStrategy } from './constraints'

const memberOf = (expression: string | null): PlacementConstraint => ({ type: 'memberOf', expression })
const distinct: PlacementConstraint = { type: 'distinctInstance', expression: null }

describe('checkPlacementConstraints', () => {
  it('takes what AWS takes', () => {
    expect(() =>
      checkPlacementConstraints([distinct, memberOf('attribute:a exists')], 'service or task'),
    ).not.toThrow()
    expect(() => checkPlacementConstraints([memberOf('attribute:a exists')], 'task definition')).not.toThrow()
  })

  it.each<[string, readonly PlacementConstraint[], 'task definition' | 'service or task', string]>([
    ['distinctInstance in a task definition', [distinct], 'task definition', 'ClientException'],
    [
      'distinctInstance with an expression',
      [{ type: 'distinctInstance', expression: 'x' }],
      'service or task',
      'InvalidParameterException',
    ],
    ['memberOf without an expression', [memberOf(null)], 'service or task', 'InvalidParameterException'],
    [
      'an expression that cannot be read',
      [memberOf('attribute:a =')],
      'service or task',
      'InvalidParameterException',
    ],
    [
      'an expression that is too long',
      [memberOf(`attribute:a == ${'x'.repeat(2000)}`)],
      'service or task',
      'InvalidParameterException',
    ],
    [
      'eleven constraints',
      Array.from({ length: 11 }, () => memberOf('attribute:a exists')),
      'service or task',
      'InvalidParameterException',
    ],
  ])('refuses %s', (_name, constraints, owner, code) => {
    expect(() => checkPlacementConstraints(constraints, owner)).toThrow(expect.objectContaining({ code }))
  })

  it('names the place inside the expression', () => {
    expect(() => checkPlacementConstraints([memberOf('attribute:a == ')], 'service or task')).toThrow(
      'at character 16',
    )
  })
})

describe('checkPlacementStrategy', () => {
  it.each<[PlacementStrategy, boolean]>([
    [{ type: 'random', field: null }, true],
    [{ type: 'spread', field: 'instanceId' }, true],
    [{ type: 'spread', field: 'host' }, true],
    [{ type: 'spread', field: 'attribute:ecs.availability-zone' }, true],
    [{ type: 'spread', field: 'cpu' }, false],
    [{ type: 'spread', field: null }, false],
    [{ type: 'binpack', field: 'cpu' }, true],
    [{ type: 'binpack', field: 'MEMORY' }, true],
    [{ type: 'binpack', field: 'instanceId' }, false],
  ])('%o is accepted: %s', (strategy, accepted) => {
    const check = () => checkPlacementStrategy([strategy])
    if (accepted) expect(check).not.toThrow()
    else expect(check).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }))
  })

  it('refuses six rules', () => {
    expect(() =>
      checkPlacementStrategy(Array.from({ length: 6 }, () => ({ type: 'random' as const, field: null }))),
    ).toThrow('must not exceed 5')
  })
})
