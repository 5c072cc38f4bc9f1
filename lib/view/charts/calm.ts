// A part of a run's state that changes with every frame, told to those who draw it at most a few times a second: at high
// speed every frame brings seconds; charts need not follow each, and the canvas wants the time.

import type { ViewState, ViewStore } from '../run/store'

const CALM_MS = 200

export interface Calm<T> {
  readonly subscribe: (listener: () => void) => () => void
  readonly get: () => T
}

export function calmed<T>(store: ViewStore, select: (state: ViewState) => T): Calm<T> {
  const listeners = new Set<() => void>()
  let shown = select(store.getState())
  let timer: ReturnType<typeof setTimeout> | null = null
  let stop: (() => void) | null = null
  const publish = () => {
    timer = null
    shown = select(store.getState())
    for (const listener of listeners) listener()
  }
  const start = () => {
    shown = select(store.getState())
    stop = store.subscribe((state) => {
      if (timer === null && select(state) !== shown) timer = setTimeout(publish, CALM_MS)
    })
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      if (stop === null) start()
      listener()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
        if (timer !== null) clearTimeout(timer)
        timer = null
      }
    },
    get: () => shown,
  }
}
