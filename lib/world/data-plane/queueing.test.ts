// Where theory has an answer, the model must give it: mean response times within the confidence interval that the test
// itself computes from batch means.

import { describe, expect, it } from 'vitest'
import type { Duration, ImageBehavior } from '@/lib/aws/image-behavior'
import type { RoutingAlgorithm } from '@/lib/aws/vocabulary'
import { GROUP_ARN } from '@/lib/bench/plain-network'
import { PlainWorld } from '@/lib/bench/plain-world'
import { existing, START, simTime, US_PER_SECOND } from '@/lib/engine'
import { type Estimate, estimate, estimateDifference } from '@/lib/stats/estimate'
import { batchMeans, erlangC, everySecondMs, meanValueAnalysis, NETWORK_MS } from '@/lib/testing/queueing'

/** So sure that of a thousand true statements one fails. */
const CONFIDENCE = 0.999

function worldOf(rps: number, image: Partial<ImageBehavior>, vcpus = 1, seed = 11): PlainWorld {
  const world = new PlainWorld(seed)
  world.addTask({
    instance: world.addInstance(vcpus),
    image: { cpuMsPerRequest: 0, waitMsPerRequest: 0, ...image },
  })
  world.addTraffic('clients', { kind: 'poisson', rate: [{ at: START, rps }], shape: 'step' })
  return world
}

function rpsOf(world: PlainWorld): number {
  const arrivals = world.state.traffic.get('clients')?.arrivals
  return arrivals?.kind === 'poisson' ? (arrivals.rate[0]?.rps ?? 1) : 1
}

/** The interval must hold the theory's value and be narrow enough to notice if it did not. */
function expectMean(world: PlainWorld, theoryMs: number): void {
  const { mean, halfWidth } = estimate(batchMeans(world, 20, Math.ceil(25_000 / rpsOf(world))), CONFIDENCE)
  expect(halfWidth).toBeLessThan(0.08 * theoryMs)
  expect(Math.abs(mean - theoryMs)).toBeLessThan(halfWidth)
}

describe('A container with workers that wait for others', () => {
  it('is an M/M/1 queue with one worker: 1 / (μ − λ)', () => {
    expectMean(worldOf(70, { concurrency: 1, waitMsPerRequest: { exponential: 10 } }), 1_000 / (100 - 70))
  })

  for (const [servers, rps] of [
    [2, 150],
    [4, 340],
    [8, 640],
  ] as const) {
    it(`is an M/M/${servers} queue with ${servers} workers (Erlang C)`, () => {
      const theory = 10 + (erlangC(servers, rps / 100) * 10) / (servers - rps / 100)
      expectMean(worldOf(rps, { concurrency: servers, waitMsPerRequest: { exponential: 10 } }), theory)
    })
  }

  it('is an M/G/1 queue with one worker and other service times (Pollaczek and Khinchine)', () => {
    // Uniform on [0, 20]: E[S²] = 400/3 ms², ρ = 0.7.
    const theory = 10 + (0.07 * (400 / 3)) / (2 * (1 - 0.7))
    expectMean(worldOf(70, { concurrency: 1, waitMsPerRequest: { uniform: [0, 20] } }), theory)
  })

  it('never queues without a limit of workers: M/G/∞', () => {
    expectMean(worldOf(300, { waitMsPerRequest: { exponential: 10 } }), 10)
  })
})

describe('A container on one vCPU without a limit of workers', () => {
  // Processor sharing is insensitive: only the mean of the service time counts.
  const sizes: readonly [name: string, size: Duration][] = [
    ['exponential', { exponential: 10 }],
    ['constant', 10],
    ['uniform', { uniform: [0, 20] }],
    ['lognormal', { lognormal: { mean: 10, sigma: 1 } }],
  ]
  for (const [name, cpuMsPerRequest] of sizes) {
    it(`is an M/G/1 queue with processor sharing: E[S] / (1 − ρ) with ${name} CPU times`, () => {
      expectMean(worldOf(70, { cpuMsPerRequest }), 10 / (1 - 0.7))
    })
  }

  it('and one worker is first come, first served: constant CPU times wait half as long as exponential ones', () => {
    expectMean(worldOf(70, { cpuMsPerRequest: 10, concurrency: 1 }), 10 + (0.7 * 10) / (2 * (1 - 0.7)))
  })
})

