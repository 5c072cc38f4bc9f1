'use client'

import type { View, ViewKind, ViewOf } from '@/lib/protocol'
import { selectKind, selectTasksOn, selectView, selectViewOf } from '@/lib/view/run/selectors'
import { useViewStore, useViewStoreShallow } from './use-view-store'

/** The view with this key; renders again only when that view changes. */
export function useView(key: string | null): View | undefined {
  return useViewStore(selectView(key))
}

export function useViewOf<K extends ViewKind>(kind: K, key: string | null): ViewOf<K> | undefined {
  return useViewStore(selectViewOf(kind, key))
}

/** All views of a kind, in a total order; the same array until one of them changes. */
export function useKind<K extends ViewKind>(kind: K): readonly ViewOf<K>[] {
  return useViewStore(selectKind(kind))
}

/** The tasks on an instance that have not stopped. */
export function useTasksOn(instanceId: string) {
  return useViewStoreShallow(selectTasksOn(instanceId))
}
