// Scaling activities as boxes with their arithmetic, stacked so that none covers another.

import type { ScalingActivityRecord } from '@/lib/protocol'
import { shortenIds } from '../describe/words'
import { type Axis, xOf } from './axis'
import { holds, type Part } from './picture'

export const ACTIVITY_BOX = { height: 29, gap: 4 } as const
const ROWS_MAX = 4
const HEADLINE_PX = 6.1
const OUTCOME_PX = 5.7
const PADDING_PX = 7
const BETWEEN_PX = 4
const CHARACTERS_MAX = 46

export interface DrawnActivity {
  readonly activity: ScalingActivityRecord
  /** Where it happened. */
  readonly x: number
  readonly isForecast: boolean
  /** Null where it found no room: a mark says that it was. */
  readonly box: {
    readonly x: number
    readonly width: number
    readonly row: number
    readonly headline: string
    readonly outcome: string
  } | null
}

export interface ActivityLane {
  readonly activities: readonly DrawnActivity[]
  readonly rows: number
  readonly hidden: number
}

/** What changed the capacity finds room first, and then the newest: what has just happened is what people look for. */
export function activityLane(axis: Axis, parts: readonly Part[]): ActivityLane {
  const inside = parts.flatMap((part) =>
    part.history.activities
      .filter(({ at }) => holds(part, at) && at >= axis.from && at <= axis.to)
      .map((activity) => ({ activity, x: xOf(axis, activity.at), isForecast: part.isForecast })),
  )
  const taken: { readonly row: number; readonly left: number; readonly right: number }[] = []
  const newest = inside.toReversed()
  const changes = newest.filter(({ activity }) => activity.desired !== null)
  const others = newest.filter(({ activity }) => activity.desired === null)
  const drawn = [...changes, ...others].map(({ activity, x, isForecast }): DrawnActivity => {
    const headline = clipped(shortenIds(activity.headline))
    const outcome = clipped(activity.outcome)
    const width = Math.min(axis.width, widthOf(headline, outcome))
    const left = Math.max(0, Math.min(axis.width - width, x))
    const isFree = (row: number) =>
      !taken.some(
        (one) => one.row === row && one.left < left + width + BETWEEN_PX && left < one.right + BETWEEN_PX,
      )
    const row = Array.from({ length: ROWS_MAX }, (_, i) => i).find(isFree)
    if (row === undefined) return { activity, x, isForecast, box: null }
    taken.push({ row, left, right: left + width })
    return { activity, x, isForecast, box: { x: left, width, row, headline, outcome } }
  })
  return {
    activities: drawn.sort((a, b) => a.activity.at - b.activity.at),
    rows: taken.reduce((most, { row }) => Math.max(most, row + 1), 1),
    hidden: drawn.filter(({ box }) => box === null).length,
  }
}

function widthOf(headline: string, outcome: string): number {
  return Math.ceil(Math.max(headline.length * HEADLINE_PX, outcome.length * OUTCOME_PX)) + 2 * PADDING_PX
}

function clipped(text: string): string {
  return text.length <= CHARACTERS_MAX ? text : `${text.slice(0, CHARACTERS_MAX - 1)}…`
}
