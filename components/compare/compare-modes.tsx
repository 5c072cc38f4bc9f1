'use client'

import { useStore } from 'zustand'
import { Segmented } from '@/components/ui/segmented'
import { useComparison } from './use-comparison'

const MODES = [
  { value: 'lanes', label: 'Lanes' },
  { value: 'table', label: 'Table' },
] as const

/** Lanes and dots, or the same as tables. */
export function CompareModes() {
  const comparison = useComparison()
  const mode = useStore(comparison.state, (state) => state.mode)
  return (
    <Segmented
      label="Comparison as"
      size="sm"
      value={mode}
      options={MODES}
      onChange={(next) => comparison.show(next)}
      className="pointer-events-auto shadow-float"
    />
  )
}
