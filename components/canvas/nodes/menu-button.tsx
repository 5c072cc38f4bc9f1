'use client'

import { Ellipsis } from 'lucide-react'
import type { MouseEvent } from 'react'
import { cx } from '@/components/ui/cx'

interface MenuButtonProps {
  /** `Actions on zone us-east-1a` */
  readonly label: string
  readonly className?: string
  readonly onClick: (event: MouseEvent<HTMLElement>) => void
}

/** Opens the menu of what a node shows. */
export function MenuButton({ label, className = '-mr-1.5', onClick }: MenuButtonProps) {
  return (
    <button
      type="button"
      data-control
      aria-label={label}
      aria-haspopup="menu"
      onClick={onClick}
      className={cx(
        'nopan flex size-6 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-surface-2 hover:text-ink',
        className,
      )}
    >
      <Ellipsis aria-hidden size={17} />
    </button>
  )
}
