// The state of a run for those who are read and not watched: summaries, tables and charts follow it a few times a second. At
// high speed every frame brings seconds, and the canvas wants the time.

import type { ViewState, ViewStore } from './store'

const CALM_MS = 200

export interface CalmState {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => ViewState
  /** Follows at once, for a picture that must be of one moment. */
  readonly catchUp: () => void
}

/** Starts when somebody looks. After a quiet while it follows at once, then at most every 200 ms. */
export function calmed(store: ViewStore): CalmState {
  const listeners = new Set<() => void>()
  let shown = store.getState()
  let timer: ReturnType<typeof setTimeout> | null = null
  let stop: (() => void) | null = null
  const publish = () => {
    timer = null
    if (shown === store.getState()) return
    shown = store.getState()
    timer = setTimeout(publish, CALM_MS)
    for (const listener of listeners) listener()
  }
  const end = () => {
    stop?.()
    stop = null
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      if (stop === null) {
        shown = store.getState()
        stop = store.subscribe(() => {
          if (timer === null) publish()
        })
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
    catchUp() {
      if (stop === null) return
      if (timer !== null) clearTimeout(timer)
      publish()
    },
    get: () => (stop === null ? store.getState() : shown),
  }
}
