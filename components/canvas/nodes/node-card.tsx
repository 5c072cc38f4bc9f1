import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

export interface NodeCardProps {
  readonly thing: string
  readonly label: string
  readonly isSelected: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}

/** A card on the canvas that is one button: pressing it selects the thing. */
export function NodeCard({ thing, label, isSelected, onSelect, children }: NodeCardProps) {
  return (
    <button
      type="button"
      data-thing={thing}
      aria-label={label}
      aria-pressed={isSelected}
      onClick={onSelect}
      className={cx(
        'nopan block h-full w-full overflow-hidden rounded-[12px] border bg-surface px-3 py-1.5 shadow-card hover:border-line-strong',
        isSelected ? 'border-ink outline-2 outline-ink' : 'border-line',
      )}
    >
      {children}
    </button>
  )
}
