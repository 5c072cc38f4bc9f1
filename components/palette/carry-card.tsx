'use client'

import { type ReactNode, useCallback } from 'react'
import { useCarry } from '@/components/canvas/hooks/use-carry'
import { usePickUp } from '@/components/canvas/hooks/use-pick-up'
import { cx } from '@/components/ui/cx'
import { type CarryItem, sameItem } from '@/lib/view/carry/items'

const PICK_UP_KEYS = [' ', 'Enter'] as const

export interface CarryCardProps {
  readonly item: CarryItem
  /** Spoken name. */
  readonly label: string
  readonly hint?: string
  /** Index into the revision palette, for its stripe. */
  readonly revision?: number
  readonly className?: string
  readonly children: ReactNode
}

/** A card of the palette: drag it, click it to look at it, or press Enter and choose a place with the arrow keys. */
export function CarryCard({ item, label, hint, revision, className, children }: CarryCardProps) {
  const itemOf = useCallback(() => item, [item])
  const pickUp = usePickUp(itemOf, PICK_UP_KEYS)
  const isCarried = useCarry(({ carry }) => carry.phase === 'carrying' && sameItem(carry.item, item))
  return (
    <button
      type="button"
      aria-label={`${label.replace(/\.$/, '')}. Drag it, or press Enter to pick it up`}
      title={hint}
      data-rev={revision}
      {...pickUp}
      className={cx(
        'relative cursor-grab touch-pan-y select-none overflow-hidden rounded-[9px] border border-line bg-surface text-left shadow-card',
        'hover:border-line-strong hover:shadow-float active:cursor-grabbing',
        isCarried && 'border-accent bg-accent-soft ring-2 ring-accent',
        className,
      )}
    >
      {revision !== undefined && <span aria-hidden className="rev-fill absolute inset-y-0 left-0 w-[5px]" />}
      {children}
    </button>
  )
}
