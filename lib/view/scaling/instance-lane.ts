// Instances as rows of bars: booting and draining hatched, with the tasks that each has.

import type { InstancePhase, InstanceTrack } from '@/lib/protocol'
import { plural, shortId } from '../describe/format'
import { type Axis, spanOn } from './axis'
import { labelIn } from './bar-label'
import { countedSpans, type PhaseSpan } from './counted-spans'
import type { Part } from './picture'

export const INSTANCE_ROW = { height: 16, bar: 11 } as const
/** Where there are more, the older ones share a row a zone: the table has each. */
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
  readonly key: string
  /** `i-01a0`; `us-east-1a · 14` of several. */
  readonly title: string
  /** With what they are. */
  readonly name: string
  /** It is to come: only the forecast has it. */
  readonly isForecast: boolean
  readonly spans: readonly DrawnSpan[]
}

interface Seen {
  readonly track: InstanceTrack
  readonly isForecast: boolean
}

/** In the order of their launch; every instance is in one row. */
export function instanceLane(axis: Axis, parts: readonly Part[]): readonly InstanceRow[] {
  const seen = seenOn(axis, parts)
  const zones = [...new Set(seen.map(({ track }) => track.zone))].sort()
  const alone = seen.length <= ROWS_MAX ? seen : seen.slice(-Math.max(1, ROWS_MAX - zones.length))
  const others = seen.slice(0, seen.length - alone.length)
  const shared = zones.flatMap((zone) => {
    const here = others.filter(({ track }) => track.zone === zone)
    return here.length === 0 ? [] : [sharedRow(axis, parts, zone, here)]
  })
  return [...shared, ...alone.map((one) => rowOf(axis, parts, one))]
}

/** Those that are there at any time of the axis. */
function seenOn(axis: Axis, parts: readonly Part[]): readonly Seen[] {
  const seen = new Map<string, Seen>()
  for (const { history, range, isForecast } of parts)
    for (const track of history.instances) {
      const isOnAxis = track.spans.some((span) => spanOn(axis, span, range) !== null)
      if (isOnAxis && !seen.has(track.id)) seen.set(track.id, { track, isForecast })
    }
  return [...seen.values()]
}

function rowOf(axis: Axis, parts: readonly Part[], { track, isForecast }: Seen): InstanceRow {
  const spans = parts.flatMap((part) =>
    part.history.instances
      .filter(({ id }) => id === track.id)
      .flatMap((one) => drawn(axis, one.spans.map(named), part)),
  )
  const { id, instanceType } = track
  return { key: id, title: shortId(id), name: `${id}, ${instanceType}`, isForecast, spans }
}

function sharedRow(axis: Axis, parts: readonly Part[], zone: string, here: readonly Seen[]): InstanceRow {
  const ids = new Set(here.map(({ track }) => track.id))
  const spans = parts.flatMap((part) =>
    drawn(axis, countedSpans(part.history.instances.filter(({ id }) => ids.has(id))), part),
  )
  const isForecast = here.every((one) => one.isForecast)
  const name = `${plural(ids.size, 'instance')} in ${zone}`
  return { key: zone, title: `${zone} · ${ids.size}`, name, isForecast, spans }
}

function named({ from, until, phase, tasks }: InstanceTrack['spans'][number]): PhaseSpan {
  return { from, until, phase, text: spanText(phase, tasks) }
}

function drawn(axis: Axis, spans: readonly PhaseSpan[], { range, isForecast }: Part): readonly DrawnSpan[] {
  let before: string | null = null
  return spans.flatMap(({ phase, text, ...span }) => {
    const placed = spanOn(axis, span, range)
    if (placed === null) return []
    const label = text === before ? null : labelIn(placed, text)
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
