// A whole world as plain JSON and back. Tables are Maps of JSON-able records; everything else saves itself.

import type { EngineState } from '@/lib/engine'
import type { SeriesState } from '@/lib/metrics/series'
import type { ChartDriverState } from '@/lib/world/chart-driver'
import type { EventLog } from '@/lib/world/event-log'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

export interface WorldCheckpoint {
  readonly version: 1
  readonly engine: EngineState
  readonly state: Readonly<Record<string, unknown>>
  readonly charts: ChartDriverState
  readonly log: ReturnType<EventLog['save']>
  readonly data: unknown
  readonly series: SeriesState
}

/** A deep copy: the run may go on without changing it. */
export function saveWorld(world: World): WorldCheckpoint {
  const checkpoint: WorldCheckpoint = {
    version: 1,
    engine: world.engine.save(),
    state: saveState(world.state),
    charts: world.charts.save(),
    log: world.log.save(),
    data: world.data.save(),
    series: world.series.save(),
  }
  return JSON.parse(JSON.stringify(checkpoint)) as WorldCheckpoint
}

/** Fills a world that was created with the same scenario and seed and in which nothing has happened yet. */
export function restoreWorld(world: World, saved: WorldCheckpoint): void {
  const checkpoint = JSON.parse(JSON.stringify(saved)) as WorldCheckpoint
  restoreState(world.state, checkpoint.state)
  world.tasks.rebuild(world.state.tasks.values())
  world.log.restore(checkpoint.log)
  world.series.restore(checkpoint.series)
  world.charts.restore(checkpoint.charts)
  world.engine.restore(checkpoint.engine)
  world.data.restore(checkpoint.data)
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
