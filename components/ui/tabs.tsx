'use client'

import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx'

export interface TabItem {
  readonly value: string
  readonly label: ReactNode
  readonly content: ReactNode
}

export interface TabsProps {
  readonly label: string
  readonly items: readonly TabItem[]
  /** Controlled when both are given, else the first tab is open at the start. */
  readonly value?: string
  readonly onChange?: (value: string) => void
  readonly className?: string
}

export function Tabs({ label, items, value, onChange, className }: TabsProps) {
  return (
    <Radix.Root
      value={value}
      onValueChange={onChange}
      defaultValue={items[0]?.value}
      className={cx('flex min-h-0 flex-col', className)}
    >
      <Radix.List
        aria-label={label}
        className="flex shrink-0 flex-wrap gap-x-3.5 border-b border-line px-3.5"
      >
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className="-mb-px border-b-2 border-transparent py-1.5 text-base font-medium text-ink-3 hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-ink data-[state=active]:text-ink"
          >
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content
          key={item.value}
          value={item.value}
          className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]"
        >
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
