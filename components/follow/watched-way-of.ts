import { waysIn } from '@/components/canvas/requests/dot-ways'
import type { RequestSample } from '@/lib/protocol'
import { type WatchedWay, watchedWay } from '@/lib/view/follow/watch'
import { rectOf } from '@/lib/view/layout/anchors'
import type { Run } from '@/lib/view/run/run'

/** The way that a request took, as the canvas is laid out now; null when none of it is on it. */
export function watchedWayOf({ geometry, store }: Run, sample: RequestSample): WatchedWay | null {
  const state = store.getState()
  const instance = rectOf(geometry.read(state), sample.instanceId)
  return watchedWay(waysIn(geometry, state)(sample), instance)
}
