// The requests of the last moments, for the list from which one can be followed. Kept outside React and outside the store:
// samples arrive by the hundred a second, and nobody reads faster than a few times a second.

import type { RequestSample } from '@/lib/protocol'
import { RecentRequests } from '@/lib/view/requests/recent'
import { onSamples, viewStore } from '@/lib/view/run/store'

const NOTIFY_MS = 500

const requests = new RecentRequests()
const listeners = new Set<() => void>()
let snapshot: readonly RequestSample[] = []
let timer: ReturnType<typeof setTimeout> | null = null

function publish(): void {
  timer = null
  snapshot = requests.list()
  for (const listener of listeners) listener()
}

function note(run: number, samples: readonly RequestSample[]): void {
  requests.add(run, samples)
  if (timer === null) timer = setTimeout(publish, NOTIFY_MS)
}

onSamples(({ run, samples }) => note(run, samples))
// A run without traffic sends no samples, and must not show those of the run before it.
viewStore.subscribe((state, before) => {
  if (state.run !== before.run) note(state.run, [])
})

export function subscribeToRequests(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Newest first; the same array until it changes. */
export function recentRequests(): readonly RequestSample[] {
  return snapshot
}

/** The sample of a request that was on the screen not long ago. */
export function findRequest(id: number): RequestSample | null {
  return requests.find(id)
}
