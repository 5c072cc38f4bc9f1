'use client'

import { memo, useCallback } from 'react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun, useViewShallow } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { keepFocus } from '@/components/ui/keep-focus'
import { itemOfTask } from '@/lib/view/carry/items'
import { markWord, type TaskLook, taskLook, withoutUse } from '@/lib/view/describe/task-look'
import { taskRect } from '@/lib/view/layout/anchors'
import type { Rect } from '@/lib/view/layout/canvas'
import type { Detail } from '@/lib/view/layout/viewport'
import { useCarryTarget } from '../hooks/use-carry'
import { usePickUp } from '../hooks/use-pick-up'
import { useThing } from '../hooks/use-thing'
import { TaskFace } from './task-face'

const PICK_UP_KEYS = [' '] as const

function useTaskLook(taskKey: string, detail: Detail): TaskLook | null {
  const look = useViewShallow((state): Partial<TaskLook> => {
    const view = state.views.get(taskKey)
    if (view?.kind !== 'task') return {}
    const seen = taskLook(view, state.now)
    return detail === 'near' ? seen : withoutUse(seen)
  })
  return look.name === undefined ? null : (look as TaskLook)
}

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
  const revision = useRevisionColor(look?.name ?? '')
  const { isSelected, select } = useThing(taskKey)
  const { target, isAimed } = useCarryTarget(taskKey)
  const itemOf = useCallback(() => {
    const view = run.store.getState().views.get(taskKey)
    return view?.kind === 'task' && view.lastStatus !== 'STOPPED' ? itemOfTask(view) : null
  }, [taskKey, run])
  const pickUp = usePickUp(itemOf, PICK_UP_KEYS)
  if (look === null) return null
  const rect = taskRect(box, detail === 'far' ? 4 : undefined)
  return (
    <button
      type="button"
      data-rev={revision}
      data-thing={taskKey}
      data-carry-target={taskKey}
      aria-label={spoken(look)}
      aria-pressed={isSelected}
      title={titleOf(look)}
      onClick={select}
      onMouseDown={keepFocus}
      {...pickUp}
      style={{
        left: rect.x,
        top: rect.y,
        width: rect.width,
        height: rect.height,
        backgroundImage: backgroundOf(look),
      }}
      className={cx(
        'nopan absolute touch-none overflow-hidden rounded-[9px] border-[1.5px] text-left transition-[left,top,width,height,opacity] duration-200',
        detail === 'far' ? 'bg-[color-mix(in_oklab,var(--rev)_38%,var(--surface))]' : 'bg-rev-soft',
        look.mark === 'starting' || look.mark === 'initial' ? 'border-dashed' : 'border-solid',
        look.mark === 'unhealthy' ? 'border-bad' : 'border-rev',
        look.mark === 'stopped' && 'border-dashed opacity-55',
        isSelected && 'outline-3 outline-offset-1 outline-ink',
        target !== undefined && (target.allowed ? 'ring-3 ring-accent/60' : 'opacity-40'),
        isAimed && target?.allowed === true && 'ring-4 ring-accent',
      )}
    >
      <TaskFace look={look} width={rect.width} height={rect.height} detail={detail} />
    </button>
  )
})

const STRIPES =
  'repeating-linear-gradient(135deg, transparent 0 9px, color-mix(in oklab, var(--ink-3) 26%, transparent) 9px 16px)'

function backgroundOf({ mark }: TaskLook): string | undefined {
  return mark === 'draining' || mark === 'stopping' || mark === 'stopped' ? STRIPES : undefined
}

function ports({ hostPort, containerPort, morePorts }: TaskLook): string {
  if (hostPort === null) return ''
  return `host port ${hostPort} to container port ${containerPort}${morePorts > 0 ? ` and ${morePorts} more` : ''}`
}

function spoken(look: TaskLook): string {
  const parts = [
    `Task ${look.name}`,
    ports(look),
    markWord(look.mark),
    look.note ?? '',
    look.mark === 'stopped' ? '' : 'Space to carry it to another instance',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function titleOf(look: TaskLook): string {
  const cpu = look.cpuShare > 0 ? `CPU in use ${Math.round(look.cpuShare * 100)} % of what it reserves` : ''
  return [`${look.name} · ${look.lastStatus} · ${markWord(look.mark)}`, ports(look), look.note ?? '', cpu]
    .filter((part) => part !== '')
    .join('\n')
}
