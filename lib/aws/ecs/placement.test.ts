import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import {
  type PlaceInput,
  type PlacementInstance,
  type PlacementRequirement,
  place,
  shortages,
} from './placement'

const instance = (id: string, given: Partial<PlacementInstance> = {}): PlacementInstance => ({
  containerInstanceArn: `arn:aws:ecs:us-east-1:123456789012:container-instance/demo/${id}`,
  containerInstanceId: `ci-${id}`,
  instanceId: `i-${id}`,
  label: id,
  status: 'ACTIVE',
  agentConnected: true,
  zone: 'us-east-1a',
  attributes: { 'ecs.instance-type': 't3.medium' },
  remainingCpu: 2048,
  remainingMemoryMiB: 3850,
  usedPorts: [],
  reservedTcpPorts: [22, 2375, 2376, 51678, 51679],
  remainingInterfaces: 2,
  interfacesMax: 2,
  subnetId: 'subnet-a',
  tasksOfGroup: 0,
  runningTasks: 0,
  registeredAt: 0,
  agentVersion: '1.105.1',
  taskGroups: [],
  ...given,
})

const task = (given: Partial<PlacementRequirement> = {}): PlacementRequirement => ({
  cpu: 256,
  memoryMiB: 512,
  fixedPorts: [],
  dynamicPortCount: 1,
  group: 'service:web',
  ...given,
})

const run = (instances: readonly PlacementInstance[], given: Partial<PlaceInput> = {}) =>
  place({ requirement: task(), instances, constraints: [], strategies: [], random: () => 0, ...given })

const codes = (
  requirement: PlacementRequirement,
  on: PlacementInstance,
  constraints: readonly PlacementConstraint[] = [],
) => shortages(requirement, on, constraints).map(({ code }) => code)

describe('an instance does not do when', () => {
  it.each<[string, Partial<PlacementRequirement>, Partial<PlacementInstance>, readonly string[]]>([
    ['nothing is short: it does', {}, {}, []],
    ['exactly enough is left: it does', { cpu: 2048, memoryMiB: 3850 }, {}, []],
    ['CPU is short by one unit', { cpu: 2049 }, {}, ['RESOURCE:CPU']],
    ['memory is short by one MiB', { memoryMiB: 3851 }, {}, ['RESOURCE:MEMORY']],
    ['both are short', { cpu: 4096, memoryMiB: 8192 }, {}, ['RESOURCE:CPU', 'RESOURCE:MEMORY']],
    [
      'another task holds the host port',
      { fixedPorts: [{ port: 80, protocol: 'tcp' }] },
      { usedPorts: [{ port: 80, protocol: 'tcp' }] },
      ['RESOURCE:PORTS'],
    ],
    [
      'only the UDP port is held: it does',
      { fixedPorts: [{ port: 80, protocol: 'tcp' }] },
      { usedPorts: [{ port: 80, protocol: 'udp' }] },
      [],
    ],
    [
      'the agent reserves the port',
      { fixedPorts: [{ port: 51678, protocol: 'tcp' }] },
      {},
      ['RESOURCE:PORTS'],
    ],
    [
      '100 ports are reserved already',
      { fixedPorts: [{ port: 8080, protocol: 'tcp' }] },
      { usedPorts: Array.from({ length: 95 }, (_, i) => ({ port: 10_000 + i, protocol: 'tcp' as const })) },
      ['RESOURCE:PORTS'],
    ],
    [
      'dynamic ports do not count among the 100: it does',
      { fixedPorts: [{ port: 8080, protocol: 'tcp' }] },
      { usedPorts: Array.from({ length: 200 }, (_, i) => ({ port: 32_768 + i, protocol: 'tcp' as const })) },
      [],
    ],
    ['it drains', {}, { status: 'DRAINING' }, ['INACTIVE']],
    ['its agent is disconnected', {}, { agentConnected: false }, ['AGENT']],
    ['an attribute is missing', { requiredAttributes: ['ecs.capability.x'] }, {}, ['ATTRIBUTE']],
    [
      'a task needs nothing: it does',
      { cpu: 0, memoryMiB: 0 },
      { remainingCpu: 0, remainingMemoryMiB: 0 },
      [],
    ],
  ])('%s', (_name, requirement, on, expected) => {
    expect(codes(task(requirement), instance('1', on))).toEqual(expected)
  })

  it('says what is short in numbers', () => {
    expect(shortages(task({ cpu: 1024 }), instance('1', { remainingCpu: 512 }))[0]?.text).toBe(
      'needs 1024 CPU units, 512 left',
    )
  })
})

