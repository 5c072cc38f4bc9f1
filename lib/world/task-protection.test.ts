import { describe, expect, it } from 'vitest'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import type { Task } from './records/tasks'

interface Given {
  readonly desired?: number
  readonly minimumHealthyPercent?: number
  readonly maximumPercent?: number
}

function steady(given: Given = {}): TestWorld {
  return createTestWorld()
    .instances(2)
    .image('web:1', { startupMs: 500, sizeMiB: 10 })
    .taskDefinition({ image: 'web:1' })
    .service({ desired: 4, ...given })
    .runUntilSteady()
}

const staying = (test: TestWorld) => test.tasks().filter(({ desiredStatus }) => desiredStatus === 'RUNNING')

function oldest(test: TestWorld): Task {
  const [task] = staying(test)
  if (!task) throw new Error('the service has no task')
  return task
}

function protect(test: TestWorld, tasks: readonly Task[], more: Record<string, unknown> = {}): TestWorld {
  return test.dispatch('ecs:UpdateTaskProtection', {
    cluster: 'default',
    tasks: tasks.map(({ arn }) => arn),
    protectionEnabled: true,
    ...more,
  })
}

const update = (test: TestWorld, more: Record<string, unknown>) =>
  test.dispatch('ecs:UpdateService', { service: 'web', ...more })

describe('Scale-in protection', () => {
  it('lasts two hours unless the call says otherwise, and ends by itself', () => {
    const test = steady()
    const task = oldest(test)
    protect(test, [task])
    const answer = test.ask('ecs:GetTaskProtection', { cluster: 'default', tasks: [task.id] })
    const expirationDate = (test.world.engine.now + 7_200_000_000) / 1_000_000
    expect(answer).toEqual({
      protectedTasks: [{ taskArn: task.arn, protectionEnabled: true, expirationDate }],
      failures: [],
    })
    expect(test.runFor('119m').tasks()[0]?.protectedUntil).not.toBeNull()
    expect(test.runFor('2m').tasks()[0]?.protectedUntil).toBeNull()
  })

  it('made longer, it ends when the second call says', () => {
    const test = steady()
    const task = oldest(test)
    protect(test, [task], { expiresInMinutes: 1 })
    protect(test, [task], { expiresInMinutes: 5 }).runFor('2m')
    expect(task.protectedUntil).not.toBeNull()
    expect(test.runFor('4m').tasks()[0]?.protectedUntil).toBeNull()
  })

  it('keeps the task when the service scales in', () => {
    const test = steady()
    const task = oldest(test)
    protect(test, [task])
    update(test, { desiredCount: 1 }).runFor('2m')
    expect(staying(test)).toEqual([task])
  })

  it('with more protected tasks than wanted ones the service says so, until the protection ends', () => {
    const test = steady()
    protect(test, staying(test).slice(0, 3), { expiresInMinutes: 10 })
    update(test, { desiredCount: 1 }).runFor('2m')
    expect(staying(test)).toHaveLength(3)
    test.expectEvent(
      /was unable to reach steady state because \(taskSet ecs-svc\/\d+\) was unable to scale in due to \(reason 2 tasks under protection\)/,
    )
    test.runFor('10m')
    expect(staying(test)).toHaveLength(1)
    expect(test.notes().steady).toBe(true)
  })

  it('keeps a task of the older deployment, for whose end the deployment then waits', () => {
    const test = steady()
    const task = oldest(test)
    protect(test, [task], { expiresInMinutes: 20 })
    test.taskDefinition({ image: 'web:1' })
    update(test, { taskDefinition: 'web' }).runFor('15m')
    expect(staying(test)).toContain(task)
    expect(staying(test)).toHaveLength(5)
    expect(test.serviceNamed().deploymentIds).toHaveLength(2)
    expect(test.notes().heldByProtection).toBe(true)
    const waits = test.world.log.decisions.filter(({ summary }) =>
      summary.includes('waits for the scale-in protection of 1 task to end'),
    )
    expect(waits).toHaveLength(1)
    test.runFor('10m')
    expect(staying(test)).not.toContain(task)
    expect(test.serviceNamed().deploymentIds).toHaveLength(1)
  })

  it('takes room from a deployment that may not exceed the desired count, and it waits for that too', () => {
    const test = steady({ minimumHealthyPercent: 50, maximumPercent: 100 })
    protect(test, staying(test), { expiresInMinutes: 10 })
    test.taskDefinition({ image: 'web:1' })
    update(test, { taskDefinition: 'web' }).runFor('5m')
    expect(new Set(staying(test).map(({ taskDefinitionArn }) => taskDefinitionArn)).size).toBe(1)
    expect(test.notes().blocked).toContain('(reason 4 tasks under protection)')
    test.runFor('10m').runUntilSteady()
    expect(staying(test).every(({ taskDefinitionArn }) => taskDefinitionArn.endsWith(':2'))).toBe(true)
  })

  it('does not keep a task that has become unhealthy', () => {
    const test = createTestWorld()
      .instances(2)
      .loadBalancer({ intervalSeconds: 5 })
      .image('web:1', { startupMs: 500, sizeMiB: 10, health: { failsFromSeconds: 240 } })
      .taskDefinition({ image: 'web:1' })
      .service({ desired: 1, behind: 'web' })
      .runUntilSteady()
    const task = oldest(test)
    protect(test, [task])
    test.runFor('8m')
    expect(task.desiredStatus).toBe('STOPPED')
  })

  it('does not keep a task on an instance that is drained', () => {
    const test = steady()
    const task = oldest(test)
    protect(test, [task])
    const containerInstances = [task.host.kind === 'ec2' ? task.host.containerInstanceArn : '']
    test
      .dispatch('ecs:UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' })
      .runFor('3m')
    expect(task.lastStatus).toBe('STOPPED')
  })

  it('ends when it is taken back, and the service scales in at once', () => {
    const test = steady()
    const tasks = staying(test)
    protect(test, tasks)
    update(test, { desiredCount: 2 }).runFor('2m')
    expect(staying(test)).toHaveLength(4)
    protect(test, tasks, { protectionEnabled: false }).runFor('2m')
    expect(staying(test)).toHaveLength(2)
  })

  it('survives a checkpoint', () => {
    const test = steady()
    protect(test, [oldest(test)], { expiresInMinutes: 3 })
    update(test, { desiredCount: 1 })
    const restored = test.reloaded()
    expect(restored.runFor('5m').hash()).toBe(test.runFor('5m').hash())
  })
})

