// Images of the swarm: most do their work, the others fail in each of the ways an image can.

import type { RandomStream } from '@/lib/engine'
import type { TestWorld } from '../test-world'

type Behavior = Parameters<TestWorld['image']>[1]

const QUICK = { startupMs: 800, cpuMsPerRequest: 5, waitMsPerRequest: 5, sizeMiB: 30 }
/** Its idle connections are about to end whenever one of them is taken. */
const CLOSING = { ...QUICK, keepAliveMs: 100 }

const KINDS: Readonly<Record<string, Behavior>> = {
  good: QUICK,
  slow: { ...QUICK, startupMs: { uniform: [5_000, 25_000] }, cpuMsPerRequest: { exponential: 60 } },
  stubborn: { ...QUICK, onSigterm: 'ignore' },
  hasty: { ...QUICK, onSigterm: 'exit' },
  'crashes-at-start': { ...QUICK, startupMs: 60_000, crash: { afterMs: { uniform: [5_000, 20_000] } } },
  'crashes-later': { ...QUICK, crash: { afterMs: { exponential: 60_000 } } },
  'crashes-on-request': { ...QUICK, crash: { perRequest: 0.05 } },
  sick: { ...QUICK, health: { path: '/nowhere', failStatus: 500 } },
  'sick-later': { ...QUICK, health: { path: '/nowhere', failsFromSeconds: 40, failStatus: 503 } },
  leaky: { ...QUICK, memoryMiB: 100, leakMiBPerRequest: 3 },
  job: { ...QUICK, exit: { afterMs: { uniform: [5_000, 60_000] }, code: 0 } },
  unreachable: { ...QUICK, pull: 'unreachable' },
  forbidden: { ...QUICK, pull: 'forbidden' },
  closing: CLOSING,
  narrow: { ...QUICK, concurrency: 1, waitMsPerRequest: 200 },
}

/** Kinds that let a service become steady. */
const GOOD = ['good', 'slow', 'stubborn', 'hasty', 'closing', 'narrow']

/** `worksOnMessages` leaves out an image whose only worker answers no health check while it has a message of a queue. */
export function imageReference(
  random: RandomStream,
  { bad, worksOnMessages = false }: { readonly bad: number; readonly worksOnMessages?: boolean },
): string {
  const sick = Object.keys(KINDS).filter((kind) => !GOOD.includes(kind))
  const good = worksOnMessages ? GOOD.filter((kind) => kind !== 'narrow') : GOOD
  return `${random.pick(random.chance(bad) ? sick : good)}:${1 + random.integer(3)}`
}

/** What the tags of the swarm mean. `absent:1` is not among them; its repository does not have it either. */
export function declareImages(world: TestWorld): void {
  for (const [kind, behavior] of Object.entries(KINDS)) {
    for (const tag of [1, 2, 3]) world.image(`${kind}:${tag}`, behavior)
  }
}

/** From now on every image does its work, also in containers that run, and answers health checks beside it. */
export function healImages(world: TestWorld): void {
  const healthy = {
    ...QUICK,
    concurrency: null,
    errorRate: 0,
    leakMiBPerRequest: 0,
    exit: null,
    pull: 'succeeds',
    health: { path: null, failsFromSeconds: null, failsUntilSeconds: null },
    crash: { atStart: null, afterMs: null, perRequest: 0 },
  }
  for (const image of world.world.state.images.keys()) {
    world.dispatch('playground:PutImageBehavior', { image, behavior: healthy })
  }
}
