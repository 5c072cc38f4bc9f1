// An agent that cannot be reached, before ECS has noticed.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import { describeTask } from '@/lib/world/describe/ecs/task'
import type { Task } from '@/lib/world/records/tasks'

const hostOf = ({ world }: TestWorld) =>
  existing([...world.state.containerInstances.values()][0], 'a container instance')
const newest = (test: TestWorld): Task => existing(test.tasks().at(-1), 'a task')
const stepOf = ({ world }: TestWorld, task: Task) =>
  task.containerArns.map((arn) => world.state.containers.get(arn)?.step)

/** One instance with a task; its agent has just been cut off. */
function silent(): TestWorld {
  const test = createTestWorld({ pace: 'aws', seed: 4 }).instances(1).taskDefinition()
  test.service().runUntilSteady('web', '5m')
  return test.dispatch('playground:DisconnectAgent', { containerInstance: hostOf(test).arn })
}

const disconnections = (test: TestWorld) =>
  test.messages().filter((message) => message.includes('agent disconnected'))

describe('An agent that cannot be reached', () => {
  it('counts as connected for 1 to 3 minutes, then as disconnected', () => {
    const test = silent().runFor('59s')
    expect(hostOf(test)).toMatchObject({ agentConnected: true, agent: 'silent' })
    expect(disconnections(test)).toEqual([])
    test.runFor('122s')
    expect(hostOf(test)).toMatchObject({ agentConnected: false, agent: 'disconnected' })
    expect(disconnections(test)).toHaveLength(1)
  })

  it('gets tasks that stay PENDING: nothing is pulled until the agent hears of them', () => {
    const test = silent()
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 }).runFor('40s')
    const task = newest(test)
    expect(describeTask(test.world, task)).toMatchObject({ lastStatus: 'PENDING', connectivity: 'CONNECTED' })
    expect(task.pullStartedAt).toBeNull()
    expect(stepOf(test, task)).toEqual(['pulling'])
    test.dispatch('playground:ReconnectAgent', { containerInstance: hostOf(test).arn }).runFor('5s')
    expect(task.lastStatus).toBe('RUNNING')
    expect(disconnections(test)).toEqual([])
  })

  it('does not take part in a pull that began before it was cut off', () => {
    const test = createTestWorld({ pace: 'aws', seed: 4 }).instances(1).image('web:1', { sizeMiB: 4_000 })
    test
      .taskDefinition()
      .service()
      .runUntil('a pull', (it) => it.tasks()[0]?.pullStartedAt != null)
    test.dispatch('playground:DisconnectAgent', { containerInstance: hostOf(test).arn })
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 }).runFor('2m')
    expect(test.tasks().map((task) => stepOf(test, task)[0])).toEqual(['serving', 'pulling'])
  })

  it('never hears of a task that is stopped in the meantime', () => {
    const test = silent()
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 }).runFor('40s')
    const task = newest(test)
    test.dispatch('ecs:StopTask', { task: task.arn }).runFor('1s')
    expect(task.lastStatus).toBe('STOPPING')
    test.dispatch('playground:ReconnectAgent', { containerInstance: hostOf(test).arn }).runFor('5s')
    expect(task).toMatchObject({ lastStatus: 'STOPPED', pullStartedAt: null })
  })

  it('gets tasks on an instance that is gone already, as long as ECS has not noticed', () => {
    const test = silent()
    test.dispatch('ec2:TerminateInstances', { InstanceIds: [hostOf(test).instanceId] })
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 }).runFor('40s')
    expect(stepOf(test, newest(test))).toEqual(['lost'])
    test.runFor('10m')
    expect(test.tasks().map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'PENDING'])
    expect(hostOf(test)).toMatchObject({ status: 'ACTIVE', agentConnected: false })
  })

  it('is noticed after a time that has the distribution of the table', () => {
    const test = createTestWorld({ pace: 'aws', seed: 9 })
    for (let i = 0; i < 10; i++) test.instances(10, { booting: true })
    test.runFor('2m')
    const hosts = [...test.world.state.containerInstances.values()]
    for (const { arn } of hosts) test.dispatch('playground:DisconnectAgent', { containerInstance: arn })
    const countAfter = (duration: string) => {
      test.runFor(duration)
      return hosts.filter(({ agentConnected }) => !agentConnected).length
    }
    expect(hosts).toHaveLength(100)
    expect(countAfter('60s')).toBe(0)
    // Half of 100, and three standard deviations of that count.
    expect(Math.abs(countAfter('60s') - 50)).toBeLessThanOrEqual(15)
    expect(countAfter('60s')).toBe(100)
  })
})
