// A whole world as a checkpoint and back: in memory, or as the plain JSON that `JSON.stringify` makes of it. Tables are Maps
// of JSON-able records; everything else saves itself.

import { assert, type EngineState, Frozen, type SavedValue, thawed } from '@/lib/engine'
import type { SeriesState } from '@/lib/metrics/series'
import type { ChartDriverState } from '@/lib/world/chart-driver'
import type { EventLog } from '@/lib/world/event-log'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

/** Grows with each change of what a checkpoint holds: one of another version cannot be continued. */
const VERSION = 4

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
    live: new Frozen<Live>({
      engine: world.engine.save(),
      state: saveState(world.state),
      charts: world.charts.save(),
      data: world.data.save(),
    }),
    log: world.log.save(),
    series: world.series.save(),
    cloudwatch: world.cloudwatch.save(),
  }
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
