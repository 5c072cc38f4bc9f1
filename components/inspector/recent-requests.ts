// The requests of the last moments, for the list from which one can be followed. Kept outside React and outside the store:
// samples arrive by the hundred a second, and nobody reads faster than a few times a second.

import type { RequestSample } from '@/lib/protocol'
import { isFailure } from '@/lib/view/describe'
import { onSamples, viewStore } from '@/lib/view/store'

const RECENT_MAX = 200
/** Failures are rare and wanted: they are kept beyond the recent ones. */
const FAILURES_MAX = 100
const NOTIFY_MS = 500

const listeners = new Set<() => void>()
let recent: readonly RequestSample[] = []
let failures: readonly RequestSample[] = []
let snapshot: readonly RequestSample[] = []
let timer: ReturnType<typeof setTimeout> | null = null

function newest(
  added: readonly RequestSample[],
  before: readonly RequestSample[],
  max: number,
): readonly RequestSample[] {
  return added.length === 0 ? before : [...added.toReversed(), ...before].slice(0, max)
}

function publish(): void {
  timer = null
  const last = recent.at(-1)?.id ?? -1
  snapshot = [...recent, ...failures.filter(({ id }) => id < last)]
  for (const listener of listeners) listener()
}

function start(): void {
  let run = viewStore.getState().run
  onSamples((batch) => {
    if (batch.run !== run) {
      run = batch.run
      recent = []
      failures = []
    }
    recent = newest(batch.samples.slice(-RECENT_MAX), recent, RECENT_MAX)
    failures = newest(
      batch.samples.filter(({ outcome }) => isFailure(outcome)),
      failures,
      FAILURES_MAX,
    )
    if (timer === null) timer = setTimeout(publish, NOTIFY_MS)
  })
}
start()

export function subscribeToRequests(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Newest first: the last 200 sampled requests, then older failures. The same array until it changes. */
export function recentRequests(): readonly RequestSample[] {
  return snapshot
}
