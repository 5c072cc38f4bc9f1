'use client'

import type { View, ViewKind, ViewOf } from '@/lib/protocol'
import { selectKind, selectTasksOn, selectView, selectViewOf } from '@/lib/view/run/selectors'
import { useView, useViewShallow } from './use-run'

/** The view with this key; renders again only when that view changes. */
export function useViewAt(key: string | null): View | undefined {
  return useView(selectView(key))
}

export function useViewOf<K extends ViewKind>(kind: K, key: string | null): ViewOf<K> | undefined {
  return useView(selectViewOf(kind, key))
}

/** All views of a kind, in a total order; the same array until one of them changes. */
export function useKind<K extends ViewKind>(kind: K): readonly ViewOf<K>[] {
  return useView(selectKind(kind))
}

/** The tasks on an instance that have not stopped. */
export function useTasksOn(instanceId: string) {
  return useViewShallow(selectTasksOn(instanceId))
}
