// Random kills, drains, outages and changes of load: no request is lost or counted twice, nothing is left behind, and a run
// is the same again, with or without a checkpoint in between.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { IMAGE_BEHAVIOR_DEFAULT, type ImageBehavior } from '@/lib/aws/image-behavior'
import { GROUP_ARN, ZONES } from '@/lib/bench/plain-network'
import { PlainWorld } from '@/lib/bench/plain-world'
import { START } from '@/lib/engine'
import { PATIENT, type Retries } from '@/lib/traffic/client-policy'
import { ALGORITHMS } from './codes'

type Step = readonly [kind: number, index: number, seconds: number]

const IMAGES: readonly Partial<ImageBehavior>[] = [
  { cpuMsPerRequest: { exponential: 20 }, waitMsPerRequest: { exponential: 30 } },
  { cpuMsPerRequest: 5, waitMsPerRequest: 200, concurrency: 2 },
  { cpuMsPerRequest: { exponential: 30 }, waitMsPerRequest: 0, errorRate: 0.1, onSigterm: 'exit' },
  { cpuMsPerRequest: { exponential: 10 }, crash: { atStart: null, afterMs: null, perRequest: 0.01 } },
  { cpuMsPerRequest: 1, waitMsPerRequest: 70_000, concurrency: 50, onSigterm: 'ignore' },
  {
    cpuMsPerRequest: 2,
    leakMiBPerRequest: 2,
    memoryMiBPerRequest: 1,
    warmup: { durationMs: 5_000, factor: 4 },
  },
]

/** A process works through all that it has accepted; the slowest image takes 70 s for every 50 requests. */
const SECONDS_A_REQUEST_MAX = 70 / 50

const steps = fc.array(fc.tuple(fc.nat(14), fc.nat(99), fc.double({ min: 0, max: 9, noNaN: true })), {
  minLength: 5,
  maxLength: 25,
})

const retries = (index: number): Retries => ({
  attempts: 2 + (index % 4),
  backoffMs: 10 * (index % 30),
  factor: 2,
  capMs: 1_000,
  jitter: index % 2 ? 'full' : 'none',
  budget: index % 5 ? null : 0.2,
})

class Run {
  readonly world: PlainWorld
  readonly #instances: string[]
  readonly #targets: string[] = []
  #time = 0

  constructor(seed: number) {
    this.world = new PlainWorld(seed)
    this.#instances = ZONES.map((zone) => this.world.addInstance(2, zone))
    for (let i = 0; i < 4; i++) this.#addTask(i)
    this.world.addTraffic('poisson', { kind: 'poisson', rate: [{ at: START, rps: 20 }], shape: 'step' })
    this.world.addTraffic('users', { kind: 'closed', users: 5, thinkMs: { exponential: 500 } })
  }

