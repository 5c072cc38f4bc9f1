'use client'

import { Slot } from 'radix-ui'
import { useRef, useState } from 'react'
import { deferred } from '@/components/deferred/deferred'
import type { PopoverProps } from './popover-props'

const PopoverSheet = deferred(() => import('./popover-sheet').then((module) => module.PopoverSheet))

/** A button with a sheet beside it, whose code comes when somebody goes near the button. */
export function Popover({ trigger, open: given, onOpenChange, ...sheet }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isNear, setNear] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const open = given ?? isOpen
  const change = (next: boolean) => {
    setOpen(next)
    onOpenChange?.(next)
  }
  return (
    <>
      <Slot.Root
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => setNear(true)}
        onFocus={() => setNear(true)}
        onClick={() => change(!open)}
      >
        {trigger}
      </Slot.Root>
      {(isNear || open) && <PopoverSheet trigger={button} open={open} onOpenChange={change} {...sheet} />}
    </>
  )
}
