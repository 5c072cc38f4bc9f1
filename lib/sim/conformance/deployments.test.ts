// How services deploy. Amazon ECS Developer Guide: deployment-type-ecs, deployment-circuit-breaker, ecs_services; API
// Reference: DeploymentConfiguration, UpdateService; the order of events as live services show it.

import { describe, expect, it } from 'vitest'
import { existing } from '@/lib/engine'
import { containerOf, saidAt, second, sicken, story, texts } from '@/lib/testing/service-story'
import { createTestWorld, type ServiceGiven, type TestWorld } from '@/lib/testing/test-world'
import type { Task } from '@/lib/world/records/tasks'

/** A steady service behind a load balancer, with room for more. */
function steadyService(given: ServiceGiven = {}): TestWorld {
  return createTestWorld()
    .image('bad:1', { health: { failsFromSeconds: 0 } })
    .instances(2, { type: 'm5.xlarge' })
    .loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 30 })
    .taskDefinition()
    .service({ desired: 2, behind: 'web', ...given })
    .runUntilSteady()
}

/** Registers a revision and deploys it; answers when. */
function update(world: TestWorld, image = 'web:2'): number {
  world.taskDefinition({ image })
  const at = second(world)
  world.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' }).runFor('1ms')
  return at
}

const ids = (world: TestWorld) => world.serviceNamed().deploymentIds
const deployment = (world: TestWorld, id: string | undefined) =>
  existing(world.world.state.deployments.get(id ?? ''), `deployment ${id}`)
const wanted = (world: TestWorld) => world.tasks().filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
const stops = (world: TestWorld) =>
  [...world.world.state.tasks.values()]
    .flatMap(({ stoppedAt }) => (stoppedAt === null ? [] : stoppedAt / 1e6))
    .sort((a, b) => a - b)
const counts = (world: TestWorld) => {
  const fresh = wanted(world).filter(({ deploymentId }) => deploymentId === ids(world)[0]).length
  return { old: wanted(world).length - fresh, new: fresh }
}

/** The kinds of events in the order in which each first occurs. */
function order(world: TestWorld, sinceSecond: number): readonly string[] {
  const kinds = [
    'has started',
    'registered',
    'is unhealthy',
    'has stopped',
    'deregistered',
    'has begun draining',
    'deployment completed',
    'has reached a steady state',
  ]
  const found = texts(world, { sinceSecond }).map(
    (text) => kinds.find((kind) => ` ${text}`.includes(` ${kind}`)) ?? text,
  )
  return [...new Set(found)]
}

