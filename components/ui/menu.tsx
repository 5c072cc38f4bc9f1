'use client'

import type { LucideIcon } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { Fragment, type ReactNode, useRef, useState } from 'react'
import { cx } from './cx'

export interface MenuItem {
  readonly id: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly icon?: LucideIcon
  readonly disabled?: boolean
  readonly danger?: boolean
  readonly separatorBefore?: boolean
  readonly onSelect: () => void
}

export interface MenuProps {
  readonly trigger: ReactNode
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'center' | 'end'
}

export function Menu({ trigger, label, items, align = 'end' }: MenuProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [landmark, setLandmark] = useState<HTMLElement | null>(null)
  return (
    // Opened inside the landmark it belongs to, not at the end of the page, where screen readers find it out of place.
    <Radix.Root
      modal={false}
      onOpenChange={(open) =>
        open && setLandmark(anchor.current?.closest<HTMLElement>('header, main, section') ?? null)
      }
    >
      <Radix.Trigger asChild ref={anchor}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={landmark}>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-52 rounded-xl border border-line bg-surface p-1 shadow-float"
        >
          {items.map((item) => (
            <Fragment key={item.id}>
              {item.separatorBefore === true && <Radix.Separator className="my-1 h-px bg-line" />}
              <Radix.Item
                disabled={item.disabled}
                onSelect={item.onSelect}
                className={cx(
                  'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-base outline-none data-[disabled]:cursor-default data-[disabled]:opacity-45 data-[highlighted]:bg-surface-2',
                  item.danger === true ? 'text-bad-text' : 'text-ink',
                )}
              >
                {item.icon !== undefined && (
                  <item.icon aria-hidden size={15} className="shrink-0 text-ink-3" />
                )}
                <span className="flex-1">{item.label}</span>
                {item.hint !== undefined && <span className="num text-xs text-ink-3">{item.hint}</span>}
              </Radix.Item>
            </Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
