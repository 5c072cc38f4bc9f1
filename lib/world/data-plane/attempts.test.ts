// Clients that give up and try again: what they see, what the load balancer logs, and what the processes still do.

import { describe, expect, it } from 'vitest'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { PlainWorld } from '@/lib/bench/plain-world'
import { START, simTime, US_PER_SECOND } from '@/lib/engine'
import type { Arrivals } from '@/lib/traffic/arrivals-types'
import { type ClientPolicy, PATIENT, type Retries } from '@/lib/traffic/client-policy'

const steady = (rps: number, untilSeconds = 10): Arrivals => ({
  kind: 'uniform',
  rate: [
    { at: START, rps },
    { at: simTime(untilSeconds * US_PER_SECOND), rps: 0 },
  ],
  shape: 'step',
})
const retries = (given: Partial<Retries> = {}): Retries => ({
  attempts: 3,
  backoffMs: 100,
  factor: 2,
  capMs: 20_000,
  jitter: 'none',
  budget: null,
  ...given,
})

function worldOf(image: Partial<ImageBehavior>, client: ClientPolicy, arrivals = steady(10)) {
  const world = new PlainWorld(8)
  const instance = world.addInstance(4)
  world.addTask({ instance, image: { cpuMsPerRequest: 0, waitMsPerRequest: 10, ...image } })
  world.addTraffic('users', arrivals, undefined, client)
  return { world, instance }
}
const samples = (world: PlainWorld) => world.data.takeSamples(20_000).samples

describe('A client that waits no longer than its time-out', () => {
  it('gives up at that very moment, and the load balancer logs 460', () => {
    const { world } = worldOf({ waitMsPerRequest: 2_000 }, { ...PATIENT, timeoutMs: 500, retries: null })
    world.runTo(20)
    const ends = samples(world)
    expect(ends).toHaveLength(100)
    for (const { status, outcome, startedAt, endedAt } of ends) {
      expect([status, outcome, endedAt - startedAt]).toEqual([460, 'elb-4xx', 500_000])
    }
    expect(world.data.summary().clients).toEqual({
      succeeded: 0,
      gaveUp: 100,
      retries: 0,
      redirects: 0,
      timeouts: 100,
    })
    expect(world.series.column('requests/timeouts').slice(2, 9)).toEqual(new Array(7).fill(10))
  })

  it('leaves its work behind: the process goes on with it', () => {
    const { world, instance } = worldOf(
      { waitMsPerRequest: 2_000 },
      { ...PATIENT, timeoutMs: 500, retries: null },
    )
    world.runTo(9.95)
    expect(world.data.instanceUsage(instance).requestsInFlight).toBe(20)
    expect(world.data.totals().inFlight).toBe(5)
    world.runTo(20)
    expect(world.data.instanceUsage(instance).requestsInFlight).toBe(0)
  })

  it('takes an answer that comes just before, and not one just after', () => {
    // 1.5 ms of network come on top.
    for (const [waitMs, status] of [
      [498.4, 200],
      [498.6, 460],
    ] as const) {
      const { world } = worldOf({ waitMsPerRequest: waitMs }, { ...PATIENT, timeoutMs: 500, retries: null })
      world.runTo(20)
      expect(world.data.summary().byStatus).toEqual({ [status]: 100 })
    }
  })

  it('may learn patience: who waits already waits on', () => {
    const { world } = worldOf({ waitMsPerRequest: 2_000 }, { ...PATIENT, timeoutMs: 500, retries: null })
    world.runTo(5)
    world.addTraffic('users', steady(10), undefined, { ...PATIENT, timeoutMs: null, retries: null })
    world.runTo(20)
    const { byStatus } = world.data.summary()
    expect(byStatus).toEqual({ 460: 45, 200: 55 })
  })
})

