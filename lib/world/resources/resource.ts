// What the world knows of a kind of resource whose life is a chart: one object says everything, and whoever needs a part of it
// (the driver, the screen's marks, the invariants) reads it here.

import { existing } from '@/lib/engine'
import type { Changes } from '../changes'
import type { ChartSnapshot } from '../chart-driver'
import type { EffectName, EffectParams, MachineId } from '../chart-driver-machines'
import type { State } from '../state'
import type { World } from '../world'

/** Performs what the machine `M` declares, on the record of the chart. The compiler insists on every effect, and on no other. */
export type Effects<M extends MachineId, R> = {
  readonly [E in EffectName<M>]: (world: World, record: R, params: EffectParams<M, E>) => void
}

interface ResourceDefinition<M extends MachineId, R> {
  /** The table of its records, by the keys of their charts. */
  table(state: State): ReadonlyMap<string, R>
  /** Mirrors the chart in the record, and says so on the bus. Nothing else writes a status. */
  project(world: World, record: R, chart: ChartSnapshot): void
  readonly effects: Effects<M, R>
  /** Which things may look different when its chart has moved. */
  mark(changes: Changes, record: R): void
  /** The status that a record shows. */
  status(record: R): string
  /** The status that a state of the chart stands for; AWS's status is the outermost state unless said otherwise. */
  statusOf?(value: unknown): string
}

/** A resource whose record is known to itself alone, as the list of them holds it. */
export interface AnyResource {
  /** Names of the effects that it knows. */
  readonly effects: readonly string[]
  perform(world: World, key: string, effect: string, params: unknown): void
  project(world: World, key: string, chart: ChartSnapshot): void
  mark(world: World, key: string): void
  /** Every record, with the status that it shows. */
  statuses(state: State): Iterable<readonly [key: string, status: string]>
  statusOf(value: unknown): string
}

export function resource<M extends MachineId, R>(
  machine: M,
  definition: ResourceDefinition<M, R>,
): AnyResource {
  const { table, statusOf = topOf } = definition
  const recordOf = ({ state }: World, key: string) => existing(table(state).get(key), `${machine} ${key}`)
  const perform = performer(machine, definition.effects)
  return {
    ...perform,
    perform: (world, key, effect, params) =>
      perform.perform(world, effect, params, () => recordOf(world, key)),
    project: (world, key, chart) => definition.project(world, recordOf(world, key), chart),
    mark(world, key) {
      const record = table(world.state).get(key)
      if (record !== undefined) definition.mark(world.changes, record)
    },
    *statuses(state) {
      for (const [key, record] of table(state)) yield [key, definition.status(record)]
    },
    statusOf,
  }
}

/** A chart without a record: its key says all. */
export function recordless<M extends MachineId>(
  machine: M,
  { effects, mark }: { readonly effects: Effects<M, string>; mark(changes: Changes, key: string): void },
): AnyResource {
  const perform = performer(machine, effects)
  return {
    ...perform,
    perform: (world, key, effect, params) => perform.perform(world, effect, params, () => key),
    project() {},
    mark: (world, key) => mark(world.changes, key),
    statuses: () => [],
    statusOf: topOf,
  }
}

function performer<M extends MachineId, R>(machine: M, effects: Effects<M, R>) {
  type Change = (world: World, record: R, params: unknown) => void
  const byName = new Map(Object.entries<Change>(effects as Readonly<Record<string, Change>>))
  return {
    effects: [...byName.keys()],
    perform(world: World, effect: string, params: unknown, record: () => R): void {
      const change = existing(byName.get(effect), `effect ${effect} of ${machine}`)
      change(world, record(), params)
    },
  }
}

/** The outermost state, which is AWS's status. */
export function top<S extends string>({ value }: ChartSnapshot): S {
  return topOf(value) as S
}

function topOf(value: unknown): string {
  return typeof value === 'string' ? value : String(Object.keys(value as object)[0])
}

/** The innermost state of a chart without parallel regions. */
export function leaf({ value }: ChartSnapshot): string {
  return leafOf(value)
}

export function leafOf(value: unknown): string {
  let inner = value
  while (typeof inner === 'object' && inner !== null) inner = Object.values(inner)[0]
  return String(inner)
}

export function nested({ value }: ChartSnapshot, state: string): Readonly<Record<string, unknown>> | null {
  if (typeof value !== 'object' || value === null) return null
  return ((value as Record<string, unknown>)[state] as Record<string, unknown> | undefined) ?? null
}
