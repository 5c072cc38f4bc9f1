'use client'

import { useRun, useView } from '@/components/hooks/use-run'
import { Segmented } from '@/components/ui/segmented'

const MODES = [
  { value: 'map', label: 'Map' },
  { value: 'table', label: 'Table' },
  { value: 'set-ups', label: 'Set-ups', title: 'The same service in every set-up, side by side' },
] as const

/** The map with the table below it, the table alone, or one service in several set-ups. */
export function PortsModes() {
  const { store } = useRun()
  const mode = useView(({ ports }) => ports.mode)
  return (
    <Segmented
      label="Ports as"
      size="sm"
      value={mode}
      options={MODES}
      onChange={(next) => store.setState(({ ports }) => ({ ports: { ...ports, mode: next } }))}
      className="pointer-events-auto shadow-float"
    />
  )
}
