'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { PlacedFlowNode } from '@/components/canvas/nodes/placed-flow-node'
import { Scaled } from '@/components/canvas/nodes/scaled'
import { useViewAt, useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { kindLabel, statusOf, titleOf } from '@/lib/view/kinds/kinds'
import { frameOf } from '@/lib/view/layout/lanes'
import { RoomCard } from './room-card'
import { RoomLine } from './room-line'
import { useRoomType } from './use-room-type'

/** The lane of an Availability Zone. */
export const RoomZone = memo(function RoomZone({ id, width = 0 }: NodeProps) {
  const isOut = useViewOf('zone', id)?.outage === true
  const { least } = useRoomType()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a picture, which its words name.
    <div
      role="group"
      data-thing={id}
      aria-label={`Availability Zone ${id}${isOut ? ', outage' : ''}`}
      className={cx(
        'h-full w-full rounded-2xl border-2 border-dashed px-6',
        isOut ? 'border-bad bg-bad-soft/60' : 'border-line-strong/60',
      )}
    >
      <span className="flex items-center gap-3 text-ink-2">
        <RoomLine
          text={isOut ? `${id} OUTAGE` : id}
          width={width - 48}
          most={Math.max(20, least)}
          least={least}
          isNumber
          className={cx('font-semibold', isOut && 'text-bad-text')}
        />
      </span>
    </div>
  )
})

/** The frame around the instances of an Auto Scaling group in one zone. */
export const RoomFrame = memo(function RoomFrame({ id, width = 0 }: NodeProps) {
  const { group: key, zone } = frameOf(id)
  const group = useViewOf('autoScalingGroup', key)
  const { least } = useRoomType()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a picture, which its words name.
    <div
      role="group"
      data-thing={key}
      aria-label={`Auto Scaling group ${group?.name ?? ''} in ${zone}`}
      className="h-full w-full rounded-xl border-2 border-line-strong bg-surface-2/50 px-3 pt-1"
    >
      {group !== undefined && (
        <RoomLine
          text={group.name}
          width={width - 24}
          most={Math.max(18, least)}
          least={least}
          isNumber
          className="text-ink-2"
        />
      )}
    </div>
  )
})

/** A queue or a capacity provider: its name and its state in a word. */
export const RoomOther = memo(function RoomOther({ id, data, width = 0 }: NodeProps<PlacedFlowNode>) {
  const view = useViewAt(id)
  const { least } = useRoomType(data.scale)
  if (view === undefined) return null
  const inner = width / data.scale - 24
  const status = statusOf(view)?.text ?? ''
  return (
    <Scaled by={data.scale}>
      <RoomCard thing={id} label={`${kindLabel(view)} ${titleOf(view)} ${status}`}>
        <RoomLine text={titleOf(view)} width={inner} most={22} least={least} className="font-bold" />
        <RoomLine text={status} width={inner} most={20} least={least} isNumber className="text-ink-2" />
      </RoomCard>
    </Scaled>
  )
})
