// What a process needs that nobody has described kills no container.

import { describe, expect, it } from 'vitest'
import { createTestWorld } from '@/lib/testing/test-world'

describe('An image that nobody described', () => {
  it.each([6, 10, 64, 128, 4_000])('runs in %i MiB', (memory) => {
    const world = createTestWorld()
      .instances(1, { type: 'm5.large' })
      .taskDefinition({ family: 'sleeper', image: 'busybox', memory, cpu: 10 })
      .service({ name: 'sleeper', taskDefinition: 'sleeper', desired: 1 })
      .runFor('5m')
      .expectRunning(1, 'sleeper')
    expect(world.stoppedTasks()).toEqual([])
  })

  it('outlives more requests than its memory has room for, and uses all of it', () => {
    const world = createTestWorld()
      .loadBalancer({ unhealthyThreshold: 10 })
      .instances(1)
      .taskDefinition({ image: 'nginx', memory: 16 })
      .service({ desired: 1, behind: 'web' })
      .runUntilSteady()
      .traffic(1_000)
      .runFor('20s')
    const [container] = world.world.state.containers.keys()
    const { memoryMiB, requestsInFlight } = world.world.data.containerUsage(container ?? '')
    expect(requestsInFlight).toBeGreaterThan(100)
    expect(memoryMiB).toBe(16)
    expect(world.stoppedTasks()).toEqual([])
  })

  it('but dies of what somebody did describe', () => {
    const world = createTestWorld()
      .loadBalancer()
      .instances(1)
      .image('web:1', { leakMiBPerRequest: 1 })
      .taskDefinition({ memory: 64 })
      .service({ desired: 1, behind: 'web' })
      .runUntilSteady()
      .traffic(10)
      .runFor('20s')
    const [task] = world.stoppedTasks()
    const container = world.world.state.containers.get(task?.containerArns[0] ?? '')
    expect(container).toMatchObject({ exitCode: 137 })
  })
})
