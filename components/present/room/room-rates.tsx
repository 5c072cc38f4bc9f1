'use client'

import { ViewportPortal } from '@xyflow/react'
import { Rates } from '@/components/canvas/way-rates'
import { useCalmKind } from '@/components/hooks/use-view'
import type { CanvasLayout } from '@/lib/view/layout/canvas'
import { instanceRates, queueRates, sentTo, upperRates } from '@/lib/view/layout/rate-spots'
import { useRoomType } from './use-room-type'

const SIZE = 20
/** There is no more room above an instance. */
const INSTANCE_MOST = 30

/** How many requests or messages a second run on each way, where there is room to write it for a room. */
export function RoomRates({ layout }: { readonly layout: CanvasLayout }) {
  const traffic = useCalmKind('traffic')
  const groups = useCalmKind('targetGroup')
  const queues = useCalmKind('queue')
  const instances = useCalmKind('instance')
  const isSent = sentTo(useCalmKind('task'), queues)
  const { least } = useRoomType()
  const size = Math.max(SIZE, least)
  return (
    <ViewportPortal>
      <Rates spots={[...upperRates(layout, traffic, groups), ...queueRates(layout, queues)]} size={size} />
      {size <= INSTANCE_MOST && <Rates spots={instanceRates(layout, instances, isSent)} size={size} />}
    </ViewportPortal>
  )
}
