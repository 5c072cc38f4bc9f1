// Puts the parts of a world together. The order here is the order in which event kinds are declared, which is part of every
// checkpoint.

import type { Pace } from '@/lib/aws/pace'
import { Engine, type EpochMs } from '@/lib/engine'
import { SeriesStore } from '@/lib/metrics/series'
import { ChartDriver } from './chart-driver'
import { TaskReaper } from './controllers/reaper'
import { createServiceScheduler } from './controllers/service-scheduler'
import { createTargetHealth } from './controllers/target-health'
import { createDataPlane } from './data-plane/create-data-plane'
import { EFFECTS } from './effects'
import { EventLog } from './event-log'
import { createInitialState } from './initial-state'
import { PROJECTIONS } from './projections'
import { Recorder } from './recorder'
import { TaskIndex } from './task-index'
import type { World } from './world'

export interface WorldOptions {
  readonly seed: number
  readonly region: string
  /** How fast AWS acts by itself. */
  readonly pace: Pace
  /** What a calendar shows at time 0. */
  readonly startAt: EpochMs
  /** Clusters that exist from the start beside `default`. */
  readonly clusters: readonly string[]
  /** Length of a step of the metrics; a second, or more in very long runs. */
  readonly stepSeconds: number
  /** Deals events of one instant and phase in an order without meaning; for tests. */
  readonly shuffled?: boolean
}

export function createWorld(options: WorldOptions): World {
  const { seed, region, pace, startAt, clusters, stepSeconds, shuffled = false } = options
  const engine = new Engine(seed, undefined, { shuffled })
  // The parts hold the world and use it once events flow; it is filled in below, before anything happens.
  const world = {
    engine,
    pace,
    startAt,
    state: createInitialState({ region, clusters }),
    tasks: new TaskIndex(),
    log: new EventLog(engine),
    series: new SeriesStore(),
  } as {
    -readonly [K in keyof World]: World[K]
  }
  world.charts = new ChartDriver(engine, {
    perform: (machine, key, effect) => EFFECTS[machine](world, key, effect),
    project: (machine, key, chart) => PROJECTIONS[machine](world, key, chart),
  })
  world.scheduler = createServiceScheduler(world)
  world.targetHealth = createTargetHealth(world)
  world.data = createDataPlane(world)
  const recorder = new Recorder(engine, () => world, stepSeconds)
  world.reaper = new TaskReaper(engine, () => world)
  recorder.start()
  world.reaper.start()
  return world
}