describe('constraints', () => {
  const distinct: PlacementConstraint = { type: 'distinctInstance', expression: null }
  const onType = (type: string): PlacementConstraint => ({
    type: 'memberOf',
    expression: `attribute:ecs.instance-type == ${type}`,
  })

  it('distinctInstance allows one task of the group an instance', () => {
    expect(codes(task(), instance('1', { tasksOfGroup: 1 }), [distinct])).toEqual([
      'DistinctInstance placement constraint unsatisfied',
    ])
    expect(codes(task(), instance('1'), [distinct])).toEqual([])
  })

  it('memberOf asks the cluster query language', () => {
    expect(codes(task(), instance('1'), [onType('t3.medium')])).toEqual([])
    expect(codes(task(), instance('1'), [onType('m5.large')])).toEqual([
      'MemberOf placement constraint unsatisfied',
    ])
  })

  it('are binding even if that leaves nobody', () => {
    expect(run([instance('1'), instance('2')], { constraints: [onType('m5.large')] }).chosen).toBeNull()
  })
})

describe('strategies', () => {
  const spreadZone: PlacementStrategy = { type: 'spread', field: 'attribute:ecs.availability-zone' }

  it('a service spreads over zones, then over instances', () => {
    const instances = [
      instance('a1', { tasksOfGroup: 1 }),
      instance('b1', { zone: 'us-east-1b', tasksOfGroup: 1 }),
      instance('b2', { zone: 'us-east-1b' }),
      instance('c1', { zone: 'us-east-1c', tasksOfGroup: 1 }),
      instance('c2', { zone: 'us-east-1c', tasksOfGroup: 1 }),
    ]
    const { chosen, rule } = run(instances, { origin: 'service', random: () => 0.99 })
    expect(chosen?.label).toBe('b2')
    expect(rule).toBe('spread(attribute:ecs.availability-zone), spread(instanceId)')
  })

  it('spread counts tasks on full instances too', () => {
    const instances = [
      instance('a-full', { tasksOfGroup: 3, remainingCpu: 0 }),
      instance('a', { tasksOfGroup: 0 }),
      instance('b', { zone: 'us-east-1b', tasksOfGroup: 1 }),
    ]
    expect(run(instances, { strategies: [spreadZone] }).chosen?.label).toBe('b')
  })

  it('spread does not count tasks that leave with a draining instance', () => {
    const instances = [
      instance('a-draining', { tasksOfGroup: 3, status: 'DRAINING' }),
      instance('a'),
      instance('b', { zone: 'us-east-1b', tasksOfGroup: 1 }),
    ]
    expect(run(instances, { strategies: [spreadZone] }).chosen?.label).toBe('a')
  })

  it('binpack takes the instance with least left that still fits', () => {
    const instances = [
      instance('1'),
      instance('2', { remainingMemoryMiB: 600 }),
      instance('3', { remainingMemoryMiB: 500 }),
    ]
    expect(run(instances, { strategies: [{ type: 'binpack', field: 'memory' }] }).chosen?.label).toBe('2')
  })

  it('later ones break the ties of earlier ones', () => {
    const instances = [
      instance('a1', { remainingCpu: 1024 }),
      instance('a2'),
      instance('b', { zone: 'us-east-1b', tasksOfGroup: 1, remainingCpu: 256 }),
    ]
    expect(
      run(instances, { strategies: [spreadZone, { type: 'binpack', field: 'cpu' }] }).chosen?.label,
    ).toBe('a1')
  })

  it('host means instanceId', () => {
    const instances = [instance('1', { tasksOfGroup: 2 }), instance('2', { tasksOfGroup: 1 })]
    expect(run(instances, { strategies: [{ type: 'spread', field: 'host' }] }).chosen?.label).toBe('2')
  })

  it('RunTask takes any valid instance by chance', () => {
    const instances = [instance('1', { tasksOfGroup: 9 }), instance('2'), instance('3')]
    expect(run(instances, { origin: 'RunTask', random: () => 0 }).chosen?.label).toBe('1')
    expect(run(instances, { origin: 'RunTask', random: () => 0.99 }).chosen?.label).toBe('3')
    expect(run(instances, { origin: 'RunTask' }).rule).toBe('random')
  })

  it('draws no chance when one instance is left', () => {
    const random = () => expect.unreachable('drawn')
    expect(run([instance('1'), instance('2', { status: 'DRAINING' })], { random }).chosen?.label).toBe('1')
  })
})

