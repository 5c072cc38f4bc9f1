import { describe, expect, it } from 'vitest'
import { createTestWorld } from '@/lib/testing/test-world'
import { instanceWait, schedulerWait, taskWait } from './waits'

describe('What a service waits for', () => {
  it('is the next look, until there is nothing to do', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(1)
    const wait = () => schedulerWait(test.world, test.serviceNamed('web'))
    test.taskDefinition().service()
    const first = wait()
    expect(first?.reason).toBe('look')
    test.runTo(first?.until ?? test.world.engine.now)
    expect(test.messages().at(-1)).toMatch(/has started 1 tasks/)
    test.runUntilSteady().runFor('1m')
    expect(wait()).toBeNull()
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 })
    expect(wait()?.reason).toBe('look')
  })

  it('is that a dead task is missed, where the scheduler has looked for it in vain before', () => {
    // A task is missed sooner than two looks follow one another, so that most deaths meet no such look.
    const reasonsAfter = (seconds: number) => {
      const test = createTestWorld({ pace: 'aws' }).instances(1)
      test.taskDefinition().service().runUntilSteady().runFor(`${seconds}s`)
      const [task] = test.world.state.tasks.values()
      test.dispatch('playground:CrashContainer', { task: task?.arn })
      const reasons: string[] = []
      for (let looks = 0; looks < 150; looks++) {
        test.runFor('100ms')
        const reason = schedulerWait(test.world, test.serviceNamed('web'))?.reason ?? 'nothing'
        if (reasons.at(-1) !== reason) reasons.push(reason)
      }
      return reasons.join(', ')
    }
    const seen = Array.from({ length: 10 }, (_, seconds) => reasonsAfter(seconds))
    const inVain = seen.filter((reasons) => reasons.includes('dead task'))
    expect(inVain.length).toBeGreaterThan(0)
    for (const reasons of inVain) expect(reasons).toContain('look, dead task, look')
  })

  it('is the next try where nothing had room, at either pace', () => {
    for (const pace of ['aws', 'instant'] as const) {
      const test = createTestWorld({ pace }).instances(1)
      test.taskDefinition({ hostPort: 8_080 }).service({ desired: 2 }).runFor('30s')
      const wait = schedulerWait(test.world, test.serviceNamed('web'))
      expect(wait?.reason).toBe('placement')
      expect(wait?.until).toBeGreaterThan(test.world.engine.now)
    }
  })

  it('is the throttle after tasks that failed to start', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(1)
    test.taskDefinition({ image: 'absent.dkr.ecr.us-east-1.amazonaws.com/absent:1' }).service()
    const wait = () => schedulerWait(test.world, test.serviceNamed('web'))
    test.runUntil('a throttled service', () => wait()?.reason === 'throttle', '5m')
    expect(wait()?.until).toBe(test.notes('web').throttledUntil)
  })
})

describe('What an instance and its tasks wait for', () => {
  it('is that ECS notices a silent agent, then that somebody deregisters what is gone', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(1).taskDefinition()
    test.service().runUntilSteady()
    const [host] = test.world.state.containerInstances.values()
    const [instance] = test.world.state.instances.values()
    const wait = () => instance && instanceWait(test.world, instance)
    expect(wait()).toBeNull()
    test.dispatch('playground:DisconnectAgent', { containerInstance: host?.arn })
    expect(wait()).toMatchObject({ cause: 'agent silent, ECS has not noticed', since: test.world.engine.now })
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 }).runFor('30s')
    const task = test.tasks().at(-1)
    expect(task && taskWait(test.world, task)).toMatchObject({
      cause: 'agent has not heard of it',
      until: null,
    })
    const until = wait()?.until ?? test.world.engine.now
    test.runTo(until)
    expect([host?.agentConnected, wait()]).toEqual([false, null])
    test.dispatch('ec2:TerminateInstances', { InstanceIds: [instance?.id] }).runFor('20s')
    expect(wait()).toMatchObject({ cause: 'terminated, not deregistered', until: null })
    test
      .dispatch('ecs:DeregisterContainerInstance', { containerInstance: host?.arn, force: true })
      .runFor('1s')
    expect(wait()).toBeNull()
  })
})
