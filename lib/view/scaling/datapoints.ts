// The datapoints of a metric against its target and the band below it.

import type { MetricTrack } from '@/lib/protocol'
import { type Axis, lengthOf, xOf } from './axis'
import { CHARACTER_PX } from './bar-label'
import type { Part } from './picture'

const US = 1_000_000
export const METRIC_LANE = { height: 92, top: 18, bottom: 76 } as const
const LABEL_GAP_PX = 3
const LABEL_HEIGHT_PX = 10

export interface DrawnPoint {
  readonly key: string
  readonly at: number
  readonly x: number
  readonly y: number
  readonly value: number
  /** Whether it counts for an alarm that watches above, for one that watches below, or for none. */
  readonly side: 'above' | 'below' | 'between'
  /** Measured, and not to be seen yet. */
  readonly isPending: boolean
  readonly isForecast: boolean
  /** What is written beside it; null where there is no room. */
  readonly label: { readonly text: string; readonly x: number; readonly y: number } | null
}

export interface DatapointLane {
  readonly points: readonly DrawnPoint[]
  /** Thresholds of its alarms, each with its height. */
  readonly thresholds: readonly {
    readonly y: number
    readonly value: number
    readonly side: 'above' | 'below'
  }[]
  readonly target: { readonly y: number; readonly value: number } | null
  readonly pointRadius: number
}

export function datapointLane(axis: Axis, track: MetricTrack, parts: readonly Part[]): DatapointLane {
  const all = pointsOf(track, parts)
  const inside = all.filter(({ at }) => middleOf(track, at) >= axis.from && middleOf(track, at) <= axis.to)
  const values = [
    ...inside.map(({ value }) => value),
    ...track.alarms.map(({ threshold }) => threshold),
    ...(track.target === null ? [] : [track.target]),
  ]
  const y = heights(values)
  const drawn = inside.map((point) => ({
    ...point,
    key: `${point.at}`,
    x: xOf(axis, middleOf(track, point.at)),
    y: y(point.value),
    side: sideOf(track, point.value),
  }))
  return {
    points: labelled(drawn, axis),
    thresholds: track.alarms.map(({ threshold, side }) => ({ y: y(threshold), value: threshold, side })),
    target: track.target === null ? null : { y: y(track.target), value: track.target },
    pointRadius: Math.max(1.5, Math.min(4, lengthOf(axis, track.periodSeconds * US) / 2.6)),
  }
}

/** Of a forecast only what has not been measured yet: the rest is known. */
function pointsOf(track: MetricTrack, parts: readonly Part[]) {
  const known = new Set<number>()
  return parts.flatMap(({ history, isForecast }) => {
    const { points = [] } = history.metrics.find(({ key }) => key === track.key) ?? {}
    const fresh = points.filter(({ at }) => !known.has(at))
    for (const { at } of fresh) known.add(at)
    return fresh.map(({ at, value, isVisible }) => ({
      at,
      value,
      isForecast,
      isPending: !isForecast && !isVisible,
    }))
  })
}

/** A datapoint is about a period, and stands in the middle of it. */
function middleOf({ periodSeconds }: MetricTrack, at: number): number {
  return at + (periodSeconds * US) / 2
}

function heights(values: readonly number[]): (value: number) => number {
  const { top, bottom } = METRIC_LANE
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = most - least || Math.abs(most) || 1
  return (value) => bottom - ((value - least) / room) * (bottom - top)
}

function sideOf({ alarms }: MetricTrack, value: number): DrawnPoint['side'] {
  if (alarms.some(({ side, threshold }) => side === 'above' && value > threshold)) return 'above'
  return alarms.some(({ side, threshold }) => side === 'below' && value < threshold) ? 'below' : 'between'
}

type Unlabelled = Omit<DrawnPoint, 'label'>

/** Values above stand over their point, others under it. A value that would lie on another is left out, older ones first. */
function labelled(points: readonly Unlabelled[], axis: Axis): readonly DrawnPoint[] {
  const taken: { readonly left: number; readonly right: number }[] = []
  const withLabels = points.toReversed().map((point): DrawnPoint => {
    const text = String(Math.round(point.value))
    const width = text.length * CHARACTER_PX
    const left = Math.max(0, Math.min(axis.width - width, point.x - width / 2))
    const right = left + width
    if (taken.some((one) => one.left < right + LABEL_GAP_PX && left < one.right + LABEL_GAP_PX))
      return { ...point, label: null }
    taken.push({ left, right })
    const y = point.side === 'below' ? point.y + LABEL_HEIGHT_PX + 5 : point.y - 7
    return { ...point, label: { text, x: left, y: Math.min(METRIC_LANE.height - 2, y) } }
  })
  return withLabels.reverse()
}
