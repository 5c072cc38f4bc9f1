'use client'

import { deferred } from '@/components/deferred/deferred'
import { useCanvasFirst } from '@/components/hooks/use-canvas-first'

/** The bar as it looks before anybody has done anything. */
const EMPTY_BAR = (
  <div aria-hidden className="w-full min-w-0 max-w-[760px]">
    <div className="flex h-9 items-center rounded-[10px] bg-[#0f172a] pl-3.5 text-[#94a3b8] shadow-float ring-1 ring-[#334155]">
      <span className="num text-sm italic">$</span>
    </div>
  </div>
)

const CommandBar = deferred(() => import('./command-bar').then((module) => module.CommandBar), EMPTY_BAR)

/** There is nobody to command before there is a run. */
export function CommandBarSlot() {
  return useCanvasFirst() ? <CommandBar /> : EMPTY_BAR
}
