// Where theory has an answer, the model must give it: mean response times within the confidence interval that the test
// itself computes from batch means.

import { describe, expect, it } from 'vitest'
import type { Duration, ImageBehavior } from '@/lib/aws/image-behavior'
import { PlainWorld } from '@/lib/bench/plain-world'
import { START, simTime, US_PER_SECOND } from '@/lib/engine'
import { batchMeans, confidence, erlangC, NETWORK_MS } from '@/lib/testing/queueing'

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
  const { mean, halfWidth } = confidence(batchMeans(world, 20, Math.ceil(25_000 / rpsOf(world))))
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
