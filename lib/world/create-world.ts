// Puts the parts of a world together.

import type { Pace } from '@/lib/aws/pace'
import { Engine, type EpochMs } from '@/lib/engine'
import { SeriesStore } from '@/lib/metrics/series'
import { GOALS_DEFAULT, type Goals } from '@/lib/traffic/goals'
import { Addresses } from './addresses'
import { EventBus } from './bus'
import { Changes } from './changes'
import { ChartDriver, type ChartHost } from './chart-driver'
import { createCloudWatch } from './cloudwatch/create-cloudwatch'
import type { CreateController } from './controllers/controller'
import { CONTROLLERS } from './controllers/controllers'
import { createServiceScheduler } from './controllers/service-scheduler/service-scheduler'
import { STRATEGIES, type Strategies } from './controllers/service-scheduler/strategies/strategies'
import { createTargetHealth } from './controllers/target-health'
import { createDataPlane } from './data-plane/create-data-plane'
import { EventLog } from './event-log'
import { type History, WHOLE_HISTORY } from './history'
import { createInitialState } from './initial-state'
import { RESOURCES } from './resources/resources'
import { ServiceRosters } from './service-roster'
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
  /** Those of `lib/traffic/goals.ts` unless given. */
  readonly goals?: Goals
  /** Everything unless given. */
  readonly history?: History
  /** Deals events of one instant and phase in an order without meaning; for tests. */
  readonly shuffled?: boolean
  /** In any order; for tests, as what follows. */
  readonly controllers?: readonly CreateController[]
  /** Of services. */
  readonly strategies?: Strategies
}

export function createWorld(options: WorldOptions): World {
  const { seed, region, pace, startAt, clusters, stepSeconds } = options
  const { shuffled = false, history = WHOLE_HISTORY, goals = GOALS_DEFAULT } = options
  const { controllers = CONTROLLERS, strategies = STRATEGIES } = options
  const engine = new Engine(seed, undefined, { shuffled })
  // The parts hold the world and use it once events flow; it is filled in below, before anything happens.
  const world = {
    engine,
    pace,
    startAt,
    goals,
    state: createInitialState({ region, clusters }),
    addresses: new Addresses(),
    tasks: new TaskIndex(),
    bus: new EventBus(),
    log: new EventLog(engine, history),
    series: new SeriesStore(history),
  } as {
    -readonly [K in keyof World]: World[K]
  }
  world.changes = new Changes(world)
  world.cloudwatch = createCloudWatch(world)
  const rosters = new ServiceRosters(world)
  world.rosters = rosters
  world.tasks.watch(rosters)
  const host: ChartHost = {
    perform(machine, key, effect, params) {
      RESOURCES[machine].perform(world, key, effect, params)
      RESOURCES[machine].mark(world, key)
    },
    project(machine, key, chart) {
      RESOURCES[machine].project(world, key, chart)
      RESOURCES[machine].mark(world, key)
    },
  }
  world.charts = new ChartDriver(engine, host)
  world.scheduler = createServiceScheduler(world, strategies)
  world.targetHealth = createTargetHealth(world)
  world.data = createDataPlane(world)
  const started = controllers.map((create) => create(world, { stepSeconds }))
  started.sort((x, y) => (x.name < y.name ? -1 : 1))
  for (const controller of started) controller.subscribe(world.bus)
  for (const controller of started) controller.start()
  return world
}
