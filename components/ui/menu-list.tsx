'use client'

import { DropdownMenu as Radix } from 'radix-ui'
import { Fragment, type RefObject } from 'react'
import { cx } from './cx'
import type { MenuItem, MenuProps } from './menu-props'
import { useTriggerOutside } from './use-trigger-outside'

export interface MenuListProps extends Required<Omit<MenuProps, 'trigger'>> {
  readonly trigger: RefObject<HTMLElement | null>
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

/** What a menu opens, over its button. */
export function MenuList({ trigger, open, onOpenChange, label, items, align }: MenuListProps) {
  // Inside the landmark it belongs to, not at the end of the page, where screen readers find it out of place.
  const landmark = trigger.current?.closest<HTMLElement>('header, main, section') ?? null
  return (
    <Radix.Root open={open} modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal container={landmark}>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-52 rounded-xl border border-line bg-surface p-1 shadow-float"
          {...useTriggerOutside(trigger)}
        >
          {items.map((item) => (
            <Fragment key={item.id}>
              {item.separatorBefore === true && <Radix.Separator className="my-1 h-px bg-line" />}
              <Item item={item} />
            </Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Item({ item }: { readonly item: MenuItem }) {
  return (
    <Radix.Item
      disabled={item.disabled}
      onSelect={item.onSelect}
      className={cx(
        'flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-base outline-none data-[disabled]:cursor-default data-[disabled]:opacity-45 data-[highlighted]:bg-surface-2',
        item.danger === true ? 'text-bad-text' : 'text-ink',
      )}
    >
      {item.icon !== undefined && <item.icon aria-hidden size={15} className="shrink-0 text-ink-3" />}
      <span className="flex-1">{item.label}</span>
      {item.hint !== undefined && <span className="num text-xs text-ink-3">{item.hint}</span>}
    </Radix.Item>
  )
}
