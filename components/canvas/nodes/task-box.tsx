'use client'

import { memo, useCallback } from 'react'
import { useRun } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { keepFocus } from '@/components/ui/keep-focus'
import { itemOfTask } from '@/lib/view/carry/items'
import { plural } from '@/lib/view/describe/format'
import { isOver, markWord, portWords, type TaskLook } from '@/lib/view/describe/task-look'
import { FAR_GAP, taskRect } from '@/lib/view/layout/anchors'
import type { Rect } from '@/lib/view/layout/cards'
import { type Detail, isAfar } from '@/lib/view/layout/viewport'
import { useCarryTarget } from '../hooks/use-carry'
import { usePickUp } from '../hooks/use-pick-up'
import { useTaskLook } from '../hooks/use-task-look'
import { useThing } from '../hooks/use-thing'
import { TaskFace } from './task-face'
import { frameOf, stripesOf } from './task-frame'

const PICK_UP_KEYS = [' '] as const

/** One task in its instance: a button that selects it, something to carry, and a target for faults. */
export const TaskBox = memo(function TaskBox({
  taskKey,
  box,
  detail,
}: {
  readonly taskKey: string
  readonly box: Rect
  readonly detail: Detail
}) {
  const run = useRun()
  const look = useTaskLook(taskKey, detail)
  const { isSelected, select } = useThing(taskKey)
  const { target, isAimed } = useCarryTarget(taskKey)
  const itemOf = useCallback(() => {
    const view = run.store.getState().views.get(taskKey)
    return view?.kind === 'task' && view.lastStatus !== 'STOPPED' ? itemOfTask(view) : null
  }, [taskKey, run])
  const pickUp = usePickUp(itemOf, PICK_UP_KEYS)
  if (look === null) return null
  const { x, y, width, height } = taskRect(box, isAfar(detail) ? FAR_GAP : undefined)
  return (
    <button
      type="button"
      data-rev={look.revision}
      data-thing={taskKey}
      data-carry-target={taskKey}
      data-hint={taskKey}
      aria-label={spoken(look)}
      aria-pressed={isSelected}
      onClick={select}
      onMouseDown={keepFocus}
      {...pickUp}
      style={{ left: x, top: y, width, height, backgroundImage: stripesOf(look.mark) }}
      className={cx(
        'nopan absolute touch-none rounded-[9px] border-[1.5px] text-left transition-[left,top,width,height,opacity] duration-200',
        // What is clipped is drawn apart: from afar nothing is, for there are thousands.
        isAfar(detail) ? 'task-cell' : 'overflow-hidden bg-rev-soft',
        frameOf(look.mark),
        isSelected && 'outline-3 outline-offset-1 outline-ink',
        target !== undefined && (target.allowed ? 'ring-3 ring-accent/60' : 'opacity-40'),
        isAimed && target?.allowed === true && 'ring-4 ring-accent',
      )}
    >
      {!isAfar(detail) && <TaskFace look={look} width={width} height={height} detail={detail} />}
    </button>
  )
})

function ports(look: TaskLook): string {
  const words = portWords(look)
  return words !== '' && look.morePorts > 0 ? `${words} and ${look.morePorts} more` : words
}

/** Where the note is about something else. */
function waitingWords({ requestsWaiting, pressure }: TaskLook): string {
  return requestsWaiting > 0 && pressure === 'memory'
    ? `${plural(requestsWaiting, 'request waits', 'requests wait')} in it`
    : ''
}

function spoken(look: TaskLook): string {
  const parts = [
    `Task ${look.name}`,
    ports(look),
    markWord(look.mark),
    look.isProtected ? 'protected from scale-in' : '',
    look.note ?? '',
    waitingWords(look),
    look.targetState === null ? '' : `${look.targetState} to the load balancer`,
    isOver(look.mark) ? '' : 'press Space to move it to another instance',
  ]
  return parts.filter((part) => part !== '').join(', ')
}
