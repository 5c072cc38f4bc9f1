import { expect, it } from 'vitest'
import { createTestWorld } from '@/lib/testing/test-world'
import { hostIdOf } from '@/lib/world/hosts'

it('DescribeTasks tells of containers what the agent last said, while it is cut off', () => {
  const world = createTestWorld({ seed: 5 })
    .instances(1, { zone: 'a' })
    .taskDefinition()
    .service()
    .runUntilSteady()
  const [task] = world.tasks()
  const told = () => {
    const { tasks } = world.ask('ecs:DescribeTasks', { tasks: [task?.id] }) as {
      tasks: { lastStatus: string; connectivity: string; containers: object[] }[]
    }
    return tasks[0]
  }
  world.dispatch('playground:StartZoneOutage', { zoneName: 'us-east-1a' })
  world.dispatch('playground:CrashContainer', { task: task?.arn }).runFor('1m')
  expect(told()).toMatchObject({ lastStatus: 'RUNNING', connectivity: 'DISCONNECTED' })
  expect(told()?.containers).toEqual([expect.objectContaining({ lastStatus: 'RUNNING' })])
  expect(told()?.containers).toEqual([expect.not.objectContaining({ exitCode: 1 })])
  world.dispatch('playground:EndZoneOutage', { zoneName: 'us-east-1a' }).runFor('1s')
  expect(told()).toMatchObject({
    lastStatus: 'STOPPED',
    connectivity: 'CONNECTED',
    containers: [{ lastStatus: 'STOPPED', exitCode: 1 }],
  })
})

it('and what became of them when their host is gone', () => {
  const world = createTestWorld({ seed: 5 }).instances(1).taskDefinition().service().runUntilSteady()
  const [task] = world.tasks()
  world.dispatch('ec2:TerminateInstances', { InstanceIds: task ? [hostIdOf(task)] : [] }).runFor('1m')
  const answer = world.ask('ecs:DescribeTasks', { tasks: [task?.id] })
  expect(answer).toMatchObject({
    tasks: [{ lastStatus: 'STOPPED', containers: [{ lastStatus: 'STOPPED' }] }],
  })
})
