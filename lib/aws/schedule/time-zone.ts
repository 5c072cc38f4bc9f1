// What clocks show in the world's time zones, without Intl: the changes of every zone from 2020 to 2040, written by
// `scripts/time-zones.mjs` from the IANA database. Before and after those years a zone keeps its first and its last offset.

import type { EpochMs } from '@/lib/engine'
import data from './time-zones.json' with { type: 'json' }

const MS_PER_MINUTE = 60_000

/** 2020-01-01T00:00:00Z: minutes in the file count from here. */
const FILE_START: EpochMs = 1_577_836_800_000

/** An instant as a clock shows it, counted as if the clock stood in UTC. */
export type LocalMs = number

export interface TimeZone {
  readonly name: string
  /** When clocks change, in order. */
  readonly changes: readonly EpochMs[]
  /** Milliseconds ahead of UTC: before the first change, and after each. */
  readonly offsets: readonly number[]
}

/** The version of the IANA database that the file was written from: `2025c`. */
export const TIME_ZONES_VERSION = data.version

/** Every name that `findTimeZone` knows, links like `US/Eastern` among them. */
export function timeZoneNames(): readonly string[] {
  return Object.values(data.zones).flatMap((names) => names.split(' '))
}

/** The zone of this name of the IANA database, or null. AWS takes names in their own spelling only. */
export function findTimeZone(name: string): TimeZone | null {
  for (const [clock, names] of Object.entries(data.zones)) {
    if (names.split(' ').includes(name)) return { name, ...readClock(clock) }
  }
  return null
}

/** `60 120 @ 127500 #2`: goes to and fro between UTC+1 and UTC+2, first at that minute, then after each of the list's gaps. */
function readClock(clock: string): Pick<TimeZone, 'changes' | 'offsets'> {
  const [offsetsText = '', changesText] = clock.split(' @ ')
  const cycle = numbersIn(offsetsText).map((minutes) => minutes * MS_PER_MINUTE)
  if (changesText === undefined) return { changes: [], offsets: cycle }
  const [first = '', gaps = ''] = changesText.split(' ')
  const changes: EpochMs[] = [FILE_START + Number(first) * MS_PER_MINUTE]
  let at = changes[0] as EpochMs
  for (const gap of numbersIn((data.gaps as Readonly<Record<string, string>>)[gaps] ?? '')) {
    at += gap * MS_PER_MINUTE
    changes.push(at)
  }
  const offsets = Array.from(
    { length: changes.length + 1 },
    (_, index) => cycle[index % cycle.length] as number,
  )
  return { changes, offsets }
}

function numbersIn(text: string): number[] {
  return text === '' ? [] : text.split(' ').map(Number)
}

/** Milliseconds by which the zone's clocks are ahead of UTC. */
export function offsetMs(zone: TimeZone, at: EpochMs): number {
  const next = zone.changes.findIndex((change) => change > at)
  return zone.offsets[next === -1 ? zone.changes.length : next] as number
}

export function localMs(zone: TimeZone, at: EpochMs): LocalMs {
  return at + offsetMs(zone, at)
}

/**
 * The first instant at which the zone's clocks show this; null for an hour that is left out when clocks go forward. When they
 * go back an hour comes twice, and the first counts.
 */
export function firstInstant(zone: TimeZone, local: LocalMs): EpochMs | null {
  for (const [index, offset] of zone.offsets.entries()) {
    const at = local - offset
    const from = zone.changes[index - 1] ?? Number.NEGATIVE_INFINITY
    const to = zone.changes[index] ?? Number.POSITIVE_INFINITY
    if (from <= at && at < to) return at
  }
  return null
}