describe('A rolling update', () => {
  it('says: started, registered, stopped, deregistered, draining, completed, steady', () => {
    const world = steadyService()
    const sinceSecond = update(world)
    world.runUntilSteady()
    expect(order(world, sinceSecond)).toEqual([
      'has started',
      'registered',
      'has stopped',
      'deregistered',
      'has begun draining',
      'deployment completed',
      'has reached a steady state',
    ])
  })

  it('says that it deregisters and drains in the instant in which it stops tasks, all of them in one event', () => {
    const world = steadyService({ desired: 4, minimumHealthyPercent: 50, maximumPercent: 100 })
    const sinceSecond = update(world)
    world.runFor('1s')
    expect(story(world, { sinceSecond }).map(({ text }) => text)).toEqual([
      'has stopped 2 running tasks: (task …).',
      'deregistered 2 targets in (target-group …)',
      'has begun draining connections on 2 tasks.',
      'has started 2 tasks: (task …).',
    ])
  })

  it('is completed when the last old task has drained, and steady right then', () => {
    const world = steadyService()
    const sinceSecond = update(world)
    world.runUntilSteady()
    const last = story(world, { sinceSecond })
      .filter(({ text }) => text.includes('begun draining'))
      .at(-1)
    expect(saidAt(world, 'deployment completed', { sinceSecond })).toBeCloseTo((last?.second ?? 0) + 30, 3)
    expect(saidAt(world, 'steady state', { sinceSecond })).toBe(
      saidAt(world, 'deployment completed', { sinceSecond }),
    )
  })

  it('stops no old task before a new one is healthy in the target group', () => {
    const world = steadyService()
    update(world)
    world.runUntil('new tasks that are RUNNING', () =>
      wanted(world).every(({ lastStatus }) => lastStatus === 'RUNNING'),
    )
    expect(counts(world)).toEqual({ old: 2, new: 2 })
    world.runUntil('the first stop', () => counts(world).old < 2)
    expect(
      world.targets().some(({ state, taskArn }) => {
        const task = world.world.state.tasks.get(taskArn ?? '')
        return state === 'healthy' && task?.deploymentId === ids(world)[0]
      }),
    ).toBe(true)
  })

  it.each([
    { desired: 4, min: 50, max: 100, first: { old: 2, new: 2 }, what: 'stops 2, then starts 2' },
    { desired: 4, min: 100, max: 200, first: { old: 4, new: 4 }, what: 'starts 4 and waits' },
    { desired: 1, min: 100, max: 200, first: { old: 1, new: 1 }, what: 'starts 1' },
    { desired: 1, min: 0, max: 100, first: { old: 0, new: 1 }, what: 'stops 1 first' },
    { desired: 10, min: 90, max: 110, first: { old: 9, new: 2 }, what: 'has 1 start and 1 stop in flight' },
    { desired: 3, min: 100, max: 125, first: { old: 3, new: 0 }, what: 'is stuck' },
    { desired: 2, min: 100, max: 100, first: { old: 2, new: 0 }, what: 'is stuck' },
  ])('of $desired with $min/$max $what', ({ desired, min, max, first }) => {
    const world = steadyService({ desired, minimumHealthyPercent: min, maximumPercent: max })
    const sinceSecond = update(world)
    world.runFor('500ms')
    expect(counts(world)).toEqual(first)
    const stuck =
      'was unable to stop or start tasks during a deployment because of the service deployment configuration.'
    expect(texts(world, { sinceSecond }).some((text) => text.startsWith(stuck))).toBe(first.new === 0)
  })

  it('goes on when the percentages that hold it are changed', () => {
    const world = steadyService({ minimumHealthyPercent: 100, maximumPercent: 100 })
    update(world)
    world.runFor('1m')
    world.dispatch('ecs:UpdateService', {
      service: 'web',
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
    })
    world.runUntilSteady()
    expect(counts(world)).toEqual({ old: 0, new: 2 })
  })

  it.each(['aws', 'instant'] as const)(
    'in tight capacity places the next tasks as soon as it sees that old ones have stopped, at the pace %s',
    (pace) => {
      const world = createTestWorld({ pace })
        .instances(2, { type: 't3.medium' })
        .loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 120 })
        .taskDefinition({ memory: 1_024 })
        .runFor('4m')
        .service({ desired: 4, behind: 'web' })
        .runUntilSteady('web', '10m')
      world.taskDefinition({ image: 'web:2', memory: 1_024 })
      world
        .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
        .runUntilSteady('web', '20m')
      const [primary] = ids(world)
      const starts = world.tasks().filter(({ deploymentId }) => deploymentId === primary)
      const waits = starts
        .map(({ createdAt }) => createdAt / 1e6)
        .sort((a, b) => a - b)
        .slice(2)
        .map((at, i) => at - existing(stops(world)[i], `stop ${i}`))
      // Two have room beside four. Each of the others gets that of an old one.
      expect(waits).toHaveLength(2)
      for (const wait of waits) expect(wait).toBeLessThan(11)
    },
  )

  it('without a load balancer counts a task as healthy after 40 s', () => {
    const world = createTestWorld().instances(1).taskDefinition().service({ desired: 1 }).runUntilSteady()
    update(world)
    world.runUntil('the new task', () => wanted(world).every(({ lastStatus }) => lastStatus === 'RUNNING'))
    world.runFor('39s')
    expect(counts(world)).toEqual({ old: 1, new: 1 })
    world.runFor('2s')
    expect(counts(world)).toEqual({ old: 0, new: 1 })
  })

  it('that is overtaken leaves two older deployments ACTIVE, and the newest is PRIMARY', () => {
    const world = steadyService()
    update(world)
    world.runUntil(
      'new tasks',
      () => counts(world).new === 2 && wanted(world).every(({ lastStatus }) => lastStatus === 'RUNNING'),
    )
    update(world, 'web:3')
    expect(ids(world).map((id) => deployment(world, id).status)).toEqual(['PRIMARY', 'ACTIVE', 'ACTIVE'])
    world.runUntilSteady()
    expect(
      ids(world).map((id) => [deployment(world, id).status, deployment(world, id).rolloutState]),
    ).toEqual([['PRIMARY', 'COMPLETED']])
    expect(world.tasks().map((task) => containerOf(world, task).image)).toEqual(['web:3', 'web:3'])
  })
})

