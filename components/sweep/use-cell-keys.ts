'use client'

import type { KeyboardEvent } from 'react'
import { placeOf, type Swept } from '@/lib/view/sweep/state'
import { useSweep } from './use-sweep'

/** Arrow keys walk through the cells and choose as they go; Enter opens the cell. */
export function useCellKeys({ design }: Swept, chosen: number) {
  const sweep = useSweep()
  const columns = design.factors.length > 1 ? (design.factors[1]?.values.length ?? 1) : design.sources.length
  const rows = design.sources.length / columns
  const [row = 0, column = 0] = design.factors.length > 1 ? placeOf(design, chosen) : [0, chosen]
  const places: Readonly<Record<string, readonly [row: number, column: number]>> = {
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    Home: [row, 0],
    End: [row, columns - 1],
    PageUp: [0, column],
    PageDown: [rows - 1, column],
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      void sweep.openInCanvas('end')
      return
    }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const [toRow, toColumn] = place
    if (toRow < 0 || toRow >= rows || toColumn < 0 || toColumn >= columns) return
    const cell = toRow * columns + toColumn
    sweep.choose(cell)
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${cell}"]`)?.focus()
  }
}
