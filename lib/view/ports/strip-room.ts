// How much of a port space has room in a row: what is left out first is what changes never. Pure.

import type { PortCell, PortSpace } from './port-space'

export interface StripRoom {
  /** The ends of range and space by number. */
  readonly hasEnds: boolean
  /** What the agent reserves, each by number; else as one. */
  readonly hasReserved: boolean
  /** The port after the next one, which shows that the pointer goes on. */
  readonly hasAfterNext: boolean
  /** Ports of the range by number; else as ticks, with the number of the first. */
  readonly hasNumbers: boolean
}

const LETTER = 6
const PADDING = 6
const GAP = 3
const GAP_SIGN = 14
const TICK = 8

const chip = (letters: number) => letters * LETTER + PADDING + GAP
const chips = (cells: readonly PortCell[]) =>
  cells.reduce((sum, { port }) => sum + chip(String(port).length), 0)

export function stripRoom({ below, within, above, last, isRangeOpen }: PortSpace, width: number): StripRoom {
  const isReserved = ({ state }: PortCell) => state === 'reserved'
  const reserved = [...below, ...within].filter(isReserved)
  const fixed = [...below.filter((one) => !isReserved(one)), ...above]
  const range = within.filter((one) => !isReserved(one))
  const always = chips(fixed) + 3 * GAP_SIGN + (isRangeOpen ? 0 : 56) + 12
  const isAfter = ({ state, isNext }: PortCell) => state === 'free' && !isNext
  const numbers = chips(range.filter((one) => !isAfter(one)))
  const after = chips(range.filter(isAfter))
  const ends = chip(String(last).length) + chip(5) + GAP_SIGN
  const all = always + numbers + chips(reserved)
  const shown = { hasEnds: false, hasReserved: true, hasAfterNext: false, hasNumbers: true }
  if (all + after + ends <= width) return { ...shown, hasEnds: true, hasAfterNext: true }
  if (all + ends <= width) return { ...shown, hasEnds: true }
  if (all + after <= width) return { ...shown, hasAfterNext: true }
  if (all <= width) return shown
  const one = chip('5 reserved'.length)
  if (always + numbers + one <= width) return { ...shown, hasReserved: false }
  // As ticks; the next one keeps its number.
  const ticks = range.length * TICK + 2 * chip(5)
  return {
    hasEnds: always + ticks + one + ends <= width,
    hasReserved: false,
    hasAfterNext: false,
    hasNumbers: false,
  }
}
