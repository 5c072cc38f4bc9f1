// The short `502 ×2` labels that errors leave where they happened: how many in the last moments. They go a while after the
// last. Pure; milliseconds are wall-clock milliseconds.

import { formatCount } from '../describe/format'

export interface ErrorBadge {
  readonly place: string
  readonly status: number
  /** When the errors of the last moments arrived, the latest last. A dot may stand for several requests. */
  readonly timesMs: readonly number[]
}

/** An error counts for as long as a badge is seen after its last one. */
export const BADGE_MS = 2_600
const FADE_MS = 500

/** `at` is when the dot arrives. */
export function addBadge(
  badges: readonly ErrorBadge[],
  error: { readonly place: string; readonly status: number; readonly atMs: number },
): readonly ErrorBadge[] {
  const { place, status, atMs } = error
  const found = badges.find((badge) => badge.place === place && badge.status === status)
  if (!found) return [...badges, { place, status, timesMs: [atMs] }]
  const timesMs = [...found.timesMs.filter((ms) => ms > atMs - BADGE_MS), atMs].sort((a, b) => a - b)
  return badges.map((badge) => (badge === found ? { ...badge, timesMs } : badge))
}

export function liveBadges(badges: readonly ErrorBadge[], nowMs: number): readonly ErrorBadge[] {
  return badges.some((badge) => nowMs - lastMs(badge) >= BADGE_MS)
    ? badges.filter((badge) => nowMs - lastMs(badge) < BADGE_MS)
    : badges
}

function lastMs({ timesMs }: ErrorBadge): number {
  return timesMs.at(-1) ?? Number.NEGATIVE_INFINITY
}

/** 0…1 */
export function badgeOpacity(badge: ErrorBadge, nowMs: number): number {
  return Math.max(0, Math.min(1, (BADGE_MS - (nowMs - lastMs(badge))) / FADE_MS))
}

/** `502`, `502 ×2`; with a sampling factor the number is an estimate: `502 ×≈20`. A client that got no answer has no status. */
export function badgeText(badge: ErrorBadge, nowMs: number, requestsPerSample: number): string {
  const name = badge.status > 0 ? String(badge.status) : 'no response'
  const count = Math.max(1, badge.timesMs.filter((ms) => ms > nowMs - BADGE_MS).length)
  if (requestsPerSample > 1) return `${name} ×≈${formatCount(count * requestsPerSample)}`
  return count > 1 ? `${name} ×${count}` : name
}
