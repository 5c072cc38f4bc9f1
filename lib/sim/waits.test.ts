import { describe, expect, it } from 'vitest'
import { createTestWorld } from '@/lib/testing/test-world'
import { schedulerWait } from './waits'

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

  it('is that a dead task is missed, which the scheduler looks for in vain before', () => {
    const test = createTestWorld({ pace: 'aws' }).instances(1)
    test.taskDefinition().service().runUntilSteady()
    const [task] = test.world.state.tasks.values()
    test.dispatch('playground:CrashContainer', { task: task?.arn })
    const wait = () => schedulerWait(test.world, test.serviceNamed('web'))
    test.runUntil('a wait for the dead task', () => wait()?.reason === 'dead task', '30s')
    test.runTo(wait()?.until ?? test.world.engine.now)
    expect(wait()?.reason).toBe('look')
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
