'use client'

import { Popover as Radix } from 'radix-ui'
import type { RefObject } from 'react'
import { cx } from './cx'
import type { PopoverProps } from './popover-props'
import { useTriggerOutside } from './use-trigger-outside'

export interface PopoverSheetProps extends Omit<PopoverProps, 'trigger' | 'open' | 'onOpenChange'> {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly trigger: RefObject<HTMLElement | null>
}

/** What a popover opens, beside its button. */
export function PopoverSheet({
  trigger,
  label,
  children,
  open,
  onOpenChange,
  align = 'start',
  side = 'bottom',
  className,
}: PopoverSheetProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Anchor virtualRef={trigger as RefObject<HTMLElement>} />
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cx('z-50 rounded-xl border border-line bg-surface p-3 shadow-float', className)}
          {...useTriggerOutside(trigger)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
