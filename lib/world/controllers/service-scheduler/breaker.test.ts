// When the circuit breaker trips at AWS's pace: a few seconds after the start that follows the failure that is one too many.

import { describe, expect, it } from 'vitest'
import { schedulerWait } from '@/lib/sim/waits'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

const ABSENT = '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:nowhere'

/** A steady service of one task behind a load balancer that is being updated to an image. */
function updated(
  image: string,
  seed = 1,
): { readonly test: TestWorld; readonly said: (text: RegExp) => number[] } {
  const test = createTestWorld({ pace: 'aws', seed })
    .instances(2)
    .loadBalancer({ intervalSeconds: 15, unhealthyThreshold: 3, deregistrationDelaySeconds: 10 })
    .image('crashing:1', { crash: { afterMs: 45_000 }, health: { failsFromSeconds: 0 } })
    .image('failing:1', { health: { failsFromSeconds: 0 } })
  test.taskDefinition().service({
    behind: 'web',
    gracePeriodSeconds: 60,
    circuitBreaker: { enable: true, rollback: true },
  })
  test.runUntilSteady('web', '15m').taskDefinition({ image })
  const from = test.world.engine.now
  test.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
  return {
    test,
    said: (text) =>
      test.world.log.events
        .filter(({ at, message }) => at > from && text.test(message))
        .map(({ at }) => (at - from) / 1e6),
  }
}

describe.each([
  ['cannot be pulled', ABSENT],
  ['exits before it was healthy', 'crashing:1'],
  ['fails its health checks', 'failing:1'],
])('A release that %s', (_, image) => {
  it('fails 2 to 4 s after the fourth start, whose task is stopped', () => {
    for (const seed of [1, 2, 3]) {
      const { test, said } = updated(image, seed)
      test.runUntil('a rollback', () => said(/rolling back/).length > 0, '20m').runFor('3m')
      const [failedAt = Number.NaN] = said(/deployment failed: tasks failed to start\./)
      expect(said(/rolling back to deployment/)).toEqual([failedAt])
      const starts = said(/has started 1 tasks/).filter((at) => at < failedAt)
      expect(starts).toHaveLength(4)
      const waited = failedAt - (starts.at(-1) ?? 0)
      expect(waited).toBeGreaterThanOrEqual(2)
      expect(waited).toBeLessThanOrEqual(4)
      const stopped = said(/stopped 1 (pending|running) tasks/).filter((at) => at > failedAt)
      expect(stopped[0]).toBeLessThanOrEqual(failedAt + 10.8)
    }
  })
})

describe('Until it trips', () => {
  it('the service says what it waits for', () => {
    const { test, said } = updated(ABSENT)
    const wait = () => schedulerWait(test.world, test.serviceNamed('web'))
    test.runUntil('a wait for the circuit breaker', () => wait()?.reason === 'circuit breaker', '20m')
    const until = (wait()?.until ?? 0) / 1e6
    test.runFor('5s')
    expect(test.world.log.events.find(({ message }) => /deployment failed/.test(message))?.at).toBe(
      until * 1e6,
    )
    expect(said(/deployment failed/)).toHaveLength(1)
  })

  it('another update makes it void', () => {
    const { test, said } = updated(ABSENT)
    const wait = () => schedulerWait(test.world, test.serviceNamed('web'))
    test.runUntil('a wait for the circuit breaker', () => wait()?.reason === 'circuit breaker', '20m')
    test.taskDefinition({ image: 'web:1' })
    test.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
    expect(wait()?.reason).not.toBe('circuit breaker')
    test.runUntilSteady('web', '10m')
    expect(said(/deployment failed/)).toEqual([])
  })

  it('it is the same run when it is saved and restored', () => {
    const { test } = updated(ABSENT)
    const wait = () => schedulerWait(test.world, test.serviceNamed('web'))
    test.runUntil('a wait for the circuit breaker', () => wait()?.reason === 'circuit breaker', '20m')
    const other = test.reloaded().runFor('2m')
    expect(other.hash()).toBe(test.runFor('2m').hash())
  })
})
