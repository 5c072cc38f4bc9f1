'use client'

import { CapacityCards } from './capacity-cards'
import { DefinitionCards } from './definition-cards'
import { FaultCards } from './fault-cards'
import { ServiceCards } from './service-cards'

/** What can be dragged onto the canvas, or carried there by keyboard. */
export function Palette() {
  return (
    <div className="flex flex-col gap-4 px-3 py-3">
      <DefinitionCards />
      <ServiceCards />
      <CapacityCards />
      <FaultCards />
    </div>
  )
}
