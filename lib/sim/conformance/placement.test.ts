// Where tasks go and which ones go away. Amazon ECS Developer Guide: task-placement, task-placement-strategies,
// task-placement-constraints, api_failures_messages, service-event-messages-list; API Reference: UpdateService.

import { describe, expect, it } from 'vitest'
import { texts } from '@/lib/testing/service-story'
import { createTestWorld, type TaskDefinitionGiven, type TestWorld } from '@/lib/testing/test-world'
import { hostIdOf } from '@/lib/world/hosts'
import type { Task } from '@/lib/world/records/tasks'

const agents = (world: TestWorld) => [...world.world.state.containerInstances.values()]
const instanceIds = (world: TestWorld) => agents(world).map(({ instanceId }) => instanceId)
const wanted = (world: TestWorld, name = 'web') =>
  world.tasks(name).filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
/** How many tasks of the service each instance has, in order of registration. */
const spreadOf = (world: TestWorld, name = 'web') =>
  instanceIds(world).map((id) => wanted(world, name).filter((task) => hostIdOf(task) === id).length)
const drain = (world: TestWorld, index: number) =>
  world.dispatch('ecs:UpdateContainerInstancesState', {
    containerInstances: [agents(world)[index]?.arn],
    status: 'DRAINING',
  })

describe('A service without a strategy', () => {
  it('spreads over Availability Zones, then over instances', () => {
    const world = createTestWorld().instances(2, { zone: 'a' }).instances(1, { zone: 'b' })
    world.taskDefinition().service({ desired: 4 }).runFor('5s')
    expect(spreadOf(world)).toEqual([1, 1, 2])
  })

  it('scales in where the zone, then the instance has most of its tasks', () => {
    const world = createTestWorld().instances(2, { zone: 'a' }).instances(1, { zone: 'b' })
    world.taskDefinition({ cpu: 128, memory: 128 }).service({ desired: 7 }).runFor('5s')
    expect(spreadOf(world).reduce((sum, count) => sum + count)).toBe(7)
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 }).runFor('5s')
    const [a1 = 0, a2 = 0, b = 0] = spreadOf(world)
    expect([a1 + a2, b]).toEqual([1, 1])
  })
})

describe('Strategies', () => {
  it('binpack(memory) fills the instance with the least memory left that still fits', () => {
    const world = createTestWorld().instances(3)
    world
      .taskDefinition({ memory: 900 })
      .service({ desired: 5, strategy: [{ type: 'binpack', field: 'memory' }] })
    world.runFor('5s')
    expect(spreadOf(world).toSorted()).toEqual([0, 1, 4])
  })

  it('binpack scales in on the instance that will have most left', () => {
    const world = createTestWorld().instances(3)
    world
      .taskDefinition({ memory: 900 })
      .service({ desired: 5, strategy: [{ type: 'binpack', field: 'memory' }] })
    world.runFor('5s').dispatch('ecs:UpdateService', { service: 'web', desiredCount: 4 }).runFor('5s')
    expect(spreadOf(world).toSorted()).toEqual([0, 0, 4])
  })

  it('spread(instanceId) counts the tasks of this service only', () => {
    const world = createTestWorld().instances(2)
    world.taskDefinition({ family: 'batch', cpu: 128, memory: 128 })
    const [first] = agents(world)
    for (let i = 0; i < 3; i++)
      world.dispatch('ecs:StartTask', { taskDefinition: 'batch', containerInstances: [first?.arn] })
    world
      .taskDefinition()
      .service({ desired: 2, strategy: [{ type: 'spread', field: 'instanceId' }] })
      .runFor('5s')
    expect(spreadOf(world)).toEqual([1, 1])
  })

  it('are successive tie-breakers', () => {
    const strategy = [
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'binpack', field: 'cpu' },
    ]
    const world = createTestWorld().instances(2, { zone: 'a' }).instances(1, { zone: 'b' })
    world.taskDefinition().service({ desired: 4, strategy }).runFor('5s')
    expect([spreadOf(world).slice(0, 2).toSorted(), spreadOf(world)[2]]).toEqual([[0, 2], 2])
  })
})

describe('Constraints', () => {
  it('distinctInstance allows one task of the group an instance', () => {
    const world = createTestWorld().instances(2)
    world
      .taskDefinition()
      .service({ desired: 3, constraints: [{ type: 'distinctInstance' }] })
      .runFor('5s')
    expect(spreadOf(world)).toEqual([1, 1])
  })

  it('memberOf is binding', () => {
    const world = createTestWorld().instances(1, { zone: 'a' }).instances(1, { zone: 'b' })
    const expression = 'attribute:ecs.availability-zone == us-east-1b'
    world
      .taskDefinition()
      .service({ desired: 3, constraints: [{ type: 'memberOf', expression }] })
      .runFor('5s')
    expect(spreadOf(world)).toEqual([0, 3])
  })
})

