'use client'

import { Ban } from 'lucide-react'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun } from '@/components/hooks/use-run'
import { useViewOf } from '@/components/hooks/use-view'
import { cx } from '@/components/ui/cx'
import type { CarryItem } from '@/lib/view/carry/items'
import type { CarryTarget } from '@/lib/view/carry/targets'
import { taskRect } from '@/lib/view/layout/anchors'
import { INSTANCE_BODY, type Rect } from '@/lib/view/layout/cards'
import { BODY_ASPECT } from '@/lib/view/layout/geometry'
import { previewBox, shareOf } from '@/lib/view/layout/tasks'
import { type Detail, isAfar } from '@/lib/view/layout/viewport'
import { useCarry, useCarryTarget } from '../hooks/use-carry'

/** What an instance answers to what is carried: the place it would take, or what is short. */
export function InstanceCarry({ id, detail }: { readonly id: string; readonly detail: Detail }) {
  const { target, isAimed } = useCarryTarget(id)
  const item = useCarry((state) => (state.carry.phase === 'carrying' ? state.carry.item : null))
  if (!target || item === null) return null
  const isTask = item.kind === 'taskDefinition' || item.kind === 'task'
  return (
    <div
      className={cx(
        'pointer-events-none absolute -inset-px rounded-[14px]',
        target.allowed ? 'ring-2 ring-accent/50' : 'bg-[color-mix(in_oklab,var(--surface)_72%,transparent)]',
        isAimed && (target.allowed ? 'ring-4 ring-accent' : 'ring-4 ring-bad'),
      )}
    >
      {target.allowed && isTask && <Ghost id={id} item={item} isAimed={isAimed} detail={detail} />}
      {(!target.allowed || (isAimed && !isTask)) && (
        <Answer target={target} isAimed={isAimed} detail={detail} />
      )}
    </div>
  )
}

type TaskItem = Extract<CarryItem, { kind: 'taskDefinition' | 'task' }>

function Ghost({
  id,
  item,
  isAimed,
  detail,
}: {
  readonly id: string
  readonly item: TaskItem
  readonly isAimed: boolean
  readonly detail: Detail
}) {
  const revision = useRevisionColor(item.name)
  const rect = useGhostRect(id, item)
  if (rect === null) return null
  const isSmall = rect.width < 92 || rect.height < 40 || isAfar(detail)
  return (
    <div
      data-rev={revision}
      className={cx(
        'absolute flex items-center justify-center rounded-[9px] border-[2.5px] border-dashed p-1 text-center font-semibold leading-tight',
        isAimed ? 'border-rev bg-rev-soft text-rev-text' : 'border-line-strong text-ink-3',
      )}
      style={{
        left: rect.x,
        top: rect.y,
        width: rect.width,
        height: rect.height,
        fontSize: detail === 'mid' ? 17 : 13,
      }}
    >
      {isSmall ? '' : isAimed ? `Drop to start ${item.name} here` : 'fits'}
    </div>
  )
}

function useGhostRect(id: string, item: TaskItem): Rect | null {
  const run = useRun()
  const instance = useViewOf('instance', id)
  if (!instance) return null
  const state = run.store.getState()
  const packing = run.geometry.packing(instance, run.geometry.tasksOn(state, id))
  const share = shareOf(item, { cpu: instance.cpu.registered, memory: instance.memory.registered })
  const box = previewBox(packing, share, BODY_ASPECT)
  return box === null ? null : taskRect(box)
}

function Answer({
  target,
  isAimed,
  detail,
}: {
  readonly target: CarryTarget
  readonly isAimed: boolean
  readonly detail: Detail
}) {
  return (
    <div
      className={cx(
        'absolute inset-x-4 flex items-start gap-2 rounded-lg border px-3 py-2 font-medium leading-snug shadow-float',
        target.allowed
          ? 'border-accent bg-accent-soft text-accent-text'
          : 'border-bad/60 bg-bad-soft text-bad-text',
        !isAimed && 'opacity-95',
      )}
      style={{ top: INSTANCE_BODY.y + 16, fontSize: isAfar(detail) ? 26 : detail === 'mid' ? 18 : 14 }}
    >
      {!target.allowed && <Ban aria-hidden size={detail === 'near' ? 18 : 26} className="mt-px shrink-0" />}
      <span>{target.text}</span>
    </div>
  )
}
