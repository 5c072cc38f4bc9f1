import { describe, expect, it } from 'vitest'
import { createTestWorld } from './test-world'

describe('a test world', () => {
  it('is told like a script', () => {
    const world = createTestWorld({ seed: 1 })
      .instances(2)
      .loadBalancer()
      .taskDefinition({ image: 'web:1' })
      .service({ desired: 3, behind: 'web' })
      .traffic(5)
      .runUntilSteady()
      .expectRunning(3)
      .expectHealthy(3)
      .expectEvent(/has reached a steady state/)
      .runFor('30s')
    expect(world.world.data.summary().byStatus['200']).toBeGreaterThan(50)
  })

  it('says what it sees when an expectation fails', () => {
    const world = createTestWorld().instances(1).taskDefinition().service({ desired: 1 }).runFor('1m')
    expect(() => world.expectRunning(2)).toThrow(
      /expected 2 RUNNING tasks of web, there are 1\n[\s\S]*web:1 RUNNING/,
    )
    expect(() => world.expectEvent(/never happened/)).toThrow(/no event says/)
    expect(() => world.dispatch('ecs:UpdateService', { service: 'nobody', desiredCount: 1 })).toThrow(
      /was refused: ServiceNotFound/,
    )
  })

  it('is the same for the same seed', () => {
    const hash = (seed: number) =>
      createTestWorld({ seed }).instances(1).taskDefinition().service().runFor('1m').hash()
    expect(hash(7)).toBe(hash(7))
    expect(hash(7)).not.toBe(hash(8))
  })
})
