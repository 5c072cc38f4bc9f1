'use client'

import type { LucideIcon } from 'lucide-react'
import { Button, type ButtonProps } from './button'
import { cx } from './cx'
import { Tooltip } from './tooltip'

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  readonly icon: LucideIcon
  /** Its name: spoken, and shown in the tooltip. */
  readonly label: string
  readonly shortcut?: string
}

export function IconButton({
  icon: Icon,
  label,
  shortcut,
  size = 'md',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <Button
        aria-label={label}
        size={size}
        className={cx(size === 'md' ? 'w-8 px-0!' : 'w-7 px-0!', className)}
        {...rest}
      >
        <Icon aria-hidden size={size === 'md' ? 16 : 14} strokeWidth={2} />
      </Button>
    </Tooltip>
  )
}
