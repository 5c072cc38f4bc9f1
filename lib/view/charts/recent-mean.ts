const SECONDS = 5

/** The mean of the last five seconds of a column, gaps left out: what a person sees happen. Null when there are only gaps. */
export function recentMean(
  column: ArrayLike<number | null> | undefined,
  end = column?.length ?? 0,
): number | null {
  let sum = 0
  let count = 0
  for (let i = Math.max(0, end - SECONDS); column !== undefined && i < end; i++) {
    const value = column[i] ?? null
    if (value === null || Number.isNaN(value)) continue
    sum += value
    count++
  }
  return count === 0 ? null : sum / count
}