  #addTask(index: number): void {
    const image = { ...IMAGE_BEHAVIOR_DEFAULT, ...IMAGES[index % IMAGES.length] }
    const instance = this.#instances[index % this.#instances.length] as string
    const second = { cpu: 128, image }
    const containers = index % 5 === 0 ? [{ cpu: 256, image }, second] : undefined
    const taskCpu = index % 3 === 0 ? 512 : null
    this.#targets.push(
      this.world.addTask({
        instance,
        image,
        taskCpu,
        memoryLimitMiB: 128,
        ...(containers ? { containers } : {}),
      }),
    )
  }

  do([kind, index, seconds]: Step): void {
    const { data, state } = this.world
    const target = this.#targets[index % this.#targets.length] as string
    const container = this.world.containerOf(target)
    const zone = state.zones.get(ZONES[index % 3] as string)
    const group = state.targetGroups.get(GROUP_ARN)
    const doings: readonly (() => void)[] = [
      () => this.#addTask(index),
      () => data.endProcess(container),
      () => data.terminate(container),
      () => Object.assign(this.world.target(target), { state: index % 2 ? 'draining' : 'healthy' }),
      () => Object.assign(this.world.target(target), { state: 'unhealthy' }),
      () => data.closeTarget(target),
      () => Object.assign(zone ?? {}, { outage: !zone?.outage }),
      () => (index < 20 ? data.loseInstance(this.#instances[index % 3] as string) : undefined),
      () => data.probe(data.targetNumber(target)),
      () =>
        this.world.addTraffic('poisson', {
          kind: 'poisson',
          rate: [{ at: START, rps: index }],
          shape: 'step',
        }),
      () => this.world.addTraffic('users', { kind: 'closed', users: index % 20, thinkMs: 100 }),
      () => Object.assign(group ?? {}, { algorithm: ALGORITHMS[index % 3] }),
      () =>
        this.world.addTraffic('users', { kind: 'closed', users: index % 20, thinkMs: 100 }, undefined, {
          ...PATIENT,
          timeoutMs: index % 2 ? 50 + index : null,
          retries: index % 3 ? retries(index) : null,
        }),
      () =>
        this.world.addTraffic(
          'poisson',
          { kind: 'poisson', rate: [{ at: START, rps: index }], shape: 'step' },
          undefined,
          { ...PATIENT, timeoutMs: 20 + 10 * index, retries: retries(index) },
        ),
      () =>
        this.world.addTraffic(
          'bodies',
          { kind: 'poisson', rate: [{ at: START, rps: index / 2 }], shape: 'step' },
          [
            {
              method: 'POST',
              path: '/',
              host: null,
              weight: 1,
              requestBytes: 2_000 * index,
              responseBytes: 9_000,
            },
          ],
          { ...PATIENT, uploadKbps: 40, downloadKbps: 20 * (1 + index), timeoutMs: index % 2 ? 3_000 : null },
        ),
      () => {
        state.traffic.delete('poisson')
        data.trafficChanged()
      },
    ]
    doings[kind]?.()
    data.topologyChanged()
    this.#time += seconds
    this.world.runTo(this.#time)
  }

  /** Stops the clients and waits until everything that was sent has an end, in the processes too. */
  settle(): void {
    const { data, state } = this.world
    state.traffic.clear()
    data.trafficChanged()
    const held = this.#instances.reduce((sum, id) => sum + data.instanceUsage(id).requestsInFlight, 0)
    this.world.runTo(this.#time + 200 + held * SECONDS_A_REQUEST_MAX)
  }

  get hash(): string {
    return this.world.engine.hash.digest()
  }

  /** The world as JSON carries it: what a checkpoint holds beside the tables, which these tests leave as they are. */
  throughCheckpoint(): void {
    const { engine, data } = this.world
    const saved = JSON.parse(JSON.stringify({ engine: engine.save(), data: data.save() })) as {
      engine: ReturnType<typeof engine.save>
      data: unknown
    }
    engine.restore(saved.engine)
    data.restore(saved.data)
  }
}

/** Without task 1, the others get more requests of 70 s than 50 workers finish before their clients' answer is a 504. */
const MORE_THAN_A_TIMEOUT_HOLDS: [number, Step[]] = [
  0,
  [
    [0, 0, 0],
    [0, 0, 0],
    [9, 77, 0],
    [1, 0, 0],
    [0, 28, 8.907526],
  ],
]

it('Requests in = done + in flight, at every step; in the end all are done', () => {
  fc.assert(
    fc.property(fc.nat(10_000), steps, (seed, list) => {
      const run = new Run(seed)
      for (const step of list) {
        run.do(step)
        const { total, inFlight } = run.world.data.totals()
        const { byStatus } = run.world.data.summary()
        const done = Object.values(byStatus).reduce((sum, count) => sum + count, 0)
        expect(done + inFlight).toBe(total)
        expect(inFlight).toBeGreaterThanOrEqual(0)
      }
      run.settle()
      expect(run.world.data.totals().inFlight).toBe(0)
      for (const id of run.world.state.instances.keys()) {
        const { requestsInFlight, cpuUnits } = run.world.data.instanceUsage(id)
        expect(requestsInFlight).toBe(0)
        expect(cpuUnits).toBe(0)
      }
      // Only the clock of the observer is left in the queue.
      expect(run.world.engine.queued).toBe(1)
    }),
    { numRuns: 150, endOnFailure: true, examples: [MORE_THAN_A_TIMEOUT_HOLDS] },
  )
})

/** What AWS documents that a load balancer answers by itself; 0: nothing. Targets of these worlds answer 200 or 500. */
const ANSWERS: Readonly<Record<string, readonly number[]>> = {
  ok: [200],
  'target-5xx': [500],
  'elb-502': [502],
  'elb-503': [503],
  'elb-504': [504],
  'elb-4xx': [460],
  unreachable: [0],
}

it('What a client sees is one of the documented answers, and the way of each that failed says why', () => {
  fc.assert(
    fc.property(fc.nat(10_000), steps, (seed, list) => {
      const { world } = list.reduce((run, step) => {
        run.do(step)
        return run
      }, new Run(seed))
      for (const { id, outcome, status } of world.data.takeSamples(5_000).samples) {
        expect([outcome, ANSWERS[outcome] ?? []]).toEqual([outcome, expect.arrayContaining([status])])
        const hops = world.data.follow(id)?.hops ?? []
        const cause = hops.find(({ ok }) => !ok)
        const isInBody = cause?.kind === 'answer' && cause.detail.includes('before it had all of the body')
        const isNamed = cause !== undefined && (cause.kind !== 'answer' || isInBody)
        expect(isNamed).toBe(status !== 200 && status !== 500)
      }
    }),
    { numRuns: 60, endOnFailure: true },
  )
})

it('The same steps give the same trace, and another seed another', () => {
  fc.assert(
    fc.property(fc.nat(10_000), steps, (seed, list) => {
      const [x, y, other] = [new Run(seed), new Run(seed), new Run(seed + 1)]
      for (const run of [x, y, other]) for (const step of list) run.do(step)
      expect(x.hash).toBe(y.hash)
      expect(x.world.data.save()).toEqual(y.world.data.save())
      if (x.world.data.totals().total > 5) expect(other.hash).not.toBe(x.hash)
    }),
    { numRuns: 30, endOnFailure: true },
  )
})

it('A run that goes through checkpoints ends with the same trace, summary and usage', () => {
  fc.assert(
    fc.property(fc.nat(10_000), steps, (seed, list) => {
      const straight = new Run(seed)
      const saved = new Run(seed)
      list.forEach((step, i) => {
        straight.do(step)
        saved.do(step)
        if (i % 3 === 0) saved.throughCheckpoint()
        expect(saved.hash).toBe(straight.hash)
      })
      expect(saved.world.data.summary()).toEqual(straight.world.data.summary())
      expect(saved.world.data.save()).toEqual(straight.world.data.save())
    }),
    { numRuns: 60, endOnFailure: true },
  )
})

it('Reading samples and following requests changes nothing', () => {
  const read = new Run(5)
  const unread = new Run(5)
  for (let i = 0; i < 40; i++) {
    for (const run of [read, unread]) run.do([i % 13, i * 7, 1])
    for (const { id } of read.world.data.takeSamples(50).samples) read.world.data.follow(id)
  }
  expect(read.hash).toBe(unread.hash)
})

it('Turning one source up leaves the arrivals of another where they were', () => {
  const arrivalsOf = (rps: number) => {
    const world = new PlainWorld(9)
    world.addTask({ instance: world.addInstance(2) })
    const rate = (value: number) => [{ at: START, rps: value }]
    world.addTraffic('steady', { kind: 'poisson', rate: rate(5), shape: 'step' })
    world.addTraffic('other', { kind: 'poisson', rate: rate(1), shape: 'step' }, [
      { method: 'POST', path: '/other', host: null, weight: 1 },
    ])
    world.runTo(10)
    world.addTraffic('other', { kind: 'poisson', rate: rate(rps), shape: 'step' }, [
      { method: 'POST', path: '/other', host: null, weight: 1 },
    ])
    world.runTo(60)
    return world.data
      .takeSamples(20_000)
      .samples.filter(({ path }) => path === '/')
      .map(({ startedAt }) => startedAt)
      .sort((a, b) => a - b)
      .filter((startedAt) => startedAt < 59_000_000)
  }
  expect(arrivalsOf(1).length).toBeGreaterThan(200)
  expect(arrivalsOf(40)).toEqual(arrivalsOf(1))
})
