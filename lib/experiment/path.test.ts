import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatPath } from '@/lib/aws/explain-issue'
import { readPath, resolvePath, withValueAt } from './path'

describe('A path', () => {
  it.each([
    ['seed=1', ['seed']],
    ['traffic[0].arrivals.poisson.rps=1', ['traffic', 0, 'arrivals', 'poisson', 'rps']],
    ['images["web:1=x"].startupMs=1', ['images', 'web:1=x', 'startupMs']],
    ['images.web:1.startupMs=1', ['images', 'web:1', 'startupMs']],
    ['operations[PutScalingPolicy].input=1', ['operations', 'PutScalingPolicy', 'input']],
    ['operations[ecs:CreateService].at', ['operations', 'ecs:CreateService', 'at']],
  ])('is read from %s', (text, path) => {
    expect(readPath(text).path).toEqual(path)
  })

  it.each(['', '=1', 'traffic[', 'traffic]', 'a..b', 'images["x]'])('is not read from %j', (text) => {
    expect(() => readPath(text)).toThrow(/path/)
  })

  it('is what error messages write', () => {
    const key = fc.oneof(
      fc.nat(99),
      fc.string({ minLength: 1, maxLength: 20 }).filter((name) => !/^__proto__$/.test(name)),
    )
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 9 }),
        fc.array(key, { maxLength: 5 }),
        (first, rest) => {
          const path = [first, ...rest]
          expect(readPath(formatPath(path)).path).toEqual(path)
        },
      ),
    )
  })
})

const SOURCE = {
  operations: [
    { action: 'ecs:CreateService', input: { desiredCount: 1 } },
    { action: 'ecs:UpdateService' },
    { action: 'ecs:UpdateService', as: 'last' },
  ],
  traffic: [{ name: 'users', port: 80 }],
  empty: [],
}
const at = (text: string, value: unknown) =>
  withValueAt(SOURCE, resolvePath(SOURCE, readPath(text).path), value)

describe('A value at a path', () => {
  it.each([
    ['by number', 'operations[0].input.desiredCount'],
    ['by action', 'operations[CreateService].input.desiredCount'],
    ['by action with its service', 'operations[ecs:CreateService].input.desiredCount'],
  ])('is put there %s, and nothing else changes', (_statement, path) => {
    const [first, ...others] = SOURCE.operations
    expect(at(path, 7)).toEqual({
      ...SOURCE,
      operations: [{ ...first, input: { desiredCount: 7 } }, ...others],
    })
    expect(SOURCE.operations[0]?.input?.desiredCount).toBe(1)
  })

  it('makes the objects on its way', () => {
    expect(at('traffic[users].retries.attempts', 3)).toMatchObject({
      traffic: [{ port: 80, retries: { attempts: 3 } }],
    })
    expect(at('operations[last].input.service', 'web')).toMatchObject({
      operations: [{}, { action: 'ecs:UpdateService' }, { as: 'last', input: { service: 'web' } }],
    })
  })

  it.each([
    ['traffic[1].port', 'traffic has 1 entries, [0] to [0]'],
    ['empty[0]', 'empty is empty'],
    ['traffic[nobody].port', 'traffic has no entry that is called nobody'],
    [
      'operations[UpdateService].at',
      'operations has 2 entries that are called UpdateService: choose one of [1], [2]',
    ],
    ['traffic[0].port.number', 'traffic[0].port is 80, which has no members'],
    ['traffic[0][1]', 'traffic[0] is no list'],
    ['constructor[0]', 'constructor is no list'],
  ])('cannot be put at %s', (path, message) => {
    expect(() => at(path, 1)).toThrow(message)
  })
})
