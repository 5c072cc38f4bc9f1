// What a kind of thing on the screen comes from: one object says how its view is built, when it looks different by time alone,
// and what the inspector asks. Frames and inspections go through the list of them and know no kind by itself.

import type { Action } from '@/lib/aws/actions'
import type { ViewKind, ViewOf } from '@/lib/protocol'
import type { MachineId } from '@/lib/world/chart-driver-machines'
import type { State } from '@/lib/world/state'
import { nameInKey } from '@/lib/world/view-keys'
import type { World } from '@/lib/world/world'

/** A Describe operation and its input. */
export type Question = readonly [action: Action, input: Readonly<Record<string, unknown>>]

/** What the inspector tells of one thing. */
export interface Subject {
  readonly describe: readonly Question[]
  readonly charts: readonly (readonly [machine: MachineId, key: string, title: string])[]
  /** Other names under which decisions and events speak of it. */
  readonly aliases?: readonly string[]
}

interface ViewDefinition<K extends ViewKind, R> {
  /** Its records. */
  table(state: State): ReadonlyMap<string, R>
  /** What the key of a view has before the key of its record, where the two are not the same. */
  readonly prefix?: string
  /** Whether the screen shows it still; it does unless said otherwise. */
  isShown?(world: World, record: R): boolean
  view(world: World, record: R): ViewOf<K>
  /** Also of what the screen shows no longer. */
  subject(world: World, record: R): Subject
  /** When it may look different without a mark (`world.changes`), in microseconds. */
  dueAt?(world: World, view: ViewOf<K>): number
  /** It shows the last second and is built for every frame; for kinds of which there are few. */
  readonly isLive?: boolean
}

/** A kind whose record is known to itself alone, as the list of them holds it. */
export interface ViewSource<K extends ViewKind> {
  /** All that the screen shows. */
  all(world: World): Iterable<ViewOf<K>>
  /** Null when the screen shows none of this key. */
  build(world: World, key: string): ViewOf<K> | null
  /** Null when there is none of this key. */
  subject(world: World, key: string): Subject | null
  dueAt(world: World, view: ViewOf<K>): number
  readonly isLive: boolean
}

export function viewSource<K extends ViewKind, R>(definition: ViewDefinition<K, R>): ViewSource<K> {
  const { table, prefix = '', isShown = () => true, view, subject } = definition
  const recordOf = ({ state }: World, key: string): R | undefined =>
    table(state).get(nameInKey(key, prefix) ?? '')
  return {
    *all(world) {
      for (const record of table(world.state).values()) if (isShown(world, record)) yield view(world, record)
    },
    build(world, key) {
      const record = recordOf(world, key)
      return record !== undefined && isShown(world, record) ? view(world, record) : null
    },
    subject(world, key) {
      const record = recordOf(world, key)
      return record === undefined ? null : subject(world, record)
    },
    dueAt: definition.dueAt ?? (() => Number.POSITIVE_INFINITY),
    isLive: definition.isLive ?? false,
  }
}
