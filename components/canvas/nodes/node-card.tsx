import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

export interface NodeCardProps {
  readonly thing: string
  readonly label: string
  readonly isSelected: boolean
  readonly onSelect: () => void
  /** Whether what is carried may be dropped here, and whether it is held over it. */
  readonly isPlace?: boolean
  readonly isAimed?: boolean
  readonly children: ReactNode
}

/** A card on the canvas that is one button: pressing it selects the thing. */
export function NodeCard({
  thing,
  label,
  isSelected,
  onSelect,
  isPlace = false,
  isAimed = false,
  children,
}: NodeCardProps) {
  return (
    <button
      type="button"
      data-thing={thing}
      data-carry-target={thing}
      aria-label={label}
      aria-pressed={isSelected}
      onClick={onSelect}
      className={cx(
        'nopan block h-full w-full overflow-hidden rounded-[12px] border bg-surface px-3 py-1.5 shadow-card hover:border-line-strong',
        isSelected ? 'border-ink outline-2 outline-ink' : 'border-line',
        isPlace && 'border-accent ring-2 ring-accent/50',
        isAimed && 'bg-accent-soft ring-3 ring-accent',
      )}
    >
      {children}
    </button>
  )
}
