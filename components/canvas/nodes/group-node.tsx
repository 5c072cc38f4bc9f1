'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { groupFace, groupFaceText } from '@/lib/view/describe/capacity'
import { frameOf, GROUP_HEAD } from '@/lib/view/layout/lanes'
import { isAfar, TEXT_LEAST } from '@/lib/view/layout/viewport'
import { useDetail } from '../hooks/use-detail'
import { useThing } from '../hooks/use-thing'
import { GroupHead } from './group-head'
import type { PlacedFlowNode } from './placed-flow-node'
import { Scaled } from './scaled'

/** As one line that can be read wherever its level of detail is drawn. */
const EMPTY_SIZE = { near: 17, mid: TEXT_LEAST.mid }

/** What of an Auto Scaling group stands in one zone: a frame around its instances, with its bounds. */
export const GroupNode = memo(function GroupNode({ id, data: { scale } }: NodeProps<PlacedFlowNode>) {
  const { group: key, zone } = frameOf(id)
  const group = useViewOf('autoScalingGroup', key)
  const detail = useDetail(scale)
  const { isSelected } = useThing(key)
  if (!group) return null
  const face = groupFace(group, zone)
  const isEmpty = face.here + face.coming + face.leaving === 0
  return (
    <section
      data-thing={key}
      // What is dropped on a group is meant for its zone.
      data-carry-target={zone}
      aria-label={`Auto Scaling group ${group.name} in ${zone}, ${groupFaceText(face)}`}
      className={cx(
        'h-full w-full rounded-[18px] border-[1.5px] bg-surface-2/70',
        group.isDeleting ? 'border-bad border-dashed' : 'border-line-strong',
        isSelected && 'border-ink! outline-2 outline-ink',
      )}
    >
      <div style={{ height: GROUP_HEAD * scale }}>
        <Scaled by={scale}>
          <GroupHead group={group} zone={zone} face={face} detail={detail} />
        </Scaled>
      </div>
      {isEmpty && !isAfar(detail) && (
        <p
          className="px-2 text-center text-ink-2"
          style={{ fontSize: EMPTY_SIZE[detail] * scale, lineHeight: 1.3 }}
        >
          No instance here
        </p>
      )}
    </section>
  )
})