describe('When no instance does, the service says what the closest one lacks', () => {
  const closest = (given: TaskDefinitionGiven, change: (world: TestWorld) => void = () => {}) => {
    const world = createTestWorld().instances(1)
    world.taskDefinition(given)
    change(world)
    world.service().runFor('1s')
    expect(texts(world)).toHaveLength(1)
    return texts(world)[0]
  }
  const start = 'was unable to place a task because no container instance met all of its requirements.'

  it.each<[string, TaskDefinitionGiven, string]>([
    ['CPU', { cpu: 4096 }, 'The closest matching container-instance … has insufficient CPU units available.'],
    [
      'memory',
      { memory: 9000 },
      'The closest matching (container-instance …) has insufficient memory available. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ],
    [
      'ports',
      { hostPort: 22 },
      'The closest matching (container-instance …) is already using a port required by your task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ],
  ])('%s', (_what, given, end) => {
    expect(closest(given)).toBe(`${start} ${end}`)
  })

  it('its agent', () => {
    const cutOff = (world: TestWorld) =>
      world.dispatch('playground:StartZoneOutage', {
        zoneName: [...world.world.state.instances.values()][0]?.zone,
      })
    expect(closest({}, cutOff)).toBe(
      `${start} The closest matching container-instance … encountered error "AGENT".`,
    )
  })

  it('and that there is none in an empty cluster', () => {
    const world = createTestWorld()
    world.dispatch('ecs:CreateCluster', { clusterName: 'default' })
    world.taskDefinition().service().runFor('1s')
    expect(texts(world)).toEqual([`${start} Reason: No Container Instances were found in your cluster.`])
  })

  it('once, not with every try; and places the task when there is room', () => {
    const world = createTestWorld()
      .instances(1)
      .taskDefinition({ cpu: 2048 })
      .service({ desired: 2 })
      .runFor('5m')
    expect(texts(world).filter((text) => text.startsWith(start))).toHaveLength(1)
    world.instances(1).runFor('10s')
    expect(wanted(world)).toHaveLength(2)
  })
})

describe('StartTask', () => {
  it('bypasses placement, but the task must fit', () => {
    const world = createTestWorld().instances(2).taskDefinition({ cpu: 1024 })
    const [first] = agents(world)
    const ask = () =>
      world.ask('ecs:StartTask', { taskDefinition: 'web', containerInstances: [first?.arn] }) as {
        failures: { reason: string }[]
      }
    expect([ask(), ask(), ask()].map(({ failures }) => failures.map(({ reason }) => reason))).toEqual([
      [],
      [],
      ['RESOURCE:CPU'],
    ])
  })
})

describe('Draining an instance', () => {
  function busy(given: { min: number; max: number; desired?: number }): TestWorld {
    return createTestWorld()
      .instances(2, { type: 'm5.xlarge' })
      .taskDefinition()
      .service({
        desired: given.desired ?? 4,
        minimumHealthyPercent: given.min,
        maximumPercent: given.max,
      })
      .runUntilSteady()
  }

  it('places nothing new there', () => {
    const world = busy({ min: 100, max: 200 })
    drain(world, 0).dispatch('ecs:UpdateService', { service: 'web', desiredCount: 8 }).runFor('100ms')
    const [first] = instanceIds(world)
    const fresh = wanted(world).filter(({ lastStatus }) => lastStatus === 'PENDING')
    expect(fresh.length).toBeGreaterThan(3)
    expect(fresh.some((task) => hostIdOf(task) === first)).toBe(false)
  })

  it('stops PENDING tasks of services at once', () => {
    const world = createTestWorld().instances(2).taskDefinition().service({ desired: 4 }).runFor('200ms')
    const there = wanted(world).filter((task) => hostIdOf(task) === instanceIds(world)[0])
    expect(there.map(({ lastStatus }) => lastStatus)).toEqual(['PENDING', 'PENDING'])
    drain(world, 0).runFor('100ms')
    expect(there.map(({ lastStatus }) => lastStatus)).toEqual(['STOPPED', 'STOPPED'])
    expect(texts(world)).toContain('stopped 2 pending tasks.')
    expect(spreadOf(world)).toEqual([0, 4])
  })

  it('replaces RUNNING tasks first with 100/200', () => {
    const world = busy({ min: 100, max: 200 })
    drain(world, 0).runFor('1s')
    expect(spreadOf(world)).toEqual([2, 4])
    world.runUntil('an empty instance', () => spreadOf(world)[0] === 0).runUntilSteady()
    expect(spreadOf(world)).toEqual([0, 4])
  })

  it('stops first with 50/100: of four tasks the two that are there, at once', () => {
    const world = busy({ min: 50, max: 100 })
    drain(world, 0).runFor('100ms')
    expect(wanted(world).filter(({ lastStatus }) => lastStatus === 'RUNNING')).toHaveLength(2)
    expect(spreadOf(world)).toEqual([0, 4])
  })

  it('never ends with 100/100', () => {
    const world = busy({ min: 100, max: 100 })
    drain(world, 0).runFor('10m')
    expect(spreadOf(world)).toEqual([2, 2])
  })

  it('leaves tasks alone that no service started', () => {
    const world = createTestWorld().instances(2).taskDefinition()
    const [first] = agents(world)
    world.dispatch('ecs:StartTask', { taskDefinition: 'web', containerInstances: [first?.arn] }).runFor('30s')
    drain(world, 0).runFor('5m')
    const [task] = [...world.world.state.tasks.values()] as [Task]
    expect(task).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING' })
    expect(first?.status).toBe('DRAINING')
  })

  it('ends with ACTIVE: the instance takes tasks again', () => {
    const world = busy({ min: 100, max: 200 })
    drain(world, 0).runFor('1s').runUntilSteady()
    world.dispatch('ecs:UpdateContainerInstancesState', {
      containerInstances: [agents(world)[0]?.arn],
      status: 'ACTIVE',
    })
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 6 }).runFor('1s')
    expect(spreadOf(world)).toEqual([2, 4])
  })
})

