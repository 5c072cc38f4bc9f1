'use client'

import { useStore } from '@xyflow/react'
import { leastType, type RoomType } from '@/lib/view/present/room-type'

/** Steps of the size: a thing is written anew when one is passed, and not with every notch of the wheel. */
const STEPS = 8

/** The smallest type that can be read at this zoom, in canvas units; `scale`: how much larger than natural something is drawn. */
export function useRoomType(scale = 1): RoomType {
  const least = useStore(({ transform, width }) => {
    const exact = leastType(width) / (transform[2] * scale)
    return Math.ceil(exact * STEPS) / STEPS
  })
  return { least }
}
