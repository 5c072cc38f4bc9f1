import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseTasksToStop, type ScaleInQuery, type StoppableKind, scaleInRule } from './scale-in'

interface StoppableTask extends StoppableKind {
  readonly arn: string
}

const task = (arn: string, given: Partial<StoppableTask> = {}): StoppableTask => ({
  arn,
  instanceId: 'i-1',
  zone: 'a',
  healthy: true,
  deploymentAge: 0,
  ...given,
})
const first = () => 0
const choose = (
  tasks: readonly StoppableTask[],
  count: number,
  { others = [], kindOf = (of) => of, strategy = [], random = first }: Partial<Given> = {},
) => {
  const counts = new Map<StoppableKind, number>()
  for (const kind of tasks.map(kindOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return chooseTasksToStop({
    tasks,
    kindOf,
    kinds: Array.from(counts, ([kind, size]) => ({ kind, count: size })),
    others: others.map((kind) => ({ kind, count: 1 })),
    count,
    strategy,
    random,
  }).map(({ arn }) => arn)
}

type Given = Pick<ScaleInQuery<StoppableTask>, 'kindOf' | 'strategy' | 'random'> & {
  readonly others: readonly StoppableTask[]
}

describe('chooseTasksToStop', () => {
  it('takes the unhealthy task first, wherever it runs', () => {
    const tasks = [task('1'), task('2'), task('3', { zone: 'b', instanceId: 'i-2', healthy: false })]
    expect(choose(tasks, 1)).toEqual(['3'])
  })

  it('takes the oldest deployment before newer ones', () => {
    expect(
      choose([task('new'), task('old', { deploymentAge: 1 }), task('oldest', { deploymentAge: 2 })], 2),
    ).toEqual(['oldest', 'old'])
  })

  it('without a strategy takes from the zone with most tasks, there from the instance with most', () => {
    const tasks = [
      task('a1', { instanceId: 'i-1' }),
      task('a2', { instanceId: 'i-2' }),
      task('a3', { instanceId: 'i-2' }),
      task('b1', { instanceId: 'i-3', zone: 'b' }),
      task('b2', { instanceId: 'i-3', zone: 'b' }),
    ]
    expect(choose(tasks, 1)).toEqual(['a2'])
  })

  it('counts anew after each choice', () => {
    const tasks = ['1', '2', '3']
      .map((id) => task(`a${id}`))
      .concat(['1', '2'].map((id) => task(`b${id}`, { zone: 'b', instanceId: 'i-2' })))
    expect(
      choose(tasks, 3)
        .map((arn) => arn[0])
        .sort(),
    ).toEqual(['a', 'a', 'b'])
  })

  it('counts tasks that are not up for choice', () => {
    const tasks = [task('a'), task('b', { zone: 'b', instanceId: 'i-2' })]
    const others = [task('x', { zone: 'b', instanceId: 'i-2' })]
    expect(choose(tasks, 1, { others })).toEqual(['b'])
  })

  it('with binpack empties the instance that will have most left', () => {
    const tasks = [
      task('full', { instanceId: 'i-1', memoryMiB: 512, instanceRemainingMemoryMiB: 0 }),
      task('roomy', { instanceId: 'i-2', memoryMiB: 512, instanceRemainingMemoryMiB: 2048 }),
    ]
    expect(choose(tasks, 1, { strategy: [{ type: 'binpack', field: 'memory' }] })).toEqual(['roomy'])
    expect(choose(tasks, 1, { strategy: [{ type: 'binpack', field: 'MEMORY' }] })).toEqual(['roomy'])
  })

  it('with zone spread draws by chance inside the fullest zone', () => {
    const tasks = [task('1'), task('2', { instanceId: 'i-2' }), task('3', { zone: 'b', instanceId: 'i-3' })]
    const strategy = [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] as const
    expect(choose(tasks, 1, { strategy, random: () => 0 })).toEqual(['1'])
    expect(choose(tasks, 1, { strategy, random: () => 0.99 })).toEqual(['2'])
  })

  it('spreads over custom attributes', () => {
    const tasks = [
      task('1', { attributes: { rack: 'x' } }),
      task('2', { attributes: { rack: 'y' } }),
      task('3', { attributes: { rack: 'y' } }),
    ]
    expect(choose(tasks, 1, { strategy: [{ type: 'spread', field: 'attribute:rack' }] })).toEqual(['2'])
  })

  it('never takes protected tasks', () => {
    expect(choose([task('1', { protected: true }), task('2')], 2)).toEqual(['2'])
  })

  it('names its rule', () => {
    expect(scaleInRule([])).toBe(
      'unhealthy first, oldest deployment first, then against spread(attribute:ecs.availability-zone), spread(instanceId)',
    )
  })

  it('chooses the same whether tasks that are alike share a kind or not', () => {
    const anyKind = fc.record({
      instanceId: fc.constantFrom('i-1', 'i-2', 'i-3'),
      healthy: fc.boolean(),
      deploymentAge: fc.nat(2),
      protected: fc.boolean(),
      memoryMiB: fc.constantFrom(128, 256),
    })
    const anyStrategy = fc.constantFrom<ScaleInQuery<unknown>['strategy']>(
      [],
      [{ type: 'random', field: null }],
      [{ type: 'spread', field: 'instanceId' }],
      [{ type: 'binpack', field: 'memory' }],
    )
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { maxLength: 20 }),
        fc.array(anyKind, { minLength: 5, maxLength: 5 }),
        anyStrategy,
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (given, kinds, strategy, chances) => {
          const tasks = given.map((kind, i) => task(`t${i}`, kinds[kind]))
          const chosenBy = (kindOf: ScaleInQuery<StoppableTask>['kindOf']) => {
            const left = [...chances]
            return choose(tasks, 10, { kindOf, strategy, random: () => left.shift() ?? 0 })
          }
          const shared = new Map<unknown, StoppableTask>()
          const kindOf = (of: StoppableTask) => {
            const kind = JSON.stringify({ ...of, arn: '' })
            if (!shared.has(kind)) shared.set(kind, of)
            return shared.get(kind) ?? of
          }
          expect(chosenBy(kindOf)).toEqual(chosenBy((of) => of))
        },
      ),
    )
  })

  it('chooses as many different tasks as it can, all of them given', () => {
    const anyTask = fc.record({
      instanceId: fc.constantFrom('i-1', 'i-2', 'i-3'),
      zone: fc.constantFrom('a', 'b'),
      healthy: fc.boolean(),
      deploymentAge: fc.nat(2),
      protected: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(anyTask, { maxLength: 12 }),
        fc.nat(15),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (given, count, chance) => {
          const tasks = given.map((fields, i) => task(`t${i}`, fields))
          const chosen = choose(tasks, count, { random: () => chance })
          expect(new Set(chosen).size).toBe(Math.min(count, tasks.filter((of) => !of.protected).length))
        },
      ),
    )
  })
})
