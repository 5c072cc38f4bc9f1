// The labels over the lanes: round times, and now as a flag that none of them covers.

import { type Axis, ticksOf, xOf } from './axis'

const FLAG_PX = 66
const CHARACTER_PX = 6.7
const GAP_PX = 6

export interface AxisHeadLayout {
  readonly ticks: readonly {
    readonly at: number
    readonly left: number
    readonly width: number
    readonly label: string
  }[]
  readonly flag: { readonly left: number; readonly width: number }
}

/** Labels stay inside the axis. */
export function headOf(axis: Axis, now: number): AxisHeadLayout {
  const placed = (x: number, width: number) => Math.max(0, Math.min(axis.width - width, x - width / 2))
  const flag = { left: placed(xOf(axis, now), FLAG_PX), width: FLAG_PX }
  const ticks = ticksOf(axis).map(({ x, at, label }) => {
    const width = label.length * CHARACTER_PX
    return { at, label, width, left: placed(x, width) }
  })
  const isFree = ({ left, width }: { readonly left: number; readonly width: number }) =>
    left + width + GAP_PX <= flag.left || left >= flag.left + flag.width + GAP_PX
  return { ticks: ticks.filter(isFree), flag }
}
