// The host ports of an instance as a row of cells. The dynamic range has some 28,000 ports; the row shows the part
// that is in use. Pure.

import type { InstanceView } from '@/lib/protocol'

export interface PortCell {
  /** Lowest port of the cell. */
  readonly first: number
  readonly state: 'free' | 'used' | 'reserved'
}

export interface PortStripView {
  /** Ports in use outside the dynamic range: fixed host ports. */
  readonly fixed: readonly number[]
  readonly cells: readonly PortCell[]
  readonly first: number
  readonly last: number
}

const CELLS = 24

export function portStrip({
  reservedPorts,
  portsInUse,
  dynamicPortRange: [first, last],
}: Pick<InstanceView, 'reservedPorts' | 'portsInUse' | 'dynamicPortRange'>): PortStripView {
  const dynamic = portsInUse.filter((port) => port >= first && port <= last)
  const fixed = portsInUse.filter((port) => port < first || port > last)
  const lowest = dynamic[0] ?? first
  const highest = dynamic.at(-1) ?? first
  // From the start of the range while that shows all; else from just below the lowest port in use.
  const from = highest < first + CELLS ? first : Math.min(lowest - 1, last - CELLS + 1)
  const perCell = Math.max(1, Math.ceil((highest - from + 1) / CELLS))
  const cells = Array.from({ length: CELLS }, (_, index): PortCell => {
    const low = from + index * perCell
    const within = (port: number) => port >= low && port < low + perCell
    return {
      first: low,
      state: dynamic.some(within) ? 'used' : reservedPorts.some(within) ? 'reserved' : 'free',
    }
  })
  return { fixed, cells, first, last }
}