describe('A rolling update with a fixed host port', () => {
  function fixedPort(given: ServiceGiven, instances: number): TestWorld {
    const world = createTestWorld().instances(instances).taskDefinition({ hostPort: 8080 })
    world
      .service({ desired: 2, ...given })
      .runUntilSteady()
      .taskDefinition({ image: 'web:2', hostPort: 8080 })
    return world.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
  }

  it('needs a spare instance to start before it stops: without one it waits for ever and names the port', () => {
    const world = fixedPort({ minimumHealthyPercent: 100, maximumPercent: 200 }, 2).runFor('15m')
    expect(counts(world)).toEqual({ old: 2, new: 0 })
    expect(
      texts(world).filter((text) => text.includes('is already using a port required by your task')),
    ).toHaveLength(1)
  })

  it('walks from one instance to the next with one spare instance', () => {
    const world = fixedPort({ minimumHealthyPercent: 100, maximumPercent: 200 }, 3).runFor('1s')
    expect(counts(world)).toEqual({ old: 2, new: 1 })
    world.runUntil('the end', () => counts(world).old === 0).runUntilSteady()
    expect(counts(world)).toEqual({ old: 0, new: 2 })
  })

  it('stops before it starts when the lower bound allows', () => {
    const world = fixedPort({ minimumHealthyPercent: 50, maximumPercent: 100 }, 2).runUntil(
      'the end',
      (it) => counts(it).old === 0,
    )
    world.runUntilSteady()
    expect(counts(world)).toEqual({ old: 0, new: 2 })
  })
})

describe('A rolling update in a full cluster', () => {
  it('proceeds in batches of what fits', () => {
    const world = createTestWorld()
      .instances(1)
      .taskDefinition({ cpu: 512 })
      .service({ desired: 3 })
      .runUntilSteady()
    world.taskDefinition({ cpu: 512, image: 'web:2' })
    world.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' }).runFor('1s')
    expect(counts(world)).toEqual({ old: 3, new: 1 })
    world.runUntil('the next batch', () => counts(world).old === 2)
    world.runUntil('the end', () => counts(world).old === 0).runUntilSteady()
    expect(counts(world)).toEqual({ old: 0, new: 3 })
  })
})

describe('A change of the desired count alone', () => {
  it('makes no deployment, and the PRIMARY one takes the new count', () => {
    const world = steadyService()
    const before = ids(world)
    world
      .dispatch('ecs:UpdateService', { service: 'web', desiredCount: 3 })
      .runUntil('three', () => counts(world).new === 3)
    expect(ids(world)).toEqual(before)
    expect(deployment(world, before[0]).desiredCount).toBe(3)
  })

  it('is not paced by the percentages', () => {
    const world = steadyService({ desired: 4, minimumHealthyPercent: 100, maximumPercent: 100 })
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 1 }).runFor('1s')
    expect(wanted(world)).toHaveLength(1)
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 4 }).runFor('1s')
    expect(wanted(world)).toHaveLength(4)
  })

  it('downwards stops, deregisters, drains, and reaches a steady state again', () => {
    const world = steadyService({ desired: 4 })
    const sinceSecond = second(world)
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 2 }).runFor('2m')
    expect(texts(world, { sinceSecond: sinceSecond + 0.001 })).toEqual(['has reached a steady state.'])
    expect(order(world, sinceSecond)).toContain('has begun draining')
  })

  it('recomputes the bounds of a deployment that is in progress', () => {
    const world = steadyService({ desired: 2, minimumHealthyPercent: 100, maximumPercent: 150 })
    update(world)
    world.runFor('200ms')
    expect(counts(world)).toEqual({ old: 2, new: 1 })
    world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 4 }).runFor('200ms')
    expect(counts(world)).toEqual({ old: 2, new: 4 })
  })
})

