'use client'

import { CapacityCards } from './capacity-cards'
import { DefinitionCards } from './definition-cards'
import { FaultCards } from './fault-cards'
import { NewSlot } from './new-slot'
import { ServiceCards } from './service-cards'

/** What can be dragged onto the canvas, or carried there by keyboard. */
export function Palette() {
  return (
    <div className="flex flex-col gap-3 px-3 pt-2.5">
      <NewSlot />
      <DefinitionCards />
      <ServiceCards />
      <CapacityCards />
      <FaultCards />
      {/* Shades what goes on below, so that the palette is seen to scroll; at the end it lies below the last card. */}
      <div
        aria-hidden
        className="-mt-3 pointer-events-none sticky bottom-0 h-4 shrink-0 bg-linear-to-t from-surface to-transparent"
      />
    </div>
  )
}
