// What the service scheduler keeps doing. Amazon ECS Developer Guide: ecs_services, service-throttle-logic,
// service-event-messages; API Reference: DeleteService, UpdateService.

import { describe, expect, it } from 'vitest'
import { story, texts } from '@/lib/testing/service-story'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'
import type { Task } from '@/lib/world/records/tasks'

const NOWHERE = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:nowhere'
/** Seconds between starts that follow one another. */
const gaps = (world: TestWorld) =>
  story(world)
    .filter(({ text }) => text.startsWith('has started'))
    .flatMap(({ second }, i, all) => (i === 0 ? [] : [second - (all[i - 1]?.second ?? 0)]))

describe('The throttle', () => {
  it('makes the pauses between tasks that never run longer and longer, up to 27 minutes, for ever', () => {
    const world = createTestWorld({ stepSeconds: 60, unchecked: true })
      .instances(1)
      .taskDefinition({ image: NOWHERE })
      .service()
      .runFor('4h')
    const pauses = gaps(world)
    expect(pauses.length).toBeGreaterThan(9)
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
    expect(pauses.at(-1)).toBeGreaterThan(27 * 60)
    expect(pauses.at(-1)).toBeLessThan(27 * 60 + 10)
    expect(texts(world)).toContain('is unable to consistently start tasks successfully.')
  })

  it('says so once in six hours', () => {
    const world = createTestWorld({ stepSeconds: 60, unchecked: true })
    world.instances(1).taskDefinition({ image: NOWHERE }).service().runFor('5h')
    const said = story(world).filter(({ text }) => text.includes('unable to consistently start'))
    expect(said).toHaveLength(1)
  })

  it('is announced again when the service could start tasks in between', () => {
    const world = createTestWorld().instances(1).taskDefinition({ image: NOWHERE }).service().runFor('2m')
    const said = () => texts(world).filter((text) => text.includes('unable to consistently start')).length
    expect(said()).toBe(1)
    const update = () => world.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
    world.taskDefinition({ image: 'web:1' })
    update().runUntilSteady()
    world.taskDefinition({ image: NOWHERE })
    update().runFor('3m')
    expect(said()).toBe(2)
  })

  it('ends when the service gets a new task definition', () => {
    const world = createTestWorld().instances(1).taskDefinition({ image: NOWHERE }).service().runFor('5m')
    world.taskDefinition({ image: 'web:1' })
    world
      .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
      .runFor('20s')
      .expectRunning(1)
  })

  it('does not count tasks that were RUNNING and crashed', () => {
    const world = createTestWorld().image('web:1', { crash: { atStart: 1 } })
    world.instances(1).taskDefinition().service().runFor('2m')
    expect(world.stoppedTasks().length).toBeGreaterThan(20)
    expect(Math.max(...gaps(world).slice(1))).toBeLessThan(5)
    expect(texts(world).filter((text) => text.includes('unable'))).toEqual([])
  })

  it('does not count tasks that somebody stopped before they ran', () => {
    const world = createTestWorld().image('web:1', { sizeMiB: 2000 }).instances(1).taskDefinition().service()
    world.runFor('1s').dispatch('ecs:StopTask', { task: world.tasks()[0]?.id }).runFor('2s')
    expect(world.stoppedTasks()).toHaveLength(1)
    expect(world.notes()).toMatchObject({ failedStarts: 0, throttledUntil: null })
    expect(world.tasks()).toHaveLength(1)
  })
})

describe('A service', () => {
  it('replaces a task that was stopped by hand', () => {
    const world = createTestWorld().instances(1).taskDefinition().service({ desired: 2 }).runUntilSteady()
    const [task] = world.tasks() as [Task]
    world.dispatch('ecs:StopTask', { task: task.id }).runFor('100ms')
    expect(world.tasks().filter(({ desiredStatus }) => desiredStatus === 'RUNNING')).toHaveLength(2)
  })

  it('says that it is steady once, not at every look', () => {
    const world = createTestWorld().instances(1).taskDefinition().service({ desired: 2 }).runFor('10m')
    expect(texts(world).filter((text) => text === 'has reached a steady state.')).toHaveLength(1)
  })

  it('lists at most 100 events, the newest first', () => {
    const world = createTestWorld({ unchecked: true }).image('web:1', { crash: { atStart: 1 } })
    world.instances(1).taskDefinition().service().runFor('10m')
    const { services } = world.ask('ecs:DescribeServices', { services: ['web'] }) as {
      services: [{ events: { createdAt: number }[] }]
    }
    const times = services[0].events.map(({ createdAt }) => createdAt)
    expect(times).toHaveLength(100)
    expect(times).toEqual(times.toSorted((a, b) => b - a))
  })
})

describe('DeleteService', () => {
  it('needs a desired count of 0, or force', () => {
    const world = createTestWorld().instances(1).taskDefinition().service({ desired: 1 }).runUntilSteady()
    expect(world.attempt('ecs:DeleteService', { service: 'web' }).ok).toBe(false)
    expect(world.attempt('ecs:DeleteService', { service: 'web', force: true }).ok).toBe(true)
  })

  it('makes the service DRAINING until its last task has stopped, then INACTIVE', () => {
    const world = createTestWorld().instances(1).loadBalancer().taskDefinition()
    world.service({ desired: 2, behind: 'web' }).runUntilSteady()
    world.dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('25s')
    expect(world.serviceNamed().status).toBe('DRAINING')
    expect(world.tasks().map(({ lastStatus }) => lastStatus)).toEqual(['DEACTIVATING', 'DEACTIVATING'])
    world.runFor('10s')
    expect([world.serviceNamed().status, world.tasks().length]).toEqual(['INACTIVE', 0])
  })

  it('stops PENDING tasks of every deployment at once', () => {
    const world = createTestWorld().image('big:1', { sizeMiB: 6000 }).image('big:2', { sizeMiB: 6000 })
    world.instances(1).taskDefinition({ image: 'big:1' }).service({ desired: 1 }).runFor('5s')
    world
      .taskDefinition({ image: 'big:2' })
      .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
    world.runFor('5s').dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('1s')
    expect(world.serviceNamed().status).toBe('INACTIVE')
  })
})
