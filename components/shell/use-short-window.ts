import { useSyncExternalStore } from 'react'

/** As on a projector: what is under the canvas must not take from its height. */
const SHORT = '(max-height: 820px)'

export function useShortWindow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(SHORT).matches,
    () => false,
  )
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(SHORT)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