describe('the explanation', () => {
  it('has every instance with its reason', () => {
    const { candidates } = run([
      instance('best'),
      instance('other', { tasksOfGroup: 1 }),
      instance('small', { remainingCpu: 0 }),
    ])
    expect(candidates.map(({ accepted, reasons }) => [accepted, ...reasons])).toEqual([
      [true, 'best'],
      [false, '1 task of this service on it, 0 elsewhere'],
      [false, 'RESOURCE:CPU: needs 256 CPU units, 0 left'],
    ])
  })

  it('says that equals were drawn', () => {
    const { candidates } = run([instance('1'), instance('2')])
    expect(candidates.map(({ reasons }) => reasons)).toEqual([
      ['picked at random from 2 equal instances'],
      ['equally good, not picked'],
    ])
  })
})

describe('the closest match', () => {
  it('lacks the fewest things', () => {
    const { closest } = run([
      instance('1', { remainingCpu: 0, remainingMemoryMiB: 0 }),
      instance('2', { remainingMemoryMiB: 0 }),
    ])
    expect(closest).toMatchObject({ instance: { label: '2' }, reason: { code: 'RESOURCE:MEMORY' } })
  })

  it('among equals lacks the least', () => {
    const { closest } = run([instance('1', { remainingCpu: 0 }), instance('2', { remainingCpu: 200 })])
    expect(closest?.instance.label).toBe('2')
  })

  it('is nobody when no instance is ACTIVE', () => {
    expect(run([instance('1', { status: 'DRAINING' })]).closest).toBeNull()
    expect(run([]).closest).toBeNull()
  })

  it('is nobody when one was chosen', () => {
    expect(run([instance('1')]).closest).toBeNull()
  })
})

describe('whatever the cluster', () => {
  const anyInstance = fc.record({
    status: fc.constantFrom('ACTIVE', 'DRAINING'),
    agentConnected: fc.boolean(),
    zone: fc.constantFrom('a', 'b', 'c'),
    remainingCpu: fc.nat(1024),
    remainingMemoryMiB: fc.nat(1024),
    tasksOfGroup: fc.nat(3),
  })
  const strategy = fc.constantFrom<PlacementStrategy>(
    { type: 'random', field: null },
    { type: 'spread', field: 'instanceId' },
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'cpu' },
  )

  it('an instance is chosen if and only if one has all that is needed', () => {
    fc.assert(
      fc.property(
        fc.array(anyInstance, { maxLength: 8 }),
        fc.array(strategy, { maxLength: 3 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (given, strategies, chance) => {
          const instances = given.map((fields, i) => instance(String(i), fields))
          const { chosen, candidates } = run(instances, { strategies, random: () => chance })
          const fitting = instances.filter((of) => shortages(task(), of).length === 0)
          expect(chosen === null).toBe(fitting.length === 0)
          if (chosen) expect(fitting).toContain(chosen)
          expect(candidates.filter(({ accepted }) => accepted).length).toBe(chosen ? 1 : 0)
          expect(candidates.every(({ reasons }) => reasons.length > 0)).toBe(true)
        },
      ),
    )
  })
})
