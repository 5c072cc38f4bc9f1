// Whatever happens to callers and callees in the middle of calls: each call ends once, no worker is held for none, and a run that is
// restored goes on as the one that was saved. The invariants of the world, which count slots anew, are checked after every step.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chainWorld } from '@/lib/testing/chain-world'
import type { TestWorld } from '@/lib/testing/test-world'

const name = fc.constantFrom('web', 'orders')
const duration = fc.constantFrom('200ms', '1s', '5s', '12s')

type Event = (world: TestWorld) => void

/** A task of the service, if it has one. */
const onTask = (service: string, action: string) => (world: TestWorld) => {
  const [task] = world.tasks(service).filter(({ lastStatus }) => lastStatus === 'RUNNING')
  if (task) world.attempt(action, { task: task.arn })
}

const event: fc.Arbitrary<Event> = fc.oneof(
  name.map((service) => onTask(service, 'ecs:StopTask')),
  name.map((service) => onTask(service, 'playground:CrashContainer')),
  fc.tuple(name, fc.integer({ min: 0, max: 4 })).map(([service, desiredCount]) => (world: TestWorld) => {
    world.dispatch('ecs:UpdateService', { service, desiredCount })
  }),
  name.map((service) => (world: TestWorld) => {
    world.dispatch('ecs:UpdateService', { service, forceNewDeployment: true })
  }),
  fc.constantFrom(0, 10, 60).map((rps) => (world: TestWorld) => {
    world.traffic(rps)
  }),
  fc.nat(1).map((index) => (world: TestWorld) => {
    const InstanceIds = [[...world.world.state.instances.keys()][index]]
    world.attempt('ec2:TerminateInstances', { InstanceIds })
  }),
  fc.constantFrom('0', '1').map((rate) => (world: TestWorld) => {
    const behavior = { errorRate: Number(rate), startupMs: 500 }
    world.dispatch('playground:PutImageBehavior', { image: 'orders:1', behavior })
  }),
)

const given = fc.record({
  way: fc.constantFrom('service-connect' as const, 'dns' as const, 'load-balancer' as const),
  networkMode: fc.constantFrom('bridge' as const, 'awsvpc' as const),
  ttl: fc.constantFrom(0, 5, 60),
  call: fc.record({
    timeoutMs: fc.constantFrom(30, 400, 2_000),
    onFailure: fc.constantFrom('fail', 'ignore'),
  }),
  image: fc.record({ concurrency: fc.constantFrom(null, 1, 3) }),
  ordersImage: fc.record({
    waitMsPerRequest: fc.constantFrom(0, 50, 500),
    concurrency: fc.constantFrom(null, 1),
    onSigterm: fc.constantFrom('drain', 'exit', 'ignore'),
    // Now and then orders calls web, which calls orders.
    calls: fc.constantFrom([], [{ url: 'http://web:80/', timeoutMs: 300 }], [{ url: 'http://nobody/' }]),
  }),
})

it('Calls end, each once, whatever becomes of those who make and take them', () => {
  fc.assert(
    fc.property(given, fc.array(fc.tuple(event, duration), { maxLength: 8 }), (setting, events) => {
      const world = chainWorld(setting).traffic(20)
      let saved: TestWorld | null = null
      events.forEach(([happen, after], index) => {
        happen(world)
        if (index === 3) saved = world.reloaded()
        world.runFor(after)
      })
      if (saved !== null) {
        const again = saved as TestWorld
        const [, first] = events[3] ?? []
        again.runFor(first ?? '1s')
        for (const [happen, after] of events.slice(4)) {
          happen(again)
          again.runFor(after)
        }
        expect(again.hash()).toBe(world.hash())
      }
      const { data } = world.world
      // A circle of services with one worker each works off what it has begun one patience after the other.
      world.traffic(0).runFor('40m')
      const { total, failed, underWay, byName } = data.calls()
      expect(underWay).toBe(0)
      expect(data.totals().inFlight).toBe(0)
      expect(failed).toBeLessThanOrEqual(total)
      for (const pair of byName) {
        expect(pair.failed).toBeLessThanOrEqual(pair.total)
        expect(pair.retries).toBeLessThanOrEqual(2 * pair.total)
      }
    }),
    { numRuns: 20 },
  )
})
