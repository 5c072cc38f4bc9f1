'use client'

import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export interface TooltipProps {
  readonly text: ReactNode
  readonly shortcut?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** The one element it belongs to; must take a ref. */
  readonly children: ReactNode
}

export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root delayDuration={350}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 items-center gap-2 rounded-md bg-inverse px-2 py-1 text-sm text-inverse-ink shadow-float"
        >
          {text}
          {shortcut !== undefined && <span className="num text-xs text-inverse-ink-2">{shortcut}</span>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Once around the page: moving from one tooltip to the next shows the next at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider skipDelayDuration={300}>{children}</Radix.Provider>
}
