// How many requests a second of CPU the data plane moves, with everything that a real run keeps.

import { START } from '@/lib/engine'
import { ZONES } from './plain-network'
import { PlainWorld } from './plain-world'

export interface DataPlaneBenchResult {
  readonly name: string
  readonly requests: number
  /** CPU time by the caller's clock. */
  readonly seconds: number
  readonly requestsPerSecond: number
  /** Queue events handled for each request. */
  readonly eventsPerRequest: number
  readonly hash: string
}

const LOADS = [
  // A tenth of the cores is busy: every request has a core of its own.
  { name: 'uncontended', tasks: 20, rps: 800, cpuMs: 1 },
  // Nine tenths are busy: cores are shared by weight most of the time.
  { name: 'contended', tasks: 20, rps: 7_200, cpuMs: 1 },
  { name: 'spread', tasks: 1_000, rps: 40_000, cpuMs: 1 },
] as const

/**
 * Runs about `requests` requests of each load. `clock` answers seconds of CPU; the core has no clock of its own.
 */
export function benchDataPlane(clock: () => number, requests: number): readonly DataPlaneBenchResult[] {
  return LOADS.map(({ name, tasks, rps, cpuMs }) => {
    const world = benchWorld(tasks, rps, cpuMs)
    // The first simulated seconds warm up the compiler and the caches.
    const warmUp = Math.ceil((0.1 * requests) / rps)
    world.runTo(warmUp)
    const before = { requests: world.data.totals().total, events: world.engine.handled, clock: clock() }
    world.runTo(warmUp + Math.ceil(requests / rps))
    const seconds = clock() - before.clock
    const done = world.data.totals().total - before.requests
    return {
      name,
      requests: done,
      seconds,
      requestsPerSecond: Math.round(done / seconds),
      eventsPerRequest: Math.round((100 * (world.engine.handled - before.events)) / done) / 100,
      hash: world.engine.hash.digest(),
    }
  })
}

/** Instances of two cores with five tasks each behind one load balancer. */
function benchWorld(tasks: number, rps: number, cpuMs: number): PlainWorld {
  const world = new PlainWorld(42)
  const instances = Array.from({ length: tasks / 5 }, (_, i) => world.addInstance(2, ZONES[i % ZONES.length]))
  const image = { cpuMsPerRequest: { exponential: cpuMs }, waitMsPerRequest: 15 }
  for (let task = 0; task < tasks; task++) {
    world.addTask({
      instance: instances[task % instances.length] as string,
      image,
      cpu: 256,
      memoryLimitMiB: 512,
    })
  }
  world.addTraffic('users', { kind: 'poisson', rate: [{ at: START, rps }], shape: 'step' })
  return world
}