it('A container on two vCPUs shares them as M/M/2 serves: the number in the system is the same', () => {
  // Two cores among n requests, at most one core each, is the departure rate of M/M/2; so are the mean numbers.
  const theory = 10 + (erlangC(2, 1.5) * 10) / (2 - 1.5)
  expectMean(worldOf(150, { cpuMsPerRequest: { exponential: 10 } }, 2), theory)
})

it("Little's law: requests in the container = arrival rate × response time, and CPU used = λ E[S]", () => {
  const world = worldOf(70, { cpuMsPerRequest: { exponential: 10 } })
  const container = [...world.state.containers.keys()][0] as string
  let held = 0
  let units = 0
  const looks = 40_000
  for (let look = 1; look <= looks; look++) {
    world.runTo(look / 10)
    held += world.data.containerUsage(container).requestsInFlight
    units += world.data.containerUsage(container).cpuUnits
  }
  const { total, latencyMs } = world.data.summary()
  const little = ((total / looks) * 10 * (latencyMs.mean - NETWORK_MS)) / 1_000
  expect(held / looks / little).toBeGreaterThan(0.97)
  expect(held / looks / little).toBeLessThan(1.03)
  expect(units / looks / 1024).toBeCloseTo(0.7, 1)
})

it('Two saturated containers of 512 and 256 units on one vCPU answer 2:1', () => {
  const world = new PlainWorld(3)
  const instance = world.addInstance(1)
  const image = { cpuMsPerRequest: { exponential: 10 }, waitMsPerRequest: 0 }
  const targets = [world.addTask({ instance, image, cpu: 512 }), world.addTask({ instance, image, cpu: 256 })]
  world.addTraffic('clients', { kind: 'poisson', rate: [{ at: START, rps: 300 }], shape: 'step' })
  world.runTo(10)
  world.data.takeSamples(1)
  world.runTo(55)
  const { samples } = world.data.takeSamples(20_000)
  const [large, small] = targets.map(
    (key) => samples.filter(({ hostPort }) => key.endsWith(`|${hostPort}`)).length,
  )
  expect((large as number) / (small as number)).toBeGreaterThan(1.9)
  expect((large as number) / (small as number)).toBeLessThan(2.1)
})

describe('A process whose clients give up after the idle timeout', () => {
  it('works through everything that it has accepted', () => {
    const world = new PlainWorld(1)
    const instance = world.addInstance(1)
    world.addTask({ instance, image: { concurrency: 50, cpuMsPerRequest: 0, waitMsPerRequest: 70_000 } })
    world.addTraffic('clients', {
      kind: 'poisson',
      rate: [
        { at: START, rps: 20 },
        { at: simTime(10 * US_PER_SECOND), rps: 0 },
      ],
      shape: 'step',
    })
    world.runTo(75)
    const { total, inFlight } = world.data.totals()
    expect(inFlight).toBe(0)
    // All have had their 504 by now, and the first 50 have left the process.
    expect(world.data.instanceUsage(instance).requestsInFlight).toBeGreaterThan(total - 100)
    const rounds = Math.ceil(total / 50)
    world.runTo(70 * (rounds - 1))
    expect(world.data.instanceUsage(instance).requestsInFlight).toBeGreaterThan(0)
    world.runTo(70 * rounds + 10)
    expect(world.data.instanceUsage(instance).requestsInFlight).toBe(0)
  })
})

describe('Two tasks with one worker each', () => {
  const meanOf = (algorithm: RoutingAlgorithm): Estimate => {
    const world = new PlainWorld(17)
    for (let i = 0; i < 2; i++) {
      const image = { concurrency: 1, cpuMsPerRequest: 0, waitMsPerRequest: { exponential: 10 } }
      world.addTask({ instance: world.addInstance(1), image })
    }
    Object.assign(existing(world.state.targetGroups.get(GROUP_ARN), 'group'), { algorithm })
    world.data.targetGroupChanged(GROUP_ARN)
    world.addTraffic('clients', { kind: 'poisson', rate: [{ at: START, rps: 160 }], shape: 'step' })
    return estimate(batchMeans(world, 20, 160), CONFIDENCE)
  }
  const inTurn = meanOf('round_robin')
  const least = meanOf('least_outstanding_requests')
  const atRandom = meanOf('weighted_random')

  it('in turn are two E₂/M/1 queues, at random two M/M/1 queues', () => {
    const [turn, random] = [everySecondMs(0.16, 10), 1_000 / (100 - 80)]
    expect(inTurn.halfWidth).toBeLessThan(0.08 * turn)
    expect(Math.abs(inTurn.mean - turn)).toBeLessThan(inTurn.halfWidth)
    expect(atRandom.halfWidth).toBeLessThan(0.12 * random)
    expect(Math.abs(atRandom.mean - random)).toBeLessThan(atRandom.halfWidth)
  })

  it('by least outstanding requests come close to M/M/2, which no split reaches, and leave round robin behind', () => {
    const together = 10 + (erlangC(2, 1.6) * 10) / (2 - 1.6)
    expect(least.mean - least.halfWidth).toBeGreaterThan(together - 2 * least.halfWidth)
    expect(least.mean + least.halfWidth).toBeLessThan(inTurn.mean - inTurn.halfWidth)
    // Joining the shorter of two queues is within a fifth of one queue for both at this load.
    expect(least.mean).toBeLessThan(1.2 * together)
  })
})

