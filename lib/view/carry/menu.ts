// The menu of a thing: which one is open, and where on the screen. One menu for all things of a run.

import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Point } from '../layout/cards'

export interface ThingMenuState {
  readonly open: { readonly key: string; readonly point: Point } | null
}

export class ThingMenu {
  readonly store: StoreApi<ThingMenuState> = createStore<ThingMenuState>()(() => ({ open: null }))

  open(key: string, point: Point): void {
    this.store.setState({ open: { key, point } })
  }

  close(): void {
    this.store.setState({ open: null })
  }
}
