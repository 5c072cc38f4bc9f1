import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlacementInstance, place } from '@/lib/aws/ecs/placement'
import type { PlacementConstraint, PlacementStrategy } from '@/lib/aws/shapes'
import { existing } from '@/lib/engine'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { hostIdOf } from '@/lib/world/hosts'
import { fixedHostPorts, startTask } from './lifecycle/tasks'
import { createPlacer } from './placement'

const STRATEGIES: readonly (readonly PlacementStrategy[])[] = [
  [],
  [{ type: 'random', field: null }],
  [{ type: 'binpack', field: 'memory' }],
  [{ type: 'binpack', field: 'cpu' }],
  [{ type: 'spread', field: 'instanceId' }],
  [
    { type: 'spread', field: 'attribute:ecs.availability-zone' },
    { type: 'binpack', field: 'memory' },
  ],
]
const CONSTRAINTS: readonly (readonly PlacementConstraint[])[] = [
  [],
  [{ type: 'distinctInstance', expression: null }],
  [{ type: 'memberOf', expression: 'attribute:ecs.availability-zone != us-east-1b' }],
  [{ type: 'memberOf', expression: 'not(task:group == service:web)' }],
]

/** The instances of the cluster with their tasks added up one by one. */
function folded({ world }: TestWorld, group: string): readonly PlacementInstance[] {
  return [...world.state.containerInstances.values()].map((instance) => {
    const host = existing(world.state.instances.get(instance.instanceId), instance.instanceId)
    const tasks = [...world.state.tasks.values()].filter(
      (task) => hostIdOf(task) === host.id && task.lastStatus !== 'STOPPED',
    )
    const wanted = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
    return {
      containerInstanceArn: instance.arn,
      containerInstanceId: instance.id,
      instanceId: host.id,
      label: `${host.id} (${host.instanceType}, ${host.zone})`,
      status: instance.status,
      agentConnected: instance.agentConnected,
      zone: host.zone,
      attributes: instance.attributes,
      remainingCpu: tasks.reduce((left, { cpu }) => left - cpu, instance.cpu),
      remainingMemoryMiB: tasks.reduce((left, { memoryMiB }) => left - memoryMiB, instance.memoryMiB),
      usedPorts: tasks.flatMap(({ hostPorts }) => hostPorts),
      reservedTcpPorts: instance.reservedTcpPorts,
      remainingInterfaces: instance.taskInterfacesMax,
      interfacesMax: instance.taskInterfacesMax,
      subnetId: instance.attributes['ecs.subnet-id'] ?? '',
      tasksOfGroup: wanted.filter((task) => task.group === group).length,
      runningTasks: wanted.length,
      registeredAt: instance.registeredAt,
      agentVersion: '1.105.1',
      taskGroups: [...new Set(tasks.map((task) => task.group))],
    }
  })
}

interface Asked {
  readonly strategy: readonly PlacementStrategy[]
  readonly constraints: readonly PlacementConstraint[]
}

const placers = new WeakMap<TestWorld, ReturnType<typeof createPlacer>>()

/** Places one more task, with the table that the ones before were placed with; false when there is no room. */
function isPlacedAsByTheRule(test: TestWorld, { strategy, constraints }: Asked): boolean {
  const { world } = test
  const taskDefinition = existing(
    [...world.state.taskDefinitions.values()].find(({ family }) => family === 'web'),
    'web',
  )
  const [clusterArn = ''] = world.state.clusters.keys()
  const group = 'service:web'
  const placeNext =
    placers.get(test) ??
    createPlacer(world, {
      clusterArn,
      taskDefinition,
      constraints,
      strategy,
      group,
      network: null,
      origin: 'service',
    })
  placers.set(test, placeNext)
  const draws = world.engine.random.save()
  const found = placeNext()
  world.engine.random.restore(draws)
  const fixedPorts = fixedHostPorts(taskDefinition)
  const random = world.engine.random.stream('placement')
  const expected = place({
    requirement: {
      cpu: taskDefinition.cpu,
      memoryMiB: taskDefinition.memoryMiB,
      fixedPorts,
      dynamicPortCount: 1 - fixedPorts.length,
      group,
    },
    instances: folded(test, group),
    constraints,
    strategies: strategy,
    origin: 'service',
    random: () => random.uniform(),
  })
  expect('instance' in found ? found.instance.instanceId : null).toBe(expected.chosen?.instanceId ?? null)
  if ('failure' in found) {
    expect(found.failure.closest?.instanceId).toBe(expected.closest?.instance.instanceId)
    return false
  }
  const input = { taskDefinition, group, startedBy: null, service: null, deployment: null, network: null }
  startTask(world, { ...input, containerInstance: found.instance })
  return true
}

describe('a task', () => {
  it('goes where the pure rule puts it when all tasks are added up anew', () => {
    const given = fc.record({
      seed: fc.nat(1_000),
      strategy: fc.constantFrom(...STRATEGIES),
      constraints: fc.constantFrom(...CONSTRAINTS),
      hostPort: fc.constantFrom(0, 8_080),
      others: fc.nat(5),
      count: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(given, ({ seed, strategy, constraints, hostPort, others, count }) => {
        const test = createTestWorld({ seed, unchecked: true })
          .instances(4)
          .instances(2, { type: 'm5.large' })
        test.taskDefinition({ family: 'other', cpu: 512, memory: 700 }).taskDefinition({ hostPort })
        test.service({ name: 'other', desired: others }).runFor('5s')
        for (let i = 0; i < count; i++) if (!isPlacedAsByTheRule(test, { strategy, constraints })) return
      }),
      { numRuns: 40 },
    )
  })
})
