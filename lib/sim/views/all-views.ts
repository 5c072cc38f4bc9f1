// The world as flat records for the screen. Every number comes from the tables or the data plane.

import type { View, ViewKind, ViewOf } from '@/lib/protocol'
import type { World } from '@/lib/world/world'
import type { ViewSource } from './view-source'
import { VIEW_SOURCES } from './view-sources'

/** All kinds alike, for those who do not mind which is which. */
export const ALL_SOURCES: readonly Omit<ViewSource<ViewKind>, 'dueAt'>[] = Object.values(VIEW_SOURCES)

export function sourceOf<K extends ViewKind>({ kind }: Pick<ViewOf<K>, 'kind'>): ViewSource<K> {
  return VIEW_SOURCES[kind as K]
}

export function* views(world: World): Iterable<View> {
  for (const source of ALL_SOURCES) yield* source.all(world)
}
