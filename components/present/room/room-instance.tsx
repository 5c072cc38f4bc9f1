'use client'

import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { FreeRoom } from '@/components/canvas/nodes/free-room'
import { HealthMark } from '@/components/canvas/nodes/health-mark'
import { InnerWays } from '@/components/canvas/nodes/inner-ways'
import { useRun, useView } from '@/components/hooks/use-run'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import { shortId } from '@/lib/view/describe/format'
import { isDark, isDown } from '@/lib/view/describe/instance-look'
import { MARK_OF_TONE } from '@/lib/view/describe/mark-shapes'
import { statusOf } from '@/lib/view/kinds/kinds'
import { INSTANCE_BODY } from '@/lib/view/layout/cards'
import { fitted } from '@/lib/view/present/room-type'
import { RoomLine } from './room-line'
import { RoomTask } from './room-task'
import { useRoomType } from './use-room-type'

const TEXT_WIDTH = INSTANCE_BODY.width - 14

/** A container instance: who it is, how it is, and the tasks in it to scale. */
export const RoomInstance = memo(function RoomInstance({ id }: NodeProps) {
  const run = useRun()
  const instance = useViewOf('instance', id)
  const packing = useView((state) => run.geometry.packingOn(state, id))
  const type = useRoomType()
  if (instance === undefined) return null
  const status = statusOf(instance)
  const name = shortId(id)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a picture, which its words name.
    <div
      role="group"
      data-thing={id}
      aria-label={`Instance ${name}, ${instance.privateIp}, ${status?.text ?? instance.state}`}
      className={cx(
        'relative h-full w-full rounded-[14px] border-2 bg-surface shadow-card',
        isDown(instance) ? 'border-bad border-dashed' : 'border-line-strong',
        isDark(instance) && 'instance-dark',
      )}
    >
      <Head name={name} ip={instance.privateIp} status={status} least={type.least} />
      {packing !== null && (
        <>
          <FreeRoom free={packing.free} text={null} />
          <InnerWays id={id} boxes={packing.boxes} />
          {[...packing.boxes].map(([key, box]) => (
            <RoomTask key={key} taskKey={key} box={box} type={type} />
          ))}
        </>
      )}
    </div>
  )
})

function Head({
  name,
  ip,
  status,
  least,
}: {
  readonly name: string
  readonly ip: string
  readonly status: ReturnType<typeof statusOf>
  readonly least: number
}) {
  // The name first; a state in words only where both can be read, else its mark.
  const nameWidth = TEXT_WIDTH * 0.55
  const statusWidth = TEXT_WIDTH - nameWidth - 12
  const words = status === null ? null : fitted(status.text, statusWidth, 18, least)
  return (
    <div className="flex flex-col px-4 pt-1.5" style={{ height: INSTANCE_BODY.y }}>
      <span className="flex items-center gap-3">
        <RoomLine
          text={name}
          width={nameWidth}
          most={28}
          least={Math.min(least, 44)}
          isNumber
          className="flex-1 font-bold text-ink"
        />
        {status !== null && words !== null && (
          <span
            className={cx(
              'rounded-full px-2.5 font-bold',
              status.tone === 'good' ? 'bg-good-soft text-good-text' : 'bg-warning-soft text-warning-text',
              status.tone === 'bad' && 'bg-bad-soft! text-bad-text!',
            )}
            style={{ fontSize: words, lineHeight: 1.5 }}
          >
            {status.text}
          </span>
        )}
        {status !== null && words === null && <HealthMark mark={MARK_OF_TONE[status.tone]} size={least} />}
      </span>
      {least < 20 && (
        <RoomLine text={ip} width={TEXT_WIDTH} most={20} least={least} isNumber className="text-ink-2" />
      )}
    </div>
  )
}
