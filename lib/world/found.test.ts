// What random tests have found, as short scripts. Each failed before it was put right.

import { describe, expect, it } from 'vitest'
import { createTestWorld } from '@/lib/testing/test-world'
import { taskNotesOf } from '@/lib/world/scheduler-notes'

const ABSENT = 'absent.dkr.ecr.us-east-1.amazonaws.com/absent:1'

describe('found by the swarm', () => {
  it('a service looks again when its throttle ends, though its last instance is gone and nothing else happens', () => {
    const world = createTestWorld({ seed: 382 }).instances(1)
    world.dispatch('ecr:CreateRepository', { repositoryName: 'absent' })
    const repository = [...world.world.state.repositories.values()][0]?.uri ?? ABSENT
    world.taskDefinition({ image: `${repository}:1` }).service({ desired: 1 })
    world.runUntil(
      'a throttled service',
      () => (world.notes().throttledUntil ?? 0) > world.world.engine.now + 30_000_000,
      '5m',
    )
    const [instance] = world.world.state.instances.keys()
    // This look at the service comes before the one that the throttle has asked for.
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 })
    world.dispatch('ec2:TerminateInstances', { InstanceIds: [instance] })
    world.runUntil(
      'the end of the throttle',
      () => world.world.engine.now > (world.notes().throttledUntil ?? 0),
      '30m',
    )
    expect(world.runFor('20s').notes().blocked).toMatch(/No Container Instances were found/)
  })

  it('a target of a terminated instance is unused as such until ECS, which misses its task later, deregisters it', () => {
    const world = createTestWorld({ seed: 660, pace: 'aws' })
      .loadBalancer()
      .instances(1)
      .taskDefinition()
      .service({ behind: 'web' })
      .runUntilSteady()
    const [instance] = world.world.state.instances.keys()
    world.dispatch('ec2:TerminateInstances', { InstanceIds: [instance] }).runFor('16s')
    expect(world.targets()).toMatchObject([{ state: 'unused', reason: 'Target.InvalidState' }])
    world.runFor('2m')
    expect(world.targets()).toEqual([])
  })

  it('a task without a load balancer is healthy after exactly 40 s of running, whenever it began', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const world = createTestWorld({ seed }).instances(1).taskDefinition().service().runUntilSteady()
      const [task] = world.tasks()
      const { healthySince } = taskNotesOf(world.world, task?.arn ?? '')
      expect((healthySince ?? 0) - (task?.startedAt ?? 0)).toBe(40_000_000)
    }
  })

  it('an image is not pulled to the end on an instance that is terminated in the middle of it', () => {
    const world = createTestWorld({ seed: 2 }).instances(1).image('web:1', { sizeMiB: 2_000 })
    world.taskDefinition().service().runFor('5s')
    const [instance] = world.world.state.instances.values()
    world.dispatch('ec2:TerminateInstances', { InstanceIds: [instance?.id] }).runFor('2m')
    expect(instance?.cachedImages).toEqual([])
    expect(world.stoppedTasks().map(({ pullStoppedAt }) => pullStoppedAt)).toEqual([null])
  })

  it('an instance on which no container ever ran counts as idle', () => {
    const world = createTestWorld({ seed: 3 }).instances(1).runFor('10s')
    const [instance] = world.world.state.instances.keys()
    expect(world.world.data.instanceUsage(instance ?? '')).toMatchObject({ cpuUnits: 0, requestsInFlight: 0 })
  })

  it('a target is checked though it was registered after its container had begun to listen', () => {
    // Two target groups: the task is ACTIVATING for a second, which is longer than its container takes to start.
    const world = createTestWorld({ seed: 110 })
      .instances(1)
      .image('web:1', { startupMs: 100 })
      .taskDefinition()
    for (const name of ['web', 'too']) world.loadBalancer({ name, intervalSeconds: 5 })
    world.runFor('10s')
    world
      .service({ desired: 1, behind: ['web', 'too'] })
      .runUntilSteady('web', '1m')
      .expectHealthy(1)
      .expectHealthy(1, 'too')
    expect(world.stoppedTasks()).toEqual([])
  })

  // Each instance can have one task of the service, and what the closest one lacks is CPU: then the event names CPU though
  // more CPU elsewhere would not help. What helps is an instance without such a task.
  describe.each([
    ['seed 1794: a fixed host port', { hostPort: 8_080 }, {}],
    ['seed 1883: host networking', { networkMode: 'host' as const }, {}],
    ['seed 107: distinctInstance', {}, { constraints: [{ type: 'distinctInstance' }] }],
  ])('%s', (_, definition, constraints) => {
    const blocked = () => {
      const world = createTestWorld({ seed: 1_794 })
        .instances(1, { type: 't3.small' })
        .taskDefinition({ family: 'hog', cpu: 1_900, memory: 64 })
      world.dispatch('ecs:RunTask', { taskDefinition: 'hog' })
      return world
        .instances(2, { type: 'm5.xlarge' })
        .taskDefinition(definition)
        .service({ desired: 3, ...constraints })
        .runFor('2m')
    }

    it('blocks the third task, and the service says what the closest instance lacks', () => {
      const world = blocked().expectRunning(2)
      expect(world.notes().steady).toBe(false)
      expect(world.notes().blocked).toMatch(/closest matching container-instance .* insufficient CPU/)
    })

    it('lets it start when the closest instance has room', () => {
      const world = blocked()
      const hog = [...world.world.state.tasks.values()].find(({ group }) => group === 'family:hog')
      world.dispatch('ecs:StopTask', { task: hog?.id }).runUntilSteady('web', '3m').expectRunning(3)
    })

    it('lets it start on an instance that is launched', () => {
      blocked().instances(1).runUntilSteady('web', '3m').expectRunning(3)
    })
  })

  it.each([false, true])(
    'a process that is killed as soon as it starts has been RUNNING: its task did not fail to start (shuffled: %s)',
    (shuffled) => {
      const world = createTestWorld({ seed: 3, shuffled }).instances(1)
      world.image('web:1', { memoryMiB: 999 }).taskDefinition().service().runFor('1m')
      for (const task of world.stoppedTasks()) {
        expect([task.stopCode, task.stoppedReason]).toEqual([
          'EssentialContainerExited',
          'Essential container in task exited',
        ])
      }
      expect(world.stoppedTasks().length).toBeGreaterThan(5)
      const [container] = world.world.state.containers.values()
      expect(container).toMatchObject({
        exitCode: 137,
        reason: 'OutOfMemoryError: Container killed due to memory usage',
      })
    },
  )

  it('the target of a task that died is deregistered though its service is deleted before ECS misses the task', () => {
    const world = createTestWorld({ seed: 132, pace: 'aws' })
      .loadBalancer()
      .instances(1)
      .taskDefinition()
      .service({ behind: 'web', desired: 1 })
      .runUntilSteady()
    world.dispatch('playground:CrashContainer', { task: world.tasks()[0]?.arn }).runFor('1s')
    world.dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('1m')
    expect(world.serviceNamed().status).toBe('INACTIVE')
    expect(world.targets().filter(({ state }) => state !== 'draining')).toEqual([])
  })
})
