// Cases that operators met: a host whose containers use more memory than it has, a service that knows only some paths, users
// who do not think.

import { describe, expect, it } from 'vitest'
import { IMAGE_BEHAVIOR_DEFAULT } from '@/lib/aws/image-behavior'
import { PlainWorld } from '@/lib/bench/plain-world'
import { START } from '@/lib/engine'

/** `t3.micro`: its kernel has about 904 MiB. */
function smallHost(): { readonly world: PlainWorld; readonly instance: string } {
  const world = new PlainWorld(3)
  const instance = world.addInstance(2)
  Object.assign(world.state.instances.get(instance) ?? {}, { instanceType: 't3.micro' })
  return { world, instance }
}
const exits = (world: PlainWorld) =>
  world.sent.flatMap(({ key, event }) => (event.type === 'process.exited' ? [{ key, ...event }] : []))
const said = (world: PlainWorld) => world.log.events.map(({ message }) => message)

describe('A host whose containers use more memory than it has', () => {
  it('kills the largest process, with 137 and without a reason, and says so', () => {
    const { world, instance } = smallHost()
    const keys = [100, 200, 300, 150].map((memoryMiB) => world.addTask({ instance, image: { memoryMiB } }))
    expect(exits(world)).toEqual([])
    keys.push(world.addTask({ instance, image: { memoryMiB: 250 } }))
    world.runTo(1)
    expect(exits(world)).toEqual([
      { key: world.containerOf(keys[2] ?? ''), type: 'process.exited', exitCode: 137, reason: null },
    ])
    expect(said(world).filter((message) => message.includes('ran out of memory'))).toHaveLength(1)
    expect(world.data.instanceUsage(instance).memoryMiB).toBe(700)
  })

  it('does so when a leak fills it that no limit stops, and goes on killing until it fits', () => {
    const { world, instance } = smallHost()
    const leaky = world.addTask({
      instance,
      image: { memoryMiB: 300, leakMiBPerRequest: 1, cpuMsPerRequest: 0.1 },
    })
    world.addTask({ instance, image: { memoryMiB: 300, cpuMsPerRequest: 0.1 } })
    world.addTraffic('users', { kind: 'uniform', rate: [{ at: START, rps: 100 }], shape: 'step' })
    world.runTo(20)
    expect(exits(world).map(({ key }) => key)).toEqual([world.containerOf(leaky)])
    expect(world.data.audit()).toEqual([])
  })
})

describe('An image that answers by path', () => {
  const image = {
    ...IMAGE_BEHAVIOR_DEFAULT,
    paths: [
      {
        path: '/slow',
        status: 200,
        cpuMsPerRequest: null,
        waitMsPerRequest: 500,
        errorRate: null,
        calls: null,
      },
      {
        path: '/api/*',
        status: 200,
        cpuMsPerRequest: null,
        waitMsPerRequest: null,
        errorRate: 1,
        calls: null,
      },
      { path: '/', status: 200, cpuMsPerRequest: null, waitMsPerRequest: null, errorRate: null, calls: null },
      { path: '*', status: 404, cpuMsPerRequest: null, waitMsPerRequest: null, errorRate: null, calls: null },
    ],
  }

  it('gives each path its status, cost and errors', () => {
    const world = new PlainWorld(3)
    world.addTask({ instance: world.addInstance(2), image })
    const paths = ['/', '/slow?x=1', '/api/users', '/unknown']
    const requests = paths.map((path) => ({ method: 'GET', path, host: null, weight: 1 }))
    world.addTraffic('users', { kind: 'uniform', rate: [{ at: START, rps: 50 }], shape: 'step' }, requests)
    world.runTo(10)
    const { samples } = world.data.takeSamples(1_000)
    const of = (path: string) => samples.filter((sample) => sample.path === path)
    const statuses = (path: string) => [...new Set(of(path).map(({ status }) => status))]
    expect(paths.map(statuses)).toEqual([[200], [200], [500], [404]])
    expect(of('/unknown')[0]?.outcome).toBe('target-4xx')
    expect(Math.min(...of('/slow?x=1').map(({ startedAt, endedAt }) => endedAt - startedAt))).toBeGreaterThan(
      500_000,
    )
    expect(world.series.at('alb/web/HTTPCode_Target_4XX_Count', 8)).toBeGreaterThan(0)
  })

  it('answers health checks by path, too', () => {
    const world = new PlainWorld(3)
    const key = world.addTask({ instance: world.addInstance(2), image })
    const results: unknown[] = []
    world.targetHealth = { ...world.targetHealth, finished: (_target, result) => results.push(result) }
    for (const path of ['/', '/health']) {
      Object.assign(world.state.targetGroups.values().next().value?.healthCheck ?? {}, { path })
      world.data.probe(world.data.targetNumber(key))
      world.runTo(results.length + 2)
    }
    expect(results).toEqual([
      { kind: 'status', status: 200 },
      { kind: 'status', status: 404 },
    ])
  })
})

describe('Users without think time', () => {
  it('come back after 50 ms when they met a failure, and it is said once', () => {
    const world = new PlainWorld(3)
    world.addTraffic('eager', { kind: 'closed', users: 200, thinkMs: 0 })
    world.runTo(60)
    const { total, byStatus } = world.data.summary()
    expect(byStatus).toEqual({ '503': total })
    // 51 ms a turn: the answer takes one.
    expect(total).toBeGreaterThan(200 * 1_150)
    expect(total).toBeLessThan(200 * 1_200)
    expect(
      said(world).filter((message) => message.startsWith('Requests of the users of eager fail')),
    ).toHaveLength(1)
  })

  it('ask again at once when they are served', () => {
    const world = new PlainWorld(3)
    world.addTask({ instance: world.addInstance(2), image: { cpuMsPerRequest: 1, waitMsPerRequest: 0 } })
    world.addTraffic('eager', { kind: 'closed', users: 1, thinkMs: 0 })
    world.runTo(10)
    expect(world.data.totals().total).toBeGreaterThan(3_500)
    expect(said(world)).toEqual([])
  })
})
