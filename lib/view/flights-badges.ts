// The short `502 ×2` labels that errors leave where they happened: they sum up while more arrive and go a while after
// the last. Pure; milliseconds are wall-clock milliseconds.

export interface ErrorBadge {
  readonly place: string
  readonly status: number
  /** Errors seen as dots; a dot may stand for several requests. */
  readonly count: number
  readonly lastMs: number
}

export const BADGE_MS = 2_600
const FADE_MS = 500

/** `at` is when the dot arrives, which may be in the future. */
export function addBadge(
  badges: readonly ErrorBadge[],
  error: { readonly place: string; readonly status: number; readonly atMs: number },
): readonly ErrorBadge[] {
  const found = badges.find((badge) => badge.place === error.place && badge.status === error.status)
  const { place, status, atMs } = error
  if (!found || atMs - found.lastMs > BADGE_MS) {
    return [...badges.filter((badge) => badge !== found), { place, status, count: 1, lastMs: atMs }]
  }
  const grown = { ...found, count: found.count + 1, lastMs: Math.max(found.lastMs, atMs) }
  return badges.map((badge) => (badge === found ? grown : badge))
}

export function liveBadges(badges: readonly ErrorBadge[], nowMs: number): readonly ErrorBadge[] {
  return badges.some((badge) => nowMs - badge.lastMs >= BADGE_MS)
    ? badges.filter((badge) => nowMs - badge.lastMs < BADGE_MS)
    : badges
}

/** 0…1 */
export function badgeOpacity(badge: ErrorBadge, nowMs: number): number {
  return Math.max(0, Math.min(1, (BADGE_MS - (nowMs - badge.lastMs)) / FADE_MS))
}

/** `502`, `502 ×2`; with a sampling factor the number is an estimate: `502 ×≈20`. A client that got no answer has no status. */
export function badgeText(badge: ErrorBadge, requestsPerSample: number): string {
  const name = badge.status > 0 ? String(badge.status) : 'no answer'
  if (requestsPerSample > 1) return `${name} ×≈${Math.round(badge.count * requestsPerSample)}`
  return badge.count > 1 ? `${name} ×${badge.count}` : name
}

/** Badges with their places renamed; those that meet at one place and status become one. */
export function mergeBadges(
  badges: readonly ErrorBadge[],
  placeOf: (place: string) => string,
): readonly ErrorBadge[] {
  const merged = new Map<string, ErrorBadge>()
  for (const badge of badges) {
    const place = placeOf(badge.place)
    const key = `${place} ${badge.status}`
    const { count = 0, lastMs = 0 } = merged.get(key) ?? {}
    merged.set(key, { ...badge, place, count: count + badge.count, lastMs: Math.max(lastMs, badge.lastMs) })
  }
  return [...merged.values()]
}
