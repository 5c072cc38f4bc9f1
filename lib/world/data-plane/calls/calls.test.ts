// Calls between services: what becomes of them by each way when nothing is wrong, and when something is.

import { describe, expect, it } from 'vitest'
import { existing, simTime } from '@/lib/engine'
import type { RequestPath } from '@/lib/protocol'
import { type ChainGiven, type ChainWay, chainWorld } from '@/lib/testing/chain-world'
import type { TestWorld } from '@/lib/testing/test-world'

const WAYS: readonly ChainWay[] = ['service-connect', 'dns', 'load-balancer']

const statuses = (world: TestWorld) => world.world.data.summary().byStatus
const calls = (world: TestWorld) => world.world.data.calls()

/** Paths of the requests that ended in the last second, the newest last. */
function paths(world: TestWorld): readonly RequestPath[] {
  const { samples } = world.world.data.takeSamples(2_000)
  return samples.flatMap(({ id }) => world.world.data.follow(id) ?? [])
}

const callHops = (path: RequestPath) => path.hops.filter(({ kind }) => kind === 'call')

function stop(world: TestWorld, name = 'orders'): void {
  const [task] = world.tasks(name)
  world.dispatch('ecs:StopTask', { task: existing(task, 'task').arn })
}

describe.each(WAYS)('A call by %s', (way) => {
  it.each(['bridge', 'awsvpc'] as const)('is answered, once for each request, in %s', (networkMode) => {
    const world = chainWorld({ way, networkMode }).traffic(20).runFor('30s').traffic(0).runFor('5s')
    const { total } = world.world.data.summary()
    expect(statuses(world)).toEqual({ 200: total })
    expect(calls(world)).toMatchObject({ total, failed: 0, underWay: 0 })
  })

  it('is a hop of its request, and a request of its own that can be followed', () => {
    const world = chainWorld({ way }).traffic(5).runFor('10s')
    const path = existing(
      paths(world).findLast((one) => callHops(one).length > 0),
      'a request that calls',
    )
    const [call] = callHops(path)
    expect(call?.title).toMatch(/^Calls orders(\.local)?:80\/items$/)
    expect(call?.detail).toMatch(/200; request \d+$/)
    const id = Number(/request (\d+)$/.exec(call?.detail ?? '')?.[1])
    const own = existing(world.world.data.follow(id), 'the call')
    expect(own.summary).toContain(`called for request ${path.id}`)
    expect(own.hops.some(({ title }) => title === 'Container orders · CPU')).toBe(true)
    const spent = call?.durationUs ?? 0
    expect(own.endedAt === null ? 0 : own.endedAt - own.startedAt).toBe(spent)
  })

  it('goes on in a restored run as in the one that was saved', () => {
    const world = chainWorld({ way, ordersImage: { waitMsPerRequest: 300 } })
      .traffic(20)
      .runFor('10s')
    expect(calls(world).underWay).toBeGreaterThan(0)
    const again = world.reloaded()
    stop(world)
    stop(again)
    expect(again.runFor('1m').hash()).toBe(world.runFor('1m').hash())
    expect(calls(again)).toEqual(calls(world))
  })

  it('holds its worker: a service with one worker answers as fast as what it calls', () => {
    const world = chainWorld({
      way,
      image: { concurrency: 1, cpuMsPerRequest: 0 },
      ordersImage: { cpuMsPerRequest: 0, waitMsPerRequest: 100 },
    })
    // Before health checks find out that it has more to do than it can.
    world.traffic(20).runFor('8s')
    const answered = statuses(world)[200] ?? 0
    expect(answered).toBeLessThanOrEqual(80)
    expect(answered).toBeGreaterThan(70)
  })
})