describe('What cannot be protected is a failure of its own', () => {
  const reasonsOf = (test: TestWorld, tasks: readonly string[]) => {
    const answer = test.ask('ecs:UpdateTaskProtection', {
      cluster: 'default',
      tasks,
      protectionEnabled: true,
    }) as { failures: readonly { reason: string }[]; protectedTasks: readonly unknown[] }
    return [...answer.failures.map(({ reason }) => reason), ...answer.protectedTasks.map(() => 'protected')]
  }

  it('MISSING, TASK_NOT_VALID for a standalone task, and the others are protected', () => {
    const test = steady({ desired: 1 })
    test.dispatch('ecs:RunTask', { taskDefinition: 'web' })
    const standalone = [...test.world.state.tasks.values()].find(({ serviceArn }) => serviceArn === null)
    const tasks = ['0'.repeat(32), standalone?.arn ?? '', oldest(test).arn]
    expect(reasonsOf(test, tasks)).toEqual(['MISSING', 'TASK_NOT_VALID', 'protected'])
  })

  it('DEPLOYMENT_BLOCKED for a task that keeps a deployment from its end', () => {
    const test = steady()
    const task = oldest(test)
    protect(test, [task])
    test.taskDefinition({ image: 'web:1' })
    update(test, { taskDefinition: 'web' }).runFor('5m')
    expect(reasonsOf(test, [task.arn])).toEqual(['DEPLOYMENT_BLOCKED'])
  })

  it.each([
    [{ expiresInMinutes: 0 }, /expiresInMinutes/],
    [{ expiresInMinutes: 2_881 }, /expiresInMinutes/],
    [{ tasks: [] }, /Tasks cannot be empty/],
    [{ tasks: Array.from({ length: 11 }, (_, i) => `${i}`.padStart(32, '0')) }, /at most 10/],
  ])('%o is refused', (given, says) => {
    const test = steady({ desired: 1 })
    const input = { cluster: 'default', tasks: [oldest(test).arn], protectionEnabled: true, ...given }
    const result = test.attempt('ecs:UpdateTaskProtection', input)
    expect(result.ok ? '' : result.error.message).toMatch(says)
  })
})
