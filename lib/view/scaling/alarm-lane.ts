// An alarm over time: what each evaluation saw, as a window of datapoints, and under it the state.

import type { AlarmTrack } from '@/lib/protocol'
import { type Axis, lengthOf, spanOn, xOf } from './axis'
import { labelIn } from './bar-label'
import { holds, type Part } from './picture'

export const ALARM_LANE = { height: 38, windowTop: 5, windowHeight: 11, barTop: 21, barHeight: 12 } as const
const CELL_PX = 4
const CELL_GAP_PX = 1
/** Windows of more datapoints are one box that fills. */
const CELLS_MAX = 5
const BOX_PX_MAX = 15
const BOX_PX_MIN = 3
/** From here on a box has room for its number. */
const NUMBER_PX_MIN = 14

export interface DrawnWindow {
  readonly at: number
  readonly x: number
  readonly width: number
  /** One a datapoint, oldest first: breaching, not, or missing; null when they are drawn as a box. */
  readonly cells: readonly { readonly x: number; readonly look: 'breaching' | 'ok' | 'missing' }[] | null
  /** How many of M datapoints breach, at most 1. */
  readonly share: number
  readonly breaching: number
  readonly hasNumber: boolean
  readonly isForecast: boolean
}

export interface DrawnState {
  readonly state: AlarmTrack['states'][number]['state']
  readonly from: number
  readonly x: number
  readonly width: number
  readonly label: string | null
  readonly isForecast: boolean
}

export interface AlarmLane {
  readonly windows: readonly DrawnWindow[]
  readonly states: readonly DrawnState[]
}

const LABELS = { OK: 'OK', ALARM: 'ALARM', INSUFFICIENT_DATA: 'INSUFFICIENT_DATA' } as const

export function alarmLane(axis: Axis, key: string, parts: readonly Part[]): AlarmLane {
  const tracks = parts.flatMap((part) => {
    const track = part.history.metrics.flatMap(({ alarms }) => alarms).find((one) => one.key === key)
    return track ? [{ part, track }] : []
  })
  return {
    windows: tracks.flatMap(({ part, track }) => windowsOf(axis, track, part)),
    states: saidOnce(tracks.flatMap(({ part, track }) => statesOf(axis, track, part))),
  }
}

function windowsOf(axis: Axis, track: AlarmTrack, part: Part): readonly DrawnWindow[] {
  const { evaluations, evaluationPeriods, datapointsToAlarm, evaluatedEverySeconds } = track
  const inside = evaluations.filter(({ at }) => holds(part, at) && at >= axis.from && at <= axis.to)
  const gap = lengthOf(axis, evaluatedEverySeconds * 1_000_000)
  const cellsWidth = evaluationPeriods * (CELL_PX + CELL_GAP_PX) - CELL_GAP_PX
  const hasCells = evaluationPeriods <= CELLS_MAX && gap >= cellsWidth + 3
  const width = hasCells ? cellsWidth : Math.min(BOX_PX_MAX, gap - 2)
  // Where they would be slivers the state alone is drawn.
  if (width < BOX_PX_MIN) return []
  return inside.map(({ at, counted }) => {
    // It ends where it was evaluated: what it saw lies before.
    const x = Math.max(0, xOf(axis, at) - width)
    const breaching = counted.filter((isBreaching) => isBreaching).length
    return {
      at,
      x,
      width,
      cells: hasCells ? cellsOf(counted, evaluationPeriods, x) : null,
      share: Math.min(1, breaching / datapointsToAlarm),
      breaching,
      hasNumber: !hasCells && breaching > 0 && width >= NUMBER_PX_MIN,
      isForecast: part.isForecast,
    }
  })
}

function cellsOf(counted: readonly boolean[], periods: number, x: number) {
  return Array.from({ length: periods }, (_, i) => {
    const isBreaching = counted[i - (periods - counted.length)]
    const look = isBreaching === undefined ? 'missing' : isBreaching ? 'breaching' : 'ok'
    return { x: x + i * (CELL_PX + CELL_GAP_PX), look } as const
  })
}

function statesOf(axis: Axis, track: AlarmTrack, { range, isForecast }: Part): readonly DrawnState[] {
  return track.states.flatMap(({ state, from, until }) => {
    const span = spanOn(axis, { from, until }, range)
    if (span === null) return []
    const label = labelIn(span, LABELS[state])
    return [{ state, from: Math.max(from, range[0]), ...span, label, isForecast }]
  })
}

/** What goes on in the forecast as it is now needs no word again. */
function saidOnce(states: readonly DrawnState[]): readonly DrawnState[] {
  return states.map((drawn, i) => {
    const before = states[i - 1]
    return before !== undefined && before.label !== null && before.state === drawn.state
      ? { ...drawn, label: null }
      : drawn
  })
}
