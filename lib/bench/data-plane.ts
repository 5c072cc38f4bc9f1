// How many requests a second of CPU the data plane moves, with everything that a real run keeps.

import { START } from '@/lib/engine'
import type { OpenArrivals } from '@/lib/traffic/arrivals-types'
import { ZONES } from './plain-network'
import type { TaskOptions } from './plain-records'
import { PlainWorld } from './plain-world'

interface Measured {
  /** Requests or messages. */
  readonly done: number
  /** CPU time by the caller's clock. */
  readonly seconds: number
  readonly perSecond: number
  /** Engine events handled for each. */
  readonly eventsEach: number
  readonly hash: string
}

export interface DataPlaneBenchResult {
  readonly name: string
  readonly requests: number
  /** CPU time by the caller's clock. */
  readonly seconds: number
  readonly requestsPerSecond: number
  /** Engine events handled for each request. */
  readonly eventsPerRequest: number
  readonly hash: string
}

const WAIT_MS = 15

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
    const world = benchWorld(tasks, cpuMs)
    world.addTraffic('users', poisson(rps))
    const { done, seconds, perSecond, eventsEach, hash } = measured(world, clock, {
      seconds: requests / rps,
      count: () => world.data.totals().total,
    })
    return { name, requests: done, seconds, requestsPerSecond: perSecond, eventsPerRequest: eventsEach, hash }
  })
}

/** As many messages of the same work at the same rate as requests with uncontended CPU. */
export function benchMessages(clock: () => number, messages: number): Measured {
  const [{ tasks, rps, cpuMs }] = LOADS
  const serviceArn = 'service/workers'
  const world = benchWorld(tasks, cpuMs, { serviceArn })
  world.addQueue({
    name: 'orders',
    serviceArn,
    visibilityTimeoutSeconds: 30,
    arrivals: poisson(rps),
    cpuMs: { exponential: cpuMs },
    waitMs: WAIT_MS,
    messagesAtOnce: 100,
  })
  return measured(world, clock, {
    seconds: messages / rps,
    count: () => world.data.queueFigures('orders').deleted,
  })
}

interface Load {
  /** Simulated. */
  readonly seconds: number
  readonly count: () => number
}

function measured(world: PlainWorld, clock: () => number, load: Load): Measured {
  // The first simulated seconds warm up the compiler and the caches.
  const warmUp = Math.ceil(0.1 * load.seconds)
  world.runTo(warmUp)
  const before = { count: load.count(), events: world.engine.handled, clock: clock() }
  world.runTo(warmUp + Math.ceil(load.seconds))
  const seconds = clock() - before.clock
  const done = load.count() - before.count
  return {
    done,
    seconds,
    perSecond: Math.round(done / seconds),
    eventsEach: Math.round((100 * (world.engine.handled - before.events)) / done) / 100,
    hash: world.engine.hash.digest(),
  }
}

function poisson(rps: number): OpenArrivals {
  return { kind: 'poisson', rate: [{ at: START, rps }], shape: 'step' }
}

/** Instances of two cores with five tasks each behind one load balancer. */
function benchWorld(tasks: number, cpuMs: number, owner: Pick<TaskOptions, 'serviceArn'> = {}): PlainWorld {
  const world = new PlainWorld(42)
  const instances = Array.from({ length: tasks / 5 }, (_, i) => world.addInstance(2, ZONES[i % ZONES.length]))
  const image = { cpuMsPerRequest: { exponential: cpuMs }, waitMsPerRequest: WAIT_MS }
  for (let task = 0; task < tasks; task++) {
    world.addTask({
      instance: instances[task % instances.length] as string,
      image,
      cpu: 256,
      memoryLimitMiB: 512,
      ...owner,
    })
  }
  return world
}
