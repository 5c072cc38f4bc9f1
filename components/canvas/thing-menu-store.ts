import { createStore } from 'zustand/vanilla'
import type { Point } from '@/lib/view/layout/canvas'

export interface ThingMenuState {
  readonly open: { readonly key: string; readonly point: Point } | null
}

/** One menu for all things: which one, and where on the screen. */
export const thingMenuStore = createStore<ThingMenuState>()(() => ({ open: null }))

export function openThingMenu(key: string, point: Point): void {
  thingMenuStore.setState({ open: { key, point } })
}

export function closeThingMenu(): void {
  thingMenuStore.setState({ open: null })
}
