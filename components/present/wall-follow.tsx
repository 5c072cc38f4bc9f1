'use client'

import { useActorRef } from '@xstate/react'
import { useEffect, useMemo } from 'react'
import { followMachine } from '@/components/follow/follow.machine'
import { FollowContext } from '@/components/follow/follow-context'
import { watchedWayOf } from '@/components/follow/watched-way-of'
import { useRun, useView } from '@/components/hooks/use-run'
import { watchOf } from '@/lib/view/follow/watch'
import type { Followed, HopPlace } from './messages'
import { RoomFollow } from './room/room-follow'

export interface WallFollowProps {
  readonly followed: Followed
  readonly place: HopPlace
}

/** The request that the presenter follows, where it is there: it has no time of its own. */
export function WallFollow({ followed, place }: WallFollowProps) {
  const run = useRun()
  const actor = useActorRef(followMachine)
  const layout = useView((state) => run.geometry.read(state))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the way is read from the layout through the run.
  useEffect(() => {
    const way = watchedWayOf(run, followed.sample)
    if (way === null) actor.send({ type: 'leave' })
    else actor.send({ type: 'open', hops: watchOf(followed.path, way), isStill: true })
  }, [actor, followed, layout, run])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has just been opened is put where it is.
  useEffect(() => actor.send({ type: 'reach', ...place }), [actor, followed, layout, place])
  const value = useMemo(
    () => ({ actor, following: { state: 'found', path: followed.path } as const, request: followed }),
    [actor, followed],
  )
  return (
    <FollowContext value={value}>
      <RoomFollow hasControls={false} />
    </FollowContext>
  )
}
