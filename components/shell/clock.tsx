'use client'

import { deferred } from '@/components/deferred/deferred'
import { useWatched } from '@/components/follow/follow-context'
import { LiveClock } from './live-clock'

const WatchClock = deferred(
  () => import('@/components/follow/watch-clock').then((module) => module.WatchClock),
  <LiveClock />,
)

/** Simulated time, or that of a request that is watched. */
export function Clock() {
  const { actor, request } = useWatched()
  return actor === null || request === null ? (
    <LiveClock />
  ) : (
    <WatchClock startedAt={request.path.startedAt} />
  )
}