describe('An instance whose agent is disconnected', () => {
  const cutOff = (world: TestWorld) =>
    world.dispatch('playground:StartZoneOutage', { zoneName: 'us-east-1a' })
  const heal = (world: TestWorld) => world.dispatch('playground:EndZoneOutage', { zoneName: 'us-east-1a' })

  it('takes no tasks', () => {
    const world = createTestWorld().instances(1, { zone: 'a' }).instances(1, { zone: 'b' }).taskDefinition()
    cutOff(world).service({ desired: 3 }).runFor('2s')
    expect(spreadOf(world)).toEqual([0, 3])
  })

  it('keeps the last state heard: what crashes there is noticed when the agent is back', () => {
    const world = createTestWorld().instances(1, { zone: 'a' }).taskDefinition().service().runUntilSteady()
    const [task] = world.tasks() as [Task]
    cutOff(world).dispatch('playground:CrashContainer', { task: task.id, exitCode: 1 }).runFor('5m')
    expect(task).toMatchObject({ lastStatus: 'RUNNING', desiredStatus: 'RUNNING' })
    heal(world).runFor('1s')
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'EssentialContainerExited' })
    world.runUntilSteady()
  })

  it('stops nothing until it is back', () => {
    const world = createTestWorld().instances(1, { zone: 'a' }).taskDefinition().service().runUntilSteady()
    const [task] = world.tasks() as [Task]
    cutOff(world).dispatch('ecs:StopTask', { task: task.id }).runFor('5m')
    expect(task.lastStatus).toBe('STOPPING')
    heal(world).runFor('1s')
    expect(task.lastStatus).toBe('STOPPED')
  })

  it('whose tasks stand behind a load balancer loses them to other zones, and the service is steady there', () => {
    const world = createTestWorld()
      .instances(1, { zone: 'a' })
      .instances(1, { zone: 'b' })
      .loadBalancer({ intervalSeconds: 5 })
      .taskDefinition()
      .service({ desired: 2, behind: 'web' })
      .runUntilSteady()
    cutOff(world)
    world.runUntil('a service that is not steady', () => !world.notes().steady).runUntilSteady()
    expect(spreadOf(world)).toEqual([0, 2])
    heal(world).runFor('1m')
    expect(world.tasks().map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'RUNNING'])
    expect(spreadOf(world)).toEqual([0, 2])
  })
})

describe('An instance that goes', () => {
  it('by TerminateInstances is deregistered by itself, and its tasks are replaced', () => {
    const world = createTestWorld().instances(2).taskDefinition().service({ desired: 2 }).runUntilSteady()
    world.dispatch('ec2:TerminateInstances', { InstanceIds: [instanceIds(world)[0]] }).runFor('1m')
    expect(agents(world).map(({ status }) => status)).toEqual(['INACTIVE', 'ACTIVE'])
    expect(spreadOf(world)).toEqual([0, 2])
  })

  it('by DeregisterContainerInstance runs on in EC2, and may not have tasks unless forced', () => {
    const world = createTestWorld().instances(2).taskDefinition().service({ desired: 2 }).runUntilSteady()
    const input = { containerInstance: agents(world)[0]?.arn }
    expect(world.attempt('ecs:DeregisterContainerInstance', input).ok).toBe(false)
    world.dispatch('ecs:DeregisterContainerInstance', { ...input, force: true }).runFor('1m')
    expect(spreadOf(world)).toEqual([0, 2])
    expect(world.world.state.instances.get(instanceIds(world)[0] ?? '')?.state).toBe('running')
  })
})
