// Instances as rows of bars: booting and draining hatched, with the tasks that each has.

import type { InstancePhase, InstanceTrack } from '@/lib/protocol'
import { type Axis, spanOn } from './axis'
import type { Part } from './picture'

export const INSTANCE_ROW = { height: 16, bar: 11 } as const
const CHARACTER_PX = 6.1
/** More rows than that are counted: the table has them all. */
const ROWS_MAX = 12

export interface DrawnSpan {
  readonly x: number
  readonly width: number
  readonly phase: InstancePhase
  readonly text: string
  readonly label: string | null
  readonly isForecast: boolean
}

export interface InstanceRow {
  readonly id: string
  readonly track: InstanceTrack
  /** It is to come: only the forecast has it. */
  readonly isForecast: boolean
  readonly spans: readonly DrawnSpan[]
}

export interface InstanceLane {
  readonly rows: readonly InstanceRow[]
  readonly hidden: number
}

export function instanceLane(axis: Axis, parts: readonly Part[]): InstanceLane {
  const rows = new Map<string, InstanceRow>()
  for (const { history, range, isForecast } of parts) {
    for (const track of history.instances) {
      const known = rows.get(track.id)
      const spans = [...(known?.spans ?? []), ...spansOf(axis, track, range, isForecast)]
      rows.set(track.id, {
        id: track.id,
        track: known?.track ?? track,
        isForecast: known?.isForecast ?? isForecast,
        spans,
      })
    }
  }
  const all = [...rows.values()].filter(({ spans }) => spans.length > 0)
  return { rows: all.slice(-ROWS_MAX), hidden: Math.max(0, all.length - ROWS_MAX) }
}

function spansOf(
  axis: Axis,
  { spans }: InstanceTrack,
  range: Part['range'],
  isForecast: boolean,
): readonly DrawnSpan[] {
  let before: string | null = null
  return spans.flatMap(({ phase, tasks, ...span }) => {
    const placed = spanOn(axis, span, range)
    if (placed === null) return []
    const text = spanText(phase, tasks)
    const hasRoom = placed.width >= text.length * CHARACTER_PX + 8
    const label = text !== before && hasRoom ? text : null
    before = text
    return [{ ...placed, phase, text, label, isForecast }]
  })
}

/** `2 web + 1 api`, `draining, 1 web`, `booting` */
export function spanText(phase: InstancePhase, tasks: readonly (readonly [string, number])[]): string {
  const counts = tasks.map(([name, count]) => `${count} ${name}`).join(' + ')
  if (phase === 'booting') return 'booting'
  const text = counts === '' ? 'empty' : counts
  return phase === 'draining' ? `draining, ${text}` : text
}