describe('A client that tries again', () => {
  it('makes each attempt a request of its own, later each time, and names the first', () => {
    const { world } = worldOf(
      { errorRate: 1 },
      { ...PATIENT, timeoutMs: null, retries: retries() },
      steady(1, 1.5),
    )
    world.runTo(20)
    const all = [...samples(world)].sort((x, y) => x.startedAt - y.startedAt)
    expect(all.map(({ status }) => status)).toEqual([500, 500, 500])
    const waits = all.slice(1).map(({ startedAt }, i) => startedAt - (all[i]?.endedAt ?? 0))
    expect(waits).toEqual([100_000, 200_000])
    const [first] = all
    expect(all.map(({ id }) => world.data.follow(id)?.summary.match(/\(.*\)/)?.[0])).toEqual([
      undefined,
      `(attempt 2 of request ${first?.id})`,
      `(attempt 3 of request ${first?.id})`,
    ])
    expect(world.data.summary().clients).toEqual({
      succeeded: 0,
      gaveUp: 1,
      retries: 2,
      redirects: 0,
      timeouts: 0,
    })
  })

  it('takes the first answer that is none of its failures', () => {
    const { world } = worldOf(
      { errorRate: 0.5 },
      { ...PATIENT, timeoutMs: null, retries: retries() },
      steady(100, 100),
    )
    world.runTo(110)
    const { clients, total } = world.data.summary()
    const asked = clients.succeeded + clients.gaveUp
    expect(asked + clients.retries).toBe(total)
    // Three tosses of a coin: seven of eight succeed, and it takes 1.75 on average. 4 standard deviations.
    expect(Math.abs(clients.gaveUp / asked - 1 / 8)).toBeLessThan(4 * Math.sqrt(7 / 64 / asked))
    expect(Math.abs(total / asked - 1.75)).toBeLessThan(4 * Math.sqrt(0.6875 / asked))
  })

  it('stops when the budget is used up', () => {
    const policy = { ...PATIENT, timeoutMs: null, retries: retries({ budget: 0.1 }) }
    const { world } = worldOf({ errorRate: 1 }, policy, steady(100, 100))
    world.runTo(110)
    const { clients } = world.data.summary()
    const asked = clients.succeeded + clients.gaveUp
    expect(clients.retries).toBeLessThanOrEqual(10 + 0.1 * asked)
    expect(clients.retries).toBeGreaterThan(0.09 * asked)
  })

  it('does not try a second time when a 4xx says that it is of no use', () => {
    const paths = [
      { path: '*', status: 404, cpuMsPerRequest: null, waitMsPerRequest: null, errorRate: null, calls: null },
    ]
    const { world } = worldOf({ paths }, { ...PATIENT, timeoutMs: null, retries: retries() })
    world.runTo(20)
    expect(world.data.summary().byStatus).toEqual({ 404: 100 })
  })

  it('forgets what it wanted to try again when it is told not to', () => {
    const policy = { ...PATIENT, timeoutMs: null, retries: retries({ backoffMs: 60_000, capMs: 60_000 }) }
    const { world } = worldOf({ errorRate: 1 }, policy, steady(10, 5))
    world.runTo(10)
    expect(world.data.summary().clients).toMatchObject({ gaveUp: 0, retries: 50 })
    world.addTraffic('users', steady(0), undefined, { ...PATIENT, timeoutMs: null, retries: null })
    world.runTo(90)
    expect(world.data.summary().clients).toMatchObject({ gaveUp: 50, retries: 0 })
    expect(world.data.summary().total).toBe(50)
  })

  it('is the same user all the time in a closed loop, who thinks after the last attempt', () => {
    const { world } = worldOf(
      { errorRate: 1 },
      { ...PATIENT, timeoutMs: null, retries: retries() },
      { kind: 'closed', users: 4, thinkMs: 1_000 },
    )
    world.runTo(100)
    // Three attempts of 11.5 ms, waits of 100 and 200 ms, and a second to think.
    const round = (3 * 11.5 + 300 + 1_000) / 1_000
    expect(Math.abs(world.data.summary().total / 12 - 99 / round)).toBeLessThan(2)
  })
})

it('Heavy and light requests cost what they say, whatever the image says', () => {
  const world = new PlainWorld(2)
  world.addTask({ instance: world.addInstance(4), image: { cpuMsPerRequest: 0, waitMsPerRequest: 10 } })
  const get = { method: 'GET', host: null, weight: 1 }
  world.addTraffic('users', steady(10), [
    { ...get, path: '/light' },
    { ...get, path: '/heavy', cpuMs: 40, waitMs: 100 },
  ])
  world.runTo(20)
  const took = samples(world).map(
    ({ path, startedAt, endedAt }) => `${path} ${(endedAt - startedAt) / 1_000}`,
  )
  expect([...new Set(took)].sort()).toEqual(['/heavy 141.5', '/light 11.5'])
})
