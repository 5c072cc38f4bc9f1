'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { Segmented } from '@/components/ui/segmented'

const MODES = [
  { value: 'lanes', label: 'Lanes' },
  { value: 'table', label: 'Table' },
] as const

/** Lanes on one axis, or the same as tables. */
export function ScalingModes() {
  const { store } = useRun()
  const mode = useView(({ scaling }) => scaling.mode)
  return (
    <Segmented
      label="Scaling as"
      size="sm"
      value={mode}
      options={MODES}
      onChange={(next) => store.setState(({ scaling }) => ({ scaling: { ...scaling, mode: next } }))}
      className="pointer-events-auto shadow-float"
    />
  )
}
