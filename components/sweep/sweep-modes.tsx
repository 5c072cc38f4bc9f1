'use client'

import { useStore } from 'zustand'
import { Segmented } from '@/components/ui/segmented'
import { useSweep } from './use-sweep'

const MODES = [
  { value: 'map', label: 'Map' },
  { value: 'table', label: 'Table' },
] as const

/** Cells as a picture, or the same as a table. */
export function SweepModes() {
  const sweep = useSweep()
  const mode = useStore(sweep.state, (state) => state.mode)
  return (
    <Segmented
      label="Heat map as"
      size="sm"
      value={mode}
      options={MODES}
      onChange={(next) => sweep.show(next)}
      className="pointer-events-auto shadow-float"
    />
  )
}
