// A whole world as a checkpoint and back: in memory, or as the plain JSON that `JSON.stringify` makes of it. Tables are Maps
// of JSON-able records; everything else saves itself.

import { assert, type EngineState, Frozen, portable, type SavedValue, thawed } from '@/lib/engine'
import type { SeriesState } from '@/lib/metrics/series'
import type { ChartDriverState } from '@/lib/world/chart-driver'
import { KeptDecisions } from '@/lib/world/decisions'
import type { EventLog } from '@/lib/world/event-log'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

/** Grows with each change of what a checkpoint holds: one of another version cannot be continued. */
const VERSION = 10

/** What changes, and is therefore copied. */
interface Live {
  readonly engine: EngineState
  readonly state: Readonly<Record<string, unknown>>
  readonly charts: ChartDriverState
  readonly data: unknown
}

export interface WorldCheckpoint {
  readonly version: number
  readonly live: SavedValue<Live>
  readonly log: ReturnType<EventLog['save']>
  readonly series: SeriesState
  readonly cloudwatch: unknown
}

/** The run may go on without changing it: logs and series are kept by their length, everything else as text. */
export function saveWorld(world: World): WorldCheckpoint {
  return {
    version: VERSION,
    live: freeze(world),
    log: world.log.save(),
    series: world.series.save(),
    cloudwatch: world.cloudwatch.save(),
  }
}

function freeze(world: World): Frozen<Live> {
  return Frozen.of<Live>({
    engine: world.engine.save(),
    state: saveState(world.state),
    charts: world.charts.save(),
    data: world.data.save(),
  })
}

/**
 * A world without its past, as data that one worker can send to another. Nothing in the model reads events, decisions, commands and
 * series, so it goes on to the same trace; CloudWatch's datapoints are no past, as alarms look back at them.
 */
export interface WorldFork {
  readonly version: number
  /** JSON text. */
  readonly live: string
  readonly logged: number
  readonly steps: number
  readonly cloudwatch: unknown
}

export function forkWorld(world: World): WorldFork {
  return {
    version: VERSION,
    live: freeze(world).portable(),
    logged: world.log.newest,
    steps: world.series.steps,
    cloudwatch: portable(world.cloudwatch.save()),
  }
}

/** As `restoreWorld`; the log and the series begin with the fork. */
export function restoreFork(world: World, { version, live, logged, steps, cloudwatch }: WorldFork): void {
  restoreWorld(world, {
    version,
    live: Frozen.fromText<Live>(live),
    log: { sequence: logged, events: [], decisions: new KeptDecisions([]), commands: [] },
    series: { steps, oldest: steps, columns: [] },
    cloudwatch,
  })
}

/** Fills a world that was created with the same scenario and seed and in which nothing has happened yet. */
export function restoreWorld(
  world: World,
  { version, live, log, series, cloudwatch }: WorldCheckpoint,
): void {
  assert(
    version === VERSION,
    `the checkpoint has version ${version}, and this version of Dockyard reads ${VERSION}`,
  )
  const { engine, state, charts, data } = thawed(live)
  restoreState(world.state, state)
  world.addresses.rebuild(world.state)
  world.tasks.rebuild(world.state)
  world.log.restore(log)
  world.series.restore(series)
  world.cloudwatch.restore(cloudwatch)
  world.charts.restore(charts)
  world.engine.restore(engine)
  world.data.restore(data)
}

function saveState(state: State): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(state).map(([name, table]) => [name, table instanceof Map ? [...table] : table]),
  )
}

function restoreState(state: State, saved: Readonly<Record<string, unknown>>): void {
  for (const [name, table] of Object.entries(state)) {
    if (table instanceof Map) {
      table.clear()
      for (const [key, record] of saved[name] as readonly (readonly [string, unknown])[])
        table.set(key, record)
    } else if (typeof table === 'object') Object.assign(table, saved[name])
  }
}
