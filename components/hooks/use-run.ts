'use client'

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Run } from '@/lib/view/run/run'
import type { ViewState } from '@/lib/view/run/store'

export const RunContext = createContext<Run | null>(null)

/** The run that this part of the page shows: whom to ask, and what to do. Always the same object for one component. */
export function useRun(): Run {
  const run = useContext(RunContext)
  if (run === null) throw new Error('a component that shows a run stands outside of a RunProvider')
  return run
}

/** Reads from the run's store; the component renders again only when the selected value changes identity. */
export function useView<T>(selector: (state: ViewState) => T): T {
  return useStore(useRun().store, selector)
}

/** The same for selectors that build an array or object: compared element by element. */
export function useViewShallow<T>(selector: (state: ViewState) => T): T {
  return useStore(useRun().store, useShallow(selector))
}

function useTold<T>(watch: 'watch' | 'watchUse', key: string | null, selector: (state: ViewState) => T): T {
  const { store } = useRun()
  const subscribe = useCallback(
    (listener: () => void) => (key === null ? () => {} : store[watch](key, listener)),
    [watch, key, store],
  )
  // The server has drawn the run as it was before anything came.
  const readInitial = () => selector(store.getInitialState())
  return useSyncExternalStore(subscribe, () => selector(store.getState()), readInitial)
}

/** Reads what depends on one thing only (its view, whether it is selected); asks again when that changes, not with every frame. */
export function useKeyed<T>(key: string | null, selector: (state: ViewState) => T): T {
  return useTold('watch', key, selector)
}

/** The same for selectors that build an array or object: compared element by element. */
export function useKeyedShallow<T>(key: string, selector: (state: ViewState) => T): T {
  return useKeyed(key, useShallow(selector))
}

/** Reads what a task or an instance uses beside what it is; asks again once a second at most, and when its view changes. */
export function useUsedShallow<T>(key: string, selector: (state: ViewState) => T): T {
  return useTold('watchUse', key, useShallow(selector))
}

/** Reads for summaries, tables and charts: at most five times a second. */
export function useCalm<T>(selector: (state: ViewState) => T): T {
  const { calm, store } = useRun()
  const readInitial = () => selector(store.getInitialState())
  return useSyncExternalStore(calm.subscribe, () => selector(calm.get()), readInitial)
}
