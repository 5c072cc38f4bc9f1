'use client'

import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { type ViewState, viewStore } from '@/lib/view/run/store'

/** Reads from the page's store; the component renders again when the selected value changes identity. */
export function useViewStore<T>(selector: (state: ViewState) => T): T {
  return useStore(viewStore, selector)
}

/** The same for selectors that build an array or object: compared element by element. */
export function useViewStoreShallow<T>(selector: (state: ViewState) => T): T {
  return useStore(viewStore, useShallow(selector))
}
