'use client'

import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useRevisionColor } from '@/components/hooks/use-revision-color'
import { useRun } from '@/components/hooks/use-run'
import { cx } from '@/components/ui/cx'
import { type CarryItem, itemLabel } from '@/lib/view/carry/items'
import { formatMiB } from '@/lib/view/describe/format'
import { useCarry } from '../hooks/use-carry'

/** What is carried, at the pointer, with the answer of what lies under it. Moved without rendering. */
export function CarriedLabel() {
  const run = useRun()
  const ref = useRef<HTMLDivElement>(null)
  const item = useCarry(({ carry }) => (carry.phase === 'carrying' ? carry.item : null))
  const target = useCarry(({ carry, targets }) =>
    carry.phase === 'carrying' && carry.targetKey !== null ? targets.get(carry.targetKey) : undefined,
  )
  const revision = useRevisionColor(item !== null && 'name' in item ? item.name : '')
  useEffect(() => {
    const move = () => {
      const { carry } = run.carrying.store.getState()
      if (ref.current === null || carry.phase !== 'carrying' || carry.by !== 'pointer') return
      // At the right and lower edge of the window it stays inside.
      const x = Math.min(carry.point.x + 14, window.innerWidth - ref.current.offsetWidth - 8)
      const y = Math.min(carry.point.y + 12, window.innerHeight - ref.current.offsetHeight - 8)
      ref.current.style.transform = `translate(${x}px, ${y}px)`
    }
    move()
    return run.carrying.store.subscribe(move)
  }, [run])
  if (item === null) return null
  const isTask = item.kind === 'taskDefinition' || item.kind === 'task'
  return createPortal(
    <div
      ref={ref}
      aria-hidden
      data-rev={isTask ? revision : undefined}
      className="pointer-events-none fixed top-0 left-0 z-50 max-w-72 overflow-hidden rounded-[10px] border border-line-strong bg-surface shadow-float"
    >
      <div className={cx('px-3 py-1.5', isTask && 'border-l-4 border-rev')}>
        <p className="num font-bold text-lg">{itemLabel(item)}</p>
        {isTask && <p className="num text-ink-2 text-sm">{needs(item)}</p>}
      </div>
      {target !== undefined && (
        <p
          className={cx(
            'border-t px-3 py-1.5 font-medium text-base',
            target.allowed
              ? 'border-line bg-accent-soft text-accent-text'
              : 'border-bad/50 bg-bad-soft text-bad-text',
          )}
        >
          {target.label}: {target.text}
        </p>
      )}
    </div>,
    document.body,
  )
}

function needs(item: CarryItem): string {
  return item.kind === 'taskDefinition' || item.kind === 'task'
    ? `${item.cpu} cpu · ${formatMiB(item.memory)}`
    : ''
}
