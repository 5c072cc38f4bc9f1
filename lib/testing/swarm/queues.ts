// Queues of the swarm: one whose workers are the tasks of a service, with arrivals that change, workers that die and messages that come back.

import type { RandomStream } from '@/lib/engine'
import type { TestWorld } from '../test-world'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

const NAME = 'orders'

/** Whether the world has a queue. Queues have a stream of their own, so that worlds without one are as they were. */
export function drawQueue(world: TestWorld): boolean {
  return !world.world.engine.random.stream('swarm/queues').chance(0.6)
}

/** Whose workers are the tasks of a service. */
export function addQueue(world: TestWorld): void {
  const random = world.world.engine.random.stream('swarm/queues')
  const services = Array.from(world.world.state.services.values(), ({ name }) => name)
  world.dispatch('playground:SetQueue', {
    name: NAME,
    service: random.pick(services),
    rps: 0.2 + random.uniform() * 2,
    cpuMs: random.pick([0, 5]),
    waitMs: random.pick([{ exponential: 1_500 }, 20_000]),
    messagesAtOnce: 1 + random.integer(3),
    visibilityTimeoutSeconds: random.pick([5, 30]),
  })
}

/** Another service takes its messages, or they come faster, or a worker takes more or fewer at once. */
export function changeQueue(world: TestWorld, random: RandomStream): Request | null {
  const { queues, services } = world.world.state
  if (!queues.has(NAME)) return null
  const active = [...services.values()].filter(({ status }) => status === 'ACTIVE')
  if (active.length === 0) return null
  const changes = [
    { service: random.pick(active).name },
    { rps: random.pick([0, 1, 3]) },
    { messagesAtOnce: 1 + random.integer(3) },
    { visibilityTimeoutSeconds: random.pick([5, 30]) },
  ]
  return ['playground:SetQueue', { name: NAME, ...random.pick(changes) }]
}
