'use client'

import { useState } from 'react'
import { useCarry } from '../hooks/use-carry'
import { useCarryFits } from '../hooks/use-carry-fits'
import { useCarryKeys } from '../hooks/use-carry-keys'
import { useCarryPointer } from '../hooks/use-carry-pointer'
import { useCarryTap } from '../hooks/use-carry-tap'
import { CarriedLabel } from './carried-label'
import { KeyboardBar } from './keyboard-bar'

/** Everything that makes carrying work, once a page: listeners, fits, the label at the pointer, the spoken line. */
export function CarryLayer() {
  const [spoken, setSpoken] = useState('')
  const by = useCarry(({ carry }) => (carry.phase === 'carrying' ? carry.by : null))
  useCarryPointer(setSpoken)
  useCarryTap(setSpoken)
  useCarryKeys(setSpoken)
  useCarryFits()
  return (
    <>
      {by === 'pointer' && <CarriedLabel />}
      {by === 'keyboard' && <KeyboardBar />}
      <p role="status" aria-label="Carrying" className="only-spoken">
        {spoken}
      </p>
    </>
  )
}