describe('CloudWatch', () => {
  const total = (
    world: TestWorld,
    name: string,
    dimensions: Readonly<Record<string, string>>,
    statistic = 'Sum',
  ) =>
    world.world.cloudwatch
      .datapoints({
        metric: {
          namespace: 'AWS/ECS',
          name,
          dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        statistic,
        periodSeconds: 60,
        from: simTime(0),
        to: world.world.engine.now,
      })
      .map(({ value }) => value)

  it('counts what endpoints of Service Connect are asked and answer, to all and to each service, in milliseconds', () => {
    const world = chainWorld({ way: 'service-connect', ordersImage: { errorRate: 0.5 } })
    world.traffic(20).runFor('2m').traffic(0).runFor('8m')
    const made = calls(world)
    const sum = (...asked: Parameters<typeof total>) => total(...asked).reduce((all, value) => all + value, 0)
    const called = { TargetDiscoveryName: 'orders' }
    const byWeb = { ...called, ServiceName: 'web', ClusterName: 'default' }
    const atOrders = { DiscoveryName: 'orders', ServiceName: 'orders', ClusterName: 'default' }
    expect(sum(world, 'RequestCount', { DiscoveryName: 'orders' })).toBe(made.total)
    expect(sum(world, 'RequestCount', atOrders)).toBe(made.total)
    for (const dimensions of [called, byWeb]) {
      expect(sum(world, 'HTTPCode_Target_5XX_Count', dimensions)).toBe(made.failed)
      expect(sum(world, 'HTTPCode_Target_2XX_Count', dimensions)).toBe(made.total - made.failed)
      expect(Math.min(...total(world, 'TargetResponseTime', dimensions, 'Minimum'))).toBeGreaterThan(1)
    }
  })

  it('has no datapoint of calls by another way', () => {
    const world = chainWorld({ way: 'dns' }).traffic(20).runFor('5m')
    expect(total(world, 'RequestCount', { DiscoveryName: 'orders' })).toEqual([])
  })
})

describe('A call that fails', () => {
  const failing = (given: ChainGiven) => chainWorld(given).traffic(10).runFor('20s').traffic(0).runFor('5s')

  it('makes its request fail with 502, unless it is to be ignored', () => {
    const errors = { ordersImage: { errorRate: 1 } }
    const world = failing(errors)
    expect(Object.keys(statuses(world))).toEqual(['502'])
    expect(calls(world).failed).toBe(calls(world).total)
    const ignored = failing({ ...errors, call: { onFailure: 'ignore' } })
    expect(Object.keys(statuses(ignored))).toEqual(['200'])
    expect(calls(ignored).failed).toBe(calls(ignored).total)
  })

  it.each([
    ['http://nobody:80/', /no name of Service Connect, Cloud Map or a load balancer/],
    ['http://orders:81/', /connection refused/],
    ['http://web:80/', /request \d+$/],
  ])('says why: %s', (url, text) => {
    const world = chainWorld({ call: { url } }).traffic(2).runFor('5s')
    const hops = paths(world).flatMap(callHops)
    expect(hops.length).toBeGreaterThan(0)
    expect(hops.every(({ detail }) => text.test(detail))).toBe(true)
  })

  it('ends when its caller has waited long enough, and the callee works on', () => {
    const world = failing({ call: { timeoutMs: 50 }, ordersImage: { waitMsPerRequest: 400 } })
    expect(Object.keys(statuses(world))).toEqual(['502'])
    expect(world.world.data.summary().latencyMs.p50).toBeLessThan(100)
    expect(
      world.world.data.containerUsage(existing(world.tasks('orders')[0]?.containerArns[0], 'container'))
        .requestsInFlight,
    ).toBe(0)
  })

  it('ends where calls run in a circle', () => {
    const world = failing({ call: { url: 'http://web:80/' } })
    expect(Object.keys(statuses(world))).toEqual(['502'])
    expect(calls(world).underWay).toBe(0)
    // A request and eight calls that follow from it; the ninth is not sent.
    expect(calls(world).total).toBe(9 * world.world.data.summary().total)
  })

  it('is dropped by a security group that does not admit the caller', () => {
    const world = chainWorld({ networkMode: 'awsvpc' })
    const { GroupId } = world.ask('ec2:CreateSecurityGroup', {
      GroupName: 'closed',
      Description: 'lets nobody in',
    }) as { GroupId: string }
    world
      .dispatch('ecs:UpdateService', { service: 'orders', networkConfiguration: world.awsvpc([GroupId]) })
      .runFor('2m')
      .traffic(2)
      .runFor('20s')
    const hops = paths(world).flatMap(callHops)
    expect(hops.some(({ detail }) => detail.includes('security groups'))).toBe(true)
    expect(hops.every(({ ok }) => !ok)).toBe(true)
  })
})

describe('When a task of the callee is stopped', () => {
  const stopped = (given: ChainGiven) => {
    const world = chainWorld({ orders: 3, ...given })
      .traffic(30)
      .runFor('20s')
    stop(world)
    return world.runFor('40s').traffic(0).runFor('15s')
  }

  it('Service Connect fails no client: the proxy hears of it at once', () => {
    const world = stopped({})
    expect(Object.keys(statuses(world))).toEqual(['200'])
  })

  it('callers that resolved the name go on to the old address until the TTL ends', () => {
    const world = stopped({ way: 'dns', ttl: 30 })
    const failed = statuses(world)[502] ?? 0
    // About a third of 30 requests a second, for at most the TTL.
    expect(failed).toBeGreaterThan(0)
    expect(failed).toBeLessThanOrEqual(30 * 30 * 0.5)
    const short = stopped({ way: 'dns', ttl: 0, ordersImage: { startupMs: 0 } })
    expect(statuses(short)[502] ?? 0).toBe(0)
  })

  it('the proxy tries again at another task when one dies before ECS knows', () => {
    const world = chainWorld({ orders: 3, pace: 'aws' }).traffic(30).runFor('20s')
    const [task] = world.tasks('orders')
    world.dispatch('playground:CrashContainer', { task: existing(task, 'task').arn })
    world.runFor('5s').traffic(0).runFor('15s')
    expect(Object.keys(statuses(world))).toEqual(['200'])
    expect(calls(world).byName[0]?.retries).toBeGreaterThan(0)
  })

  it('an endpoint without tasks answers 503', () => {
    const world = chainWorld()
      .dispatch('ecs:UpdateService', { service: 'orders', desiredCount: 0 })
      .runFor('1m')
    world.traffic(5).runFor('10s')
    expect(Object.keys(statuses(world))).toEqual(['502'])
    expect(paths(world).flatMap(callHops)[0]?.detail).toMatch(/503, the endpoint has no task/)
  })
})

describe('A load balancer between services', () => {
  it('counts calls in its metrics and its access log; the summary counts what clients sent', () => {
    const world = chainWorld({ way: 'load-balancer' })
    const lines: string[] = []
    world.world.data.logRequests((line) => lines.push(line))
    world.traffic(10).runFor('30s').traffic(0).runFor('5s')
    const { total } = world.world.data.summary()
    const between = lines.filter((line) => line.includes('app/orders/'))
    expect(between).toHaveLength(total)
    expect(between[0]).toMatch(/"GET http:\/\/orders:80\/items HTTP\/1\.1"/)
    expect(lines).toHaveLength(2 * total)
    expect(world.world.data.totals()).toEqual({ total, inFlight: 0 })
  })
})
