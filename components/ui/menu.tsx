'use client'

import { Slot } from 'radix-ui'
import { useRef, useState } from 'react'
import { deferred } from '@/components/deferred/deferred'
import type { MenuProps } from './menu-props'

const MenuList = deferred(() => import('./menu-list').then((module) => module.MenuList))

/** A button with a menu, whose code comes when somebody goes near the button. */
export function Menu({ trigger, label, items, align = 'end' }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  // The list is there before it opens: it learns from the key that opens it that its first item is to be focused.
  const [isNear, setNear] = useState(false)
  return (
    <span className="relative inline-flex">
      <Slot.Root
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onClick={() => {
          setNear(true)
          setOpen(!open)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {trigger}
      </Slot.Root>
      {isNear && (
        <MenuList
          trigger={button}
          open={open}
          onOpenChange={setOpen}
          label={label}
          items={items}
          align={align}
        />
      )}
    </span>
  )
}
