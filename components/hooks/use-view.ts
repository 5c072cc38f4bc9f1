'use client'

import type { View, ViewKind, ViewOf } from '@/lib/protocol'
import { selectKind, selectTasksOn, selectView, selectViewOf } from '@/lib/view/run/selectors'
import { useCalm, useKeyed, useView, useViewShallow } from './use-run'

/** The view with this key; renders again only when that view changes. */
export function useViewAt(key: string | null): View | undefined {
  return useKeyed(key, selectView(key))
}

export function useViewOf<K extends ViewKind>(kind: K, key: string | null): ViewOf<K> | undefined {
  return useKeyed(key, selectViewOf(kind, key))
}

/** All views of a kind, in a total order; the same array until one of them changes. */
export function useKind<K extends ViewKind>(kind: K): readonly ViewOf<K>[] {
  return useView(selectKind(kind))
}

/** The same for what is read and not watched: at most five times a second. */
export function useCalmKind<K extends ViewKind>(kind: K): readonly ViewOf<K>[] {
  return useCalm(selectKind(kind))
}

/** The tasks on an instance that have not stopped. */
export function useTasksOn(instanceId: string) {
  return useViewShallow(selectTasksOn(instanceId))
}
