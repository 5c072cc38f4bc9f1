'use client'

import { memo } from 'react'
import { useTaskLook } from '@/components/canvas/hooks/use-task-look'
import { frameOf, stripesOf } from '@/components/canvas/nodes/task-frame'
import { TaskMarks } from '@/components/canvas/nodes/task-marks'
import { cx } from '@/components/ui/cx'
import { isOver, markWord, portWords, type TaskLook } from '@/lib/view/describe/task-look'
import { taskRect } from '@/lib/view/layout/anchors'
import type { Rect } from '@/lib/view/layout/cards'
import { type RoomType, roomTaskSizes } from '@/lib/view/present/room-type'

export interface RoomTaskProps {
  readonly taskKey: string
  readonly box: Rect
  readonly type: RoomType
}

/** One task in its instance: its port first, then its name, then what it waits for. */
export const RoomTask = memo(function RoomTask({ taskKey, box, type }: RoomTaskProps) {
  const look = useTaskLook(taskKey, 'mid')
  if (look === null) return null
  const { x, y, width, height } = taskRect(box)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a picture, which its words name.
    <div
      role="group"
      data-rev={look.revision}
      data-thing={taskKey}
      aria-label={spoken(look)}
      style={{ left: x, top: y, width, height, backgroundImage: stripesOf(look.mark) }}
      className={cx('absolute overflow-hidden rounded-[9px] border-2 bg-rev-soft', frameOf(look.mark))}
    >
      <Face look={look} width={width} height={height} type={type} />
    </div>
  )
})

function Face({
  look,
  width,
  height,
  type,
}: {
  readonly look: TaskLook
  readonly width: number
  readonly height: number
  readonly type: RoomType
}) {
  const port = look.hostPort === null || isOver(look.mark) ? null : `:${look.hostPort}`
  const sizes = roomTaskSizes({ width, height }, { name: look.name, port, note: noteIn(look) }, type)
  const hasText = sizes.name !== null || sizes.port !== null
  return (
    <span
      className={cx('flex h-full w-full flex-col px-1.5 py-0.5', !hasText && 'items-center justify-center')}
    >
      <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-1" />
      <span className="flex items-center gap-1 pl-0.5">
        {sizes.name !== null && (
          <span
            className="num min-w-0 flex-1 whitespace-nowrap font-semibold text-rev-text"
            style={{ fontSize: sizes.name, lineHeight: 1.18 }}
          >
            {look.name}
          </span>
        )}
        <TaskMarks look={look} size={sizes.mark} />
      </span>
      {sizes.port !== null && (
        <span className="num font-bold text-ink" style={{ fontSize: sizes.port, lineHeight: 1.1 }}>
          {port}
        </span>
      )}
      {sizes.note !== null && (
        <span
          className={cx('num whitespace-nowrap', look.mark === 'unhealthy' ? 'text-bad-text' : 'text-ink-2')}
          style={{ fontSize: sizes.note, lineHeight: 1.1 }}
        >
          {noteIn(look)}
        </span>
      )}
    </span>
  )
}

/** A word and a time: whole sentences are for the inspector. */
function noteIn({ note, mark }: TaskLook): string | null {
  if (note === null) return null
  const time = / (\d+s|\d+:\d\d)$/.exec(note)?.[1]
  if (time !== undefined) return `${mark} ${time}`
  // What is well has only a fault to tell: `slow ×8`.
  return mark === 'healthy' || mark === 'running' ? note : mark
}

function spoken(look: TaskLook): string {
  const port = portWords(look)
  return `Task ${look.name}${port === '' ? '' : `, ${port}`}, ${markWord(look.mark)}${look.isProtected ? ', protected from scale-in' : ''}`
}