it('Light and heavy requests in a mix: least outstanding leaves round robin behind, on the same arrivals and mix of each seed', () => {
  const requests = [
    { method: 'GET', path: '/light', host: null, weight: 19, waitMs: 5 },
    { method: 'GET', path: '/heavy', host: null, weight: 1, waitMs: 300 },
  ]
  const meanMs = (algorithm: RoutingAlgorithm, seed: number): number => {
    const world = new PlainWorld(seed)
    for (let i = 0; i < 4; i++)
      world.addTask({ instance: world.addInstance(1), image: { concurrency: 1, cpuMsPerRequest: 0 } })
    Object.assign(existing(world.state.targetGroups.get(GROUP_ARN), 'group'), { algorithm })
    world.data.targetGroupChanged(GROUP_ARN)
    // 19.75 ms of a worker each, so 60 % of four workers.
    world.addTraffic('clients', { kind: 'poisson', rate: [{ at: START, rps: 120 }], shape: 'step' }, requests)
    world.runTo(120)
    return world.data.summary().latencyMs.mean
  }
  const seeds = Array.from({ length: 20 }, (_, i) => i + 1)
  const inTurn = seeds.map((seed) => meanMs('round_robin', seed))
  const least = seeds.map((seed) => meanMs('least_outstanding_requests', seed))
  const { mean, halfWidth } = estimateDifference(least, inTurn, CONFIDENCE)
  // The gain is certain, and it is no small one: most of the time that light requests stand behind heavy ones.
  expect(mean - halfWidth).toBeGreaterThan(0)
  expect(mean).toBeGreaterThan(0.3 * estimate(inTurn).mean)
})

describe('Users of a closed loop', () => {
  const cases: readonly [name: string, users: number, image: Partial<ImageBehavior>, elsewhereMs: number][] =
    [
      ['one worker', 15, { concurrency: 1, cpuMsPerRequest: 0, waitMsPerRequest: { exponential: 20 } }, 0],
      ['one vCPU', 15, { cpuMsPerRequest: { exponential: 20 }, waitMsPerRequest: { exponential: 30 } }, 30],
      // Processor sharing is insensitive here too.
      ['one vCPU and constant CPU times', 15, { cpuMsPerRequest: 20, waitMsPerRequest: 30 }, 30],
      ['one vCPU that is always busy', 40, { cpuMsPerRequest: { exponential: 20 }, waitMsPerRequest: 0 }, 0],
    ]
  for (const [name, users, image, elsewhereMs] of cases) {
    it(`with ${name} agree with mean value analysis`, () => {
      const world = new PlainWorld(23)
      world.addTask({ instance: world.addInstance(1), image })
      world.addTraffic('users', { kind: 'closed', users, thinkMs: { exponential: 300 } })
      const { mean, halfWidth } = estimate(batchMeans(world, 20, 400), CONFIDENCE)
      const theory = meanValueAnalysis(users, 300 + NETWORK_MS + elsewhereMs, 20)
      const theoryMs = theory.responseMs + elsewhereMs
      expect(halfWidth).toBeLessThan(0.05 * theoryMs)
      expect(Math.abs(mean - theoryMs)).toBeLessThan(halfWidth)
      // Response times and think times make up the round of a user, so throughput has the same relative error.
      const perSecond = world.data.summary().total / (21 * 400)
      expect(Math.abs(perSecond / theory.perSecond - 1)).toBeLessThan(halfWidth / theoryMs)
    })
  }
})
