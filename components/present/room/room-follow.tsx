'use client'

import { useStore } from '@xyflow/react'
import { deferred } from '@/components/deferred/deferred'
import { useWatched } from '@/components/follow/follow-context'
import { leastType } from '@/lib/view/present/room-type'

const FollowLayer = deferred(() =>
  import('@/components/follow/follow-layer').then((module) => module.FollowLayer),
)

/** The smallest type of the layer on a desk. */
const DESK_TYPE = 11

/** The followed request over the picture, in sizes for a room. */
export function RoomFollow({ hasControls }: { readonly hasControls: boolean }) {
  const width = useStore((state) => state.width)
  const isWatched = useWatched().actor !== null
  if (!isWatched) return null
  return <FollowLayer scale={Math.max(1, leastType(width) / DESK_TYPE)} hasControls={hasControls} />
}
