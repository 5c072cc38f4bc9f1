// When scheduled actions fall due, as marks on the axis; their labels stand beside them where there is room.

import type { ScheduledTrack } from '@/lib/protocol'
import { type Axis, xOf } from './axis'
import { CHARACTER_PX } from './bar-label'

export const SCHEDULE_LANE = { height: 24, gap: 5 } as const

export interface DrawnAction {
  readonly key: string
  readonly name: string
  readonly at: number
  readonly x: number
  /** What it sets: `min 4, max 12`. */
  readonly sets: string
  /** Beside the mark, up to the next one; null where there is no room. */
  readonly label: string | null
  readonly isDue: boolean
}

export function scheduleLane(
  axis: Axis,
  tracks: readonly ScheduledTrack[],
  now: number,
): readonly DrawnAction[] {
  const marks = tracks
    .flatMap(({ times, ...track }) => times.map((at) => ({ ...track, at })))
    .filter(({ at }) => axis.from <= at && at <= axis.to)
    .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
  return marks.map(({ name, at, min, max, desired }, i) => {
    const x = xOf(axis, at)
    const next = marks[i + 1]
    const room = (next === undefined ? axis.width : xOf(axis, next.at)) - x - 2 * SCHEDULE_LANE.gap
    const sets = [
      min !== null && `min ${min}`,
      max !== null && `max ${max}`,
      desired !== null && `desired ${desired}`,
    ]
      .filter((one) => one !== false)
      .join(', ')
    const label = [`${name}: ${sets}`, sets, name].find((text) => text.length * CHARACTER_PX <= room) ?? null
    return { key: `${name} ${at}`, name, at, x, sets, label, isDue: at > now }
  })
}
