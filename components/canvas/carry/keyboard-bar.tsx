'use client'

import { useRun } from '@/components/hooks/use-run'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Kbd } from '@/components/ui/kbd'
import { itemLabel } from '@/lib/view/carry/items'
import { useCarry } from '../hooks/use-carry'
import { openItem } from './open-item'

/** While something is carried by keyboard or was picked up by a tap: what, where to, and how. The spoken line says the same. */
export function KeyboardBar() {
  const run = useRun()
  const item = useCarry(({ carry }) => (carry.phase === 'carrying' ? carry.item : null))
  const target = useCarry(({ carry, targets }) =>
    carry.phase === 'carrying' && carry.targetKey !== null ? targets.get(carry.targetKey) : undefined,
  )
  const count = useCarry(({ targets }) => targets.size)
  if (item === null) return null
  const leave = (isShown: boolean) => {
    run.carrying.send({ type: 'cancel' })
    if (isShown) openItem(run, item)
  }
  return (
    <div className="-translate-x-1/2 absolute bottom-20 left-1/2 z-20 w-max max-w-[92%] rounded-xl border border-line-strong bg-surface px-4 py-2.5 shadow-float">
      <p aria-hidden className="text-lg">
        <span className="num font-bold">{itemLabel(item)}</span>
        {' → '}
        {target === undefined ? (
          <span className="text-ink-2">
            {count === 0 ? 'there is nowhere to drop it' : 'choose where to drop it'}
          </span>
        ) : (
          <>
            <span className="num font-bold">{target.label}</span>{' '}
            <span className={cx('font-medium', target.allowed ? 'text-accent-text' : 'text-bad-text')}>
              {target.text}
            </span>
          </>
        )}
      </p>
      <p aria-hidden className="mt-1 flex items-center gap-1.5 text-ink-2 text-sm pointer-coarse:hidden">
        <Kbd>←</Kbd>
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        <Kbd>→</Kbd> or <Kbd>Tab</Kbd> choose · <Kbd>Enter</Kbd> drop · <Kbd>Esc</Kbd> cancel
      </p>
      <div className="mt-1.5 hidden items-center gap-2 pointer-coarse:flex">
        <span className="text-ink-2 text-sm">Tap where it goes</span>
        <Button size="sm" onClick={() => leave(true)}>
          What is it?
        </Button>
        <Button size="sm" onClick={() => leave(false)}>
          Put it back
        </Button>
      </div>
    </div>
  )
}
