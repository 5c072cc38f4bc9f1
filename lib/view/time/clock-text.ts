// A moment of a run as a person types it: `00:05:00`, `5:00`, `5m`, `90s`, `1h 30m`.

import { type Moment, momentAt } from './moment'

const UNIT_SECONDS: Readonly<Record<string, number>> = { h: 3_600, m: 60, min: 60, s: 1 }
const SECONDS_MAX = 365 * 86_400

/** Null for what is no time. */
export function parseClock(text: string): Moment | null {
  const seconds = clockSeconds(text.trim()) ?? unitSeconds(text.trim())
  return seconds === null || seconds > SECONDS_MAX ? null : momentAt(seconds)
}

function clockSeconds(text: string): number | null {
  if (!/^\d{1,5}(:[0-5]?\d){1,2}(\.\d{1,6})?$/.test(text)) return null
  return text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0)
}

function unitSeconds(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(h|min|m|s)\s*/gy)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return null
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNIT_SECONDS[unit ?? ''] ?? 0), 0)
}
