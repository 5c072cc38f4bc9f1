// What a service promises while it is updated, looked at after every instant and counted here anew.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SimTime } from '@/lib/engine'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

interface Update {
  readonly seed: number
  readonly desired: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  readonly behind: boolean
  readonly startupMs: number
}

const update: fc.Arbitrary<Update> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  desired: fc.integer({ min: 1, max: 6 }),
  minimumHealthyPercent: fc.constantFrom(0, 34, 50, 66, 100),
  maximumPercent: fc.constantFrom(100, 134, 150, 200),
  behind: fc.boolean(),
  startupMs: fc.integer({ min: 100, max: 12_000 }),
})

/** Two instances with room for twelve tasks and one more each: nothing but the percentages limits the update. */
function steadyService({
  seed,
  desired,
  minimumHealthyPercent,
  maximumPercent,
  behind,
  startupMs,
}: Update): TestWorld {
  const world = createTestWorld({ seed, stepSeconds: 60 }).instances(2, { type: 'm5.xlarge' })
  if (behind) world.loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 5 })
  world.image('web:1', { startupMs: 500, sizeMiB: 10 }).image('web:2', { startupMs, sizeMiB: 10 })
  world.taskDefinition({ image: 'web:1' })
  // Slow starters fail their first checks; without the grace period they would be replaced for ever.
  const door = behind ? { behind: 'web', gracePeriodSeconds: 30 } : {}
  return world.service({ desired, minimumHealthyPercent, maximumPercent, ...door }).runUntilSteady()
}

/** Counted from the records alone: tasks that are to run, and those of them that serve. */
function counts(world: TestWorld): { readonly toRun: number; readonly serving: number } {
  const toRun = world.tasks().filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
  const { state, engine } = world.world
  const { loadBalancers } = world.serviceNamed()
  const serving = toRun.filter(({ lastStatus, targetKeys, startedAt }) => {
    if (lastStatus !== 'RUNNING') return false
    if (loadBalancers.length === 0) return engine.now - (startedAt ?? engine.now) >= 40_000_000
    return targetKeys.length > 0 && targetKeys.every((key) => state.targets.get(key)?.state === 'healthy')
  })
  return { toRun: toRun.length, serving: serving.length }
}

/** Runs instant by instant until nothing more happens to the service. */
function follow(world: TestWorld, look: (world: TestWorld) => void): void {
  const { engine, log } = world.world
  const end = engine.now + 600_000_000
  while (engine.now < end && !world.notes().steady) {
    const before = log.newest
    engine.advanceTo(engine.nextTime as SimTime)
    if (log.newest !== before) look(world)
  }
}

describe('a rolling update', () => {
  it('keeps between its bounds at every instant, and comes to its end unless the bounds leave no room', () => {
    fc.assert(
      fc.property(update, (given) => {
        const world = steadyService(given)
        const lower = Math.ceil((given.desired * given.minimumHealthyPercent) / 100)
        const upper = Math.floor((given.desired * given.maximumPercent) / 100)
        world
          .taskDefinition({ image: 'web:2' })
          .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web:2' })
        follow(world, () => {
          const { toRun, serving } = counts(world)
          expect(toRun, `at ${world.world.engine.now} µs`).toBeLessThanOrEqual(upper)
          expect(serving, `at ${world.world.engine.now} µs`).toBeGreaterThanOrEqual(
            Math.min(lower, given.desired),
          )
        })
        world.check()
        const isStuck = upper === given.desired && lower === given.desired
        const revisions = new Set(world.tasks().map(({ taskDefinitionArn }) => taskDefinitionArn.slice(-5)))
        expect([...revisions]).toEqual([isStuck ? 'web:1' : 'web:2'])
        expect(world.notes().blocked !== null).toBe(isStuck)
        world.expectRunning(given.desired)
      }),
      { numRuns: 40 },
    )
  })

  it('that fails goes back, and the old tasks serve all the while', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 4 }), (seed, desired) => {
        const circuitBreaker = { enable: true, rollback: true }
        const world = createTestWorld({ seed, stepSeconds: 60 }).instances(2, { type: 'm5.xlarge' })
        world.loadBalancer({ intervalSeconds: 5, deregistrationDelaySeconds: 5 })
        world
          .image('web:1', { startupMs: 500 })
          .image('web:2', { startupMs: 500, health: { path: '/nowhere', failStatus: 500 } })
        world
          .taskDefinition({ image: 'web:1' })
          .service({ desired, behind: 'web', circuitBreaker })
          .runUntilSteady()
        world
          .taskDefinition({ image: 'web:2' })
          .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web:2' })
        follow(world, () => expect(counts(world).serving).toBeGreaterThanOrEqual(desired))
        world
          .check()
          .expectRunning(desired)
          .expectEvent(/rolling back to/)
        expect(new Set(world.tasks().map(({ taskDefinitionArn }) => taskDefinitionArn.slice(-5)))).toEqual(
          new Set(['web:1']),
        )
      }),
      { numRuns: 10 },
    )
  })
})
