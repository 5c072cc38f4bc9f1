// Bodies take their time on the way: whose time that is, and what it is counted as.

import { describe, expect, it } from 'vitest'
import type { ImageBehavior } from '@/lib/aws/image-behavior'
import { LOAD_BALANCER_ARN } from '@/lib/bench/plain-network'
import { PlainWorld } from '@/lib/bench/plain-world'
import { START, simTime, US_PER_SECOND } from '@/lib/engine'
import type { RequestTemplate } from '@/lib/traffic/arrivals-types'
import { type ClientPolicy, PATIENT } from '@/lib/traffic/client-policy'

const NETWORK_US = 1_500
const ONE_A_SECOND = {
  kind: 'uniform',
  rate: [
    { at: START, rps: 1 },
    { at: simTime(10 * US_PER_SECOND), rps: 0 },
  ],
  shape: 'step',
} as const
/** 1 MB at 1 Mbit/s is 8 s. */
const MEGABYTE = 1_000_000
const SLOW = 1_000

function worldOf(
  bodies: Partial<RequestTemplate>,
  client: Partial<ClientPolicy>,
  image: Partial<ImageBehavior> = {},
) {
  const world = new PlainWorld(3)
  const instance = world.addInstance(4)
  const target = world.addTask({ instance, image: { cpuMsPerRequest: 0, waitMsPerRequest: 10, ...image } })
  const template = { method: 'POST', path: '/', host: null, weight: 1, ...bodies }
  world.addTraffic('users', ONE_A_SECOND, [template], { ...PATIENT, ...client })
  return { world, target }
}

/** Status and time of each request that has ended since this was last asked. */
const ends = (world: PlainWorld) =>
  world.data.takeSamples(1_000).samples.map(({ id, status, startedAt, endedAt }) => ({
    id,
    status,
    ms: (endedAt - startedAt - NETWORK_US) / 1_000,
  }))
const answersOf = (world: PlainWorld) => ends(world).map(({ status, ms }) => [status, ms])
const ten = (status: number, ms: number) => new Array(10).fill([status, ms])
const balancer = (world: PlainWorld) => {
  const [period] = world.data.period().loadBalancers.filter(({ arn }) => arn === LOAD_BALANCER_ARN)
  if (period === undefined) throw new Error('no traffic')
  return period
}

describe('The body of a request', () => {
  it('takes its size by the pace of its client, before the work', () => {
    const { world } = worldOf({ requestBytes: MEGABYTE }, { uploadKbps: SLOW })
    world.runTo(60)
    expect(answersOf(world)).toEqual(ten(200, 8_010))
    expect(balancer(world).bytes).toBe(10 * MEGABYTE)
  })

  it('takes no time of a client that has no pace', () => {
    const { world } = worldOf({ requestBytes: MEGABYTE }, {})
    world.runTo(60)
    expect(answersOf(world)).toEqual(ten(200, 10))
  })

  it('holds a worker: two workers wait for the first two bodies, and the others come meanwhile', () => {
    const { world } = worldOf({ requestBytes: MEGABYTE }, { uploadKbps: SLOW }, { concurrency: 2 })
    world.runTo(9.5)
    // Sent at 1 and 2 s, they are in the workers' hands until 9 and 10 s, while the others' bodies wait in the queue.
    const [first, ...others] = ends(world)
    expect(others).toEqual([])
    world.runTo(60)
    expect(ends(world)).toHaveLength(9)
    const path = first && world.data.follow(first.id)
    expect(path?.hops.find(({ title }) => title === 'Body')?.detail).toBe(
      'its body of 1.0 MB took 8000 ms, and a worker waited for the end of it',
    )
  })

  it('is no part of the response time of the target', () => {
    const { world } = worldOf({ requestBytes: MEGABYTE }, { uploadKbps: SLOW })
    world.runTo(60)
    const times = balancer(world).times?.values
    expect(times?.maximum).toBeCloseTo(0.0105, 4)
  })

  it('keeps a connection from being idle however long it takes', () => {
    const { world } = worldOf({ requestBytes: 10 * MEGABYTE }, { uploadKbps: SLOW })
    world.runTo(200)
    expect(answersOf(world)).toEqual(ten(200, 80_010))
  })

  it('is idle time again from its end on: 60 s later the load balancer gives up', () => {
    const { world } = worldOf({ requestBytes: MEGABYTE }, { uploadKbps: SLOW }, { waitMsPerRequest: 100_000 })
    world.runTo(200)
    expect(answersOf(world)).toEqual(ten(504, 68_000))
  })

  it('ends with its client, whose worker is free at once', () => {
    const { world } = worldOf(
      { requestBytes: MEGABYTE },
      { uploadKbps: SLOW, timeoutMs: 500 },
      { concurrency: 1 },
    )
    world.runTo(60)
    expect(answersOf(world)).toEqual(ten(460, 498.5))
  })
})

describe('The body of an answer', () => {
  it('is given to its client by the load balancer, and the worker goes on at once', () => {
    const { world } = worldOf({ responseBytes: MEGABYTE }, { downloadKbps: SLOW }, { concurrency: 1 })
    world.runTo(60)
    const done = ends(world)
    expect(done.map(({ status, ms }) => [status, ms])).toEqual(ten(200, 8_010))
    expect(balancer(world).times?.values.maximum).toBeCloseTo(0.0105, 4)
    expect(balancer(world).bytes).toBe(10 * MEGABYTE)
    const last = done.at(-1)
    expect(last && world.data.follow(last.id)?.hops.at(-1)?.detail).toContain(
      'its body of 1.0 MB took 8000 ms to the client',
    )
  })

  it('outlives the process that gave it', () => {
    const { world, target } = worldOf({ responseBytes: MEGABYTE }, { downloadKbps: SLOW })
    world.runTo(5.5)
    world.data.endProcess(world.containerOf(target))
    world.runTo(60)
    expect(ends(world).filter(({ status }) => status === 200)).toHaveLength(5)
  })

  it('is not waited for by a client with less patience', () => {
    const { world } = worldOf({ responseBytes: MEGABYTE }, { downloadKbps: SLOW, timeoutMs: 2_000 })
    world.runTo(60)
    expect(answersOf(world)).toEqual(ten(460, 1_998.5))
  })
})

it('A client that sends several requests on a connection opens fewer', () => {
  const { world } = worldOf({}, { requestsPerConnection: 5 })
  world.runTo(60)
  expect(balancer(world).opened).toBe(2)
  const { world: other } = worldOf({}, {})
  other.runTo(60)
  expect(balancer(other).opened).toBe(10)
})

it('A run with bodies on their way goes on from a checkpoint as if nothing had been', () => {
  const bodies = { requestBytes: MEGABYTE, responseBytes: MEGABYTE }
  const make = () => worldOf(bodies, { uploadKbps: SLOW, downloadKbps: SLOW }, { concurrency: 3 }).world
  const whole = make()
  whole.runTo(13)
  const saved = structuredClone({ engine: whole.engine.save(), data: whole.data.save() })
  whole.runTo(100)
  const again = make()
  again.runTo(13)
  again.engine.restore(saved.engine)
  again.data.restore(saved.data)
  expect(again.data.audit()).toEqual([])
  again.runTo(100)
  expect(again.engine.hash.digest()).toEqual(whole.engine.hash.digest())
  expect(again.data.summary()).toEqual(whole.data.summary())
})