describe('An unhealthy task', () => {
  it('is replaced first, and announced and stopped when its replacement is healthy', () => {
    const world = steadyService()
    const [victim] = world.tasks() as [Task]
    const sinceSecond = second(world)
    sicken(world, victim)
    world.runUntil('a replacement', () => wanted(world).length === 3)
    expect(victim.desiredStatus).toBe('RUNNING')
    world.runUntilSteady()
    expect(order(world, sinceSecond)).toEqual([
      'has started',
      'registered',
      'is unhealthy',
      'has stopped',
      'deregistered',
      'has begun draining',
      'has reached a steady state',
    ])
    expect(texts(world, { sinceSecond }).slice(0, 3)).toEqual([
      'has started 1 tasks: (task …). Amazon ECS replaced 1 tasks due to an unhealthy status.',
      'registered 1 targets in (target-group …)',
      expect.stringMatching(
        /^\(task …\) \(instance …\) \(port \d+\) is unhealthy in \(target-group …\) due to \(reason Health checks failed with these codes: \[503\]\)$/,
      ),
    ])
    expect(victim).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${world.targetGroupArn('web')})`,
    })
  })

  it('is stopped before its replacement starts when the upper bound is reached, one task at a time', () => {
    const world = steadyService({ desired: 3, minimumHealthyPercent: 50, maximumPercent: 100 })
    const [first, second] = world.tasks() as [Task, Task]
    for (const task of [first, second]) sicken(world, task)
    world.runUntil('a stop', () => world.tasks().some(({ desiredStatus }) => desiredStatus === 'STOPPED'))
    world.runFor('500ms')
    expect([first, second].map(({ desiredStatus }) => desiredStatus).sort()).toEqual(['RUNNING', 'STOPPED'])
    expect(wanted(world)).toHaveLength(3)
    world.runUntilSteady()
    expect([first, second].map(({ lastStatus }) => lastStatus)).toEqual(['STOPPED', 'STOPPED'])
  })

  it('that exits is simply replaced', () => {
    const world = steadyService({ minimumHealthyPercent: 100, maximumPercent: 100 })
    const [victim] = world.tasks() as [Task]
    world.dispatch('playground:CrashContainer', { task: victim.id, exitCode: 1 }).runFor('100ms')
    expect(wanted(world).filter(({ lastStatus }) => lastStatus === 'PENDING')).toHaveLength(1)
    expect(victim).toMatchObject({ stopCode: 'EssentialContainerExited', lastStatus: 'STOPPED' })
  })
})

describe('healthCheckGracePeriodSeconds', () => {
  it('lets failed checks pass for that long after the start: no event, no replacement', () => {
    const world = createTestWorld()
      .image('web:1', { health: { failsFromSeconds: 0, failsUntilSeconds: 60 } })
      .instances(1)
      .loadBalancer({ intervalSeconds: 5 })
      .taskDefinition()
      .service({ behind: 'web', gracePeriodSeconds: 90 })
      .runUntil('an unhealthy target', (it) => it.targets()[0]?.state === 'unhealthy')
      .runUntilSteady()
    expect(texts(world).filter((text) => text.includes('unhealthy'))).toEqual([])
    expect(world.world.state.tasks.size).toBe(1)
  })

  it('ends: then the task is replaced', () => {
    const world = createTestWorld()
      .image('web:1', { health: { failsFromSeconds: 0 } })
      .instances(1)
      .loadBalancer({ intervalSeconds: 5 })
      .taskDefinition()
      .service({ behind: 'web', gracePeriodSeconds: 60 })
    world.runUntil('a replacement', () => world.world.state.tasks.size === 2)
    const [first] = [...world.world.state.tasks.values()] as [Task]
    expect(second(world) - (first.startedAt ?? 0) / 1e6).toBeGreaterThanOrEqual(60)
    expect(second(world) - (first.startedAt ?? 0) / 1e6).toBeLessThan(62)
  })
})

describe('The deployment circuit breaker', () => {
  const breaker = { circuitBreaker: { enable: true, rollback: true } }

  it('fails the deployment at three tasks that never ran, rolls back in the same instant, and says so', () => {
    const world = steadyService({ desired: 1, ...breaker })
    const [completed] = ids(world)
    const sinceSecond = update(world, '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:nowhere')
    const [failed] = ids(world)
    world.runUntil('a rollback', () => ids(world)[0] === completed)
    expect(deployment(world, failed)).toMatchObject({
      rolloutState: 'FAILED',
      failedTasks: 3,
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
    })
    expect(saidAt(world, 'rolling back to deployment ecs-svc/….', { sinceSecond })).toBe(
      saidAt(world, '(deployment ecs-svc/…) deployment failed: tasks failed to start.', { sinceSecond }),
    )
    world.runUntilSteady()
    expect(deployment(world, completed).rolloutState).toBe('COMPLETED')
    expect(world.world.data.summary().byStatus['503']).toBeUndefined()
  })

  it('counts tasks that fail their health checks once one has been RUNNING', () => {
    const world = steadyService({ desired: 1, ...breaker })
    const [completed] = ids(world)
    update(world, 'bad:1')
    const [failed] = ids(world)
    world.runUntil('a rollback', () => ids(world)[0] === completed)
    expect(deployment(world, failed)).toMatchObject({ rolloutState: 'FAILED', failedTasks: 3, hasRun: true })
    expect(world.stoppedTasks().every(({ startedAt }) => startedAt !== null)).toBe(true)
    expect(deployment(world, completed)).toMatchObject({
      status: 'PRIMARY',
      rolloutState: 'IN_PROGRESS',
      rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${completed}.`,
    })
  })

  it('does not count tasks that crash after they were RUNNING when nothing checks their health', () => {
    const world = steadyService({ desired: 1, behind: null, ...breaker }).image('bad:2', {
      crash: { atStart: 1 },
    })
    update(world, 'bad:2')
    const [id] = ids(world)
    world.runUntil('many crashes', () => world.stoppedTasks().length > 8)
    expect(deployment(world, id)).toMatchObject({ rolloutState: 'IN_PROGRESS', failedTasks: 0 })
  })

  it('without rollback launches nothing more, and the old tasks keep running', () => {
    const world = steadyService({ circuitBreaker: { enable: true, rollback: false } })
    update(world, '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:nowhere')
    const [failed] = ids(world)
    world.runUntil('a failure', () => deployment(world, failed).rolloutState === 'FAILED').runFor('200ms')
    const tasks = world.world.state.tasks.size
    world.runFor('5m')
    expect(world.world.state.tasks.size).toBe(tasks)
    expect(counts(world)).toEqual({ old: 2, new: 0 })
  })

  it('finds nothing to roll back to while the last good deployment is itself being rolled back to', () => {
    const world = steadyService({ desired: 1, ...breaker })
    const [first] = ids(world)
    update(world, 'bad:1')
    world.runUntil('a rollback', () => ids(world)[0] === first)
    expect(deployment(world, first).rolloutState).toBe('IN_PROGRESS')
    update(world, 'bad:1')
    const [third] = ids(world)
    world
      .runUntil('the second failure', () => deployment(world, third).rolloutState === 'FAILED')
      .runFor('1m')
    expect(ids(world)[0]).toBe(third)
  })
})
