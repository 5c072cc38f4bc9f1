// How fast deployments go at AWS's pace, held against what public logs of live services show: the second between two events of a
// service, over many runs. What single waits are is in `lib/world/pace-runs.test.ts`.

import { describe, expect, it } from 'vitest'
import { story, texts } from '@/lib/testing/service-story'
import { createTestWorld, type TestWorld } from '@/lib/testing/test-world'

const SEEDS = Array.from({ length: 25 }, (_, i) => i + 1)

/** A service of two behind a load balancer, on the beat of its own. */
function service(seed: number, image: Parameters<TestWorld['image']>[1] = {}): TestWorld {
  return createTestWorld({ pace: 'aws', seed, unchecked: true })
    .image('web:1', image)
    .instances(2, { type: 'm5.xlarge' })
    .loadBalancer({ intervalSeconds: 10, deregistrationDelaySeconds: 30 })
    .taskDefinition({ image: 'web:1' })
    .runFor('4m')
    .service({ desired: 2, behind: 'web' })
}

const now = ({ world }: TestWorld) => world.engine.now / 1e6
const first = (world: TestWorld, text: string, sinceSecond: number) =>
  story(world, { sinceSecond }).find((said) => said.text.includes(text))?.second ?? Number.NaN

/** From one event to another, of what a change brings about. */
const between = (from: string | null, to: string, change: (world: TestWorld) => void) => (seed: number) => {
  const world = service(seed).runUntilSteady('web', '15m')
  // Changes come at any moment of the beat.
  world.runFor(`${60 + seed * 7}s`)
  const since = now(world)
  change(world)
  world.runUntil(to, () => !Number.isNaN(first(world, to, since)), '10m')
  return first(world, to, since) - (from === null ? since : first(world, from, since))
}

const deploy = (world: TestWorld) =>
  world
    .taskDefinition({ image: 'web:2' })
    .dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
const scaleIn = (world: TestWorld) => world.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 1 })

const ROWS: readonly {
  readonly what: string
  readonly seconds: (seed: number) => number
  /** The shortest and the longest that logs show. */
  readonly seen: readonly [min: number, max: number]
}[] = [
  {
    what: 'CreateService → "has started"',
    seconds(seed) {
      const world = createTestWorld({ pace: 'aws', seed, unchecked: true }).instances(1).taskDefinition()
      const since = now(world)
      world.service({ desired: 1 }).runFor('1m')
      return first(world, 'has started', since) - since
    },
    seen: [1, 19],
  },
  // Logs show 4.9 s at least, four times; a beat that knows of no update may come right after it.
  { what: 'UpdateService → "has started"', seconds: between(null, 'has started', deploy), seen: [0, 18.8] },
  {
    what: '"has started" → "registered"',
    seconds: between('has started', 'registered', deploy),
    seen: [9, 12],
  },
  {
    what: '"has stopped" → "deregistered"',
    seconds: between('has stopped', 'deregistered', deploy),
    seen: [9.1, 10.9],
  },
  {
    what: '"deregistered" → "has begun draining"',
    seconds: between('deregistered', 'begun draining', deploy),
    seen: [0, 0.01],
  },
  {
    what: '"deployment completed" → steady',
    seconds: between('deployment completed', 'steady state', deploy),
    seen: [0, 0.01],
  },
  {
    what: 'outside of deployments: "deregistered" → steady',
    seconds: between('deregistered', 'steady state', scaleIn),
    seen: [9, 11],
  },
  {
    what: 'StopTask → "has started"',
    seconds: between(null, 'has started', (world) =>
      world.dispatch('ecs:StopTask', { task: world.tasks()[0]?.arn }),
    ),
    seen: [19, 66],
  },
]

describe.each(ROWS)('$what', ({ seconds, seen: [min, max] }) => {
  it(`takes ${min} to ${max} s, as in live logs`, () => {
    for (const seed of SEEDS) {
      const taken = seconds(seed)
      expect(taken, `seed ${seed}`).toBeGreaterThanOrEqual(min)
      expect(taken, `seed ${seed}`).toBeLessThanOrEqual(max)
    }
  })
})

describe('A deployment behind a load balancer', () => {
  it.each(SEEDS.slice(0, 8))('tells its story in the order of live logs, seed %i', (seed) => {
    const world = service(seed).runUntilSteady('web', '15m')
    const sinceSecond = now(world)
    deploy(world)
    world.runUntilSteady('web', '15m')
    expect(texts(world, { sinceSecond }).map((text) => text.replace(/\d+ /g, ''))).toEqual([
      'has started tasks: (task …).',
      'registered targets in (target-group …)',
      'has stopped running tasks: (task …).',
      'deregistered targets in (target-group …)',
      'has begun draining connections on tasks.',
      '(deployment ecs-svc/…) deployment completed.',
      'has reached a steady state.',
    ])
  })

  it('waits for the deregistration delay and the next check, whatever else it does', () => {
    const taken = SEEDS.map(between('deregistered', 'deployment completed', deploy))
    for (const seconds of taken) {
      expect(seconds).toBeGreaterThan(30)
      expect(seconds).toBeLessThan(30 + 2 * 10.8)
    }
  })
})
