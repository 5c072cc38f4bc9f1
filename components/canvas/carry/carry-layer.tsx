'use client'

import { useState } from 'react'
import { createPortal } from 'react-dom'
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
  // What is said stands over whichever view is shown: things are dropped on the canvas and in the view of ports.
  const said = (
    <>
      {by === 'keyboard' && <KeyboardBar />}
      <p role="status" aria-label="Carrying" className="only-spoken">
        {spoken}
      </p>
    </>
  )
  const main = document.getElementById('canvas')
  return (
    <>
      {by === 'pointer' && <CarriedLabel />}
      {main === null ? said : createPortal(said, main)}
    </>
  )
}
