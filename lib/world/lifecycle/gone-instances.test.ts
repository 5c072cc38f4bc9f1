// Instances that EC2 has terminated while their agents could not be reached: ECS goes on counting them until somebody
// deregisters them. API Reference, DeregisterContainerInstance.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { describeContainerInstance } from '@/lib/world/describe/ecs/container-instance'
import { describeTask } from '@/lib/world/describe/ecs/task'
import { containerInstanceArnOf } from '@/lib/world/hosts'
import type { ContainerInstance } from '@/lib/world/records/tasks'

const PACES = ['aws', 'instant'] as const
type Pace = (typeof PACES)[number]

const firstHost = ({ world }: TestWorld): ContainerInstance =>
  existing([...world.state.containerInstances.values()][0], 'a container instance')
const tasksOn = (test: TestWorld, { arn }: ContainerInstance) =>
  test.tasks().filter((task) => containerInstanceArnOf(task) === arn)
const placedLater = (test: TestWorld) => test.tasks().filter(({ createdAt }) => createdAt > 300e6)

/** Two instances with two tasks each, spread; the agent of the first has been disconnected long enough for ECS to know. */
function cutOff(pace: Pace, behind: string | null = null): { test: TestWorld; host: ContainerInstance } {
  const test = createTestWorld({ pace, seed: 11 }).instances(2)
  if (behind !== null) test.loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 10 })
  test
    .taskDefinition()
    .service({ desired: 4, behind, strategy: [{ type: 'spread', field: 'instanceId' }] })
    .runUntilSteady('web', '10m')
  if (test.world.engine.now < 300e6) test.runFor('5m')
  const host = firstHost(test)
  test.dispatch('playground:DisconnectAgent', { containerInstance: host.arn }).runFor('4m')
  expect(host.agentConnected).toBe(false)
  return { test, host }
}

const terminate = (test: TestWorld, { instanceId }: ContainerInstance) =>
  test.dispatch('ec2:TerminateInstances', { InstanceIds: [instanceId] })

describe.each(PACES)('An instance terminated while its agent is disconnected, at the pace %s', (pace) => {
  it('stays ACTIVE with agentConnected false, and its tasks as last heard; nobody makes up for them', () => {
    const { test, host } = cutOff(pace)
    terminate(test, host).runFor('10m')
    expect(test.world.state.instances.get(host.instanceId)?.state).toBe('terminated')
    expect(describeContainerInstance(test.world, host)).toMatchObject({
      status: 'ACTIVE',
      agentConnected: false,
      runningTasksCount: 2,
    })
    const [task] = tasksOn(test, host)
    expect(task && describeTask(test.world, task)).toMatchObject({
      lastStatus: 'RUNNING',
      desiredStatus: 'RUNNING',
      connectivity: 'DISCONNECTED',
      containers: [{ lastStatus: 'RUNNING' }],
    })
    test.expectRunning(4)
    expect(placedLater(test)).toEqual([])
    expect(test.notes().steady).toBe(true)
  })

  it('takes no task any more', () => {
    const { test, host } = cutOff(pace)
    terminate(test, host).runFor('1m')
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 6 }).runFor('2m').expectRunning(6)
    expect(tasksOn(test, host)).toHaveLength(2)
  })

  it('is not found by StopTask: the task stays STOPPING until its instance is deregistered', () => {
    const { test, host } = cutOff(pace)
    terminate(test, host).runFor('1m')
    const [task] = tasksOn(test, host)
    test.dispatch('ecs:StopTask', { task: task?.arn }).runFor('10m')
    expect(task?.lastStatus).toBe('STOPPING')
  })

  it('is deregistered by force: its tasks stop, and the service starts others elsewhere', () => {
    const { test, host } = cutOff(pace)
    terminate(test, host).runFor('2m')
    const lost = tasksOn(test, host)
    const input = { containerInstance: host.arn }
    const refused = test.attempt('ecs:DeregisterContainerInstance', input)
    expect(refused.ok).toBe(false)
    test.dispatch('ecs:DeregisterContainerInstance', { ...input, force: true }).runFor('1s')
    expect(host.status).toBe('INACTIVE')
    expect(lost.map(({ lastStatus, stoppedReason }) => [lastStatus, stoppedReason])).toEqual([
      ['STOPPED', 'Container instance deregistration forced by user'],
      ['STOPPED', 'Container instance deregistration forced by user'],
    ])
    test.runUntil('two other tasks', () => placedLater(test).length === 2, '2m')
    test.runUntilSteady('web', '5m').expectRunning(4)
  })

  it('leaves its targets unused, and the service replaces the tasks behind them', () => {
    const { test, host } = cutOff(pace, 'web')
    terminate(test, host).runFor('16s')
    const gone = test
      .targets()
      .filter(({ id }) => id.kind === 'instance' && id.instanceId === host.instanceId)
    expect(gone.map(({ state, reason }) => [state, reason])).toEqual([
      ['unused', 'Target.InvalidState'],
      ['unused', 'Target.InvalidState'],
    ])
    test.runUntil('two other tasks', () => placedLater(test).length === 2, '3m')
    test.runUntil('healthy targets on the other instance alone', (it) => {
      const states = it.targets().map(({ state }) => state)
      return states.length === 4 && states.every((state) => state === 'healthy')
    })
    expect(tasksOn(test, host).map(({ lastStatus }) => lastStatus)).toEqual(['STOPPING', 'STOPPING'])
  })

  it('goes on as it is when the world is saved and restored', () => {
    const { test, host } = cutOff(pace)
    terminate(test, host).runFor('20s')
    const other = test.reloaded().runFor('5m')
    expect(other.hash()).toBe(test.runFor('5m').hash())
  })
})

describe.each(PACES)('An instance terminated while its agent is connected, at the pace %s', (pace) => {
  it('is deregistered by itself when EC2 says terminated: no force, and its tasks say why they stopped', () => {
    const test = createTestWorld({ pace, seed: 11 }).instances(2).taskDefinition().service({ desired: 2 })
    test.runUntilSteady('web', '10m')
    const host = firstHost(test)
    const [task] = tasksOn(test, host)
    terminate(test, host).runFor('5s')
    expect(host).toMatchObject({ status: 'ACTIVE', agentConnected: false })
    test.runFor('11s')
    expect(host.status).toBe('INACTIVE')
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stoppedReason: `Host EC2 (instance ${host.instanceId}) stopped/terminated`,
    })
  })
})

describe('A zone outage', () => {
  it('cuts agents off like a lost connection: what is terminated during it stays ACTIVE when it is over', () => {
    const test = createTestWorld().instances(1, { zone: 'a' })
    const host = firstHost(test)
    test.dispatch('playground:StartZoneOutage', { zoneName: 'us-east-1a' })
    terminate(test, host).runFor('1m')
    test.dispatch('playground:EndZoneOutage', { zoneName: 'us-east-1a' }).runFor('5m')
    expect(host).toMatchObject({ status: 'ACTIVE', agentConnected: false })
  })
})
