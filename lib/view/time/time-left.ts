// How long something that is under way still takes, in words. Whoever shows it measures.

/** By the pace so far; null until there is enough to tell by. */
export function leftMs({
  done,
  all,
  elapsedMs,
}: {
  readonly done: number
  readonly all: number
  readonly elapsedMs: number
}): number | null {
  if (elapsedMs < 500 || done <= 0 || all <= 0) return null
  return (elapsedMs * Math.max(0, all - done)) / done
}

/** `about 40 s left` */
export function leftText(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1_000))
  if (seconds < 90) return `about ${seconds} s left`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`
}
