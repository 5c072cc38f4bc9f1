// Percentiles, which CloudWatch has of metrics whose values it knows one by one; of statistic sets it has them only when all values
// of the set are the same. CloudWatch guide, cloudwatch_concepts#Percentiles.

/** Values with how often each occurred, in ascending order of the values. */
export type Distribution = readonly (readonly [value: number, count: number])[]

/** Texts of `ExtendedStatistic` that are percentiles: `p0.0` … `p100`. PutMetricAlarm, ExtendedStatistic. */
const PERCENTILE = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/

/** @example parsePercentile('p99.9') // 99.9 */
export function parsePercentile(text: string): number | null {
  const match = PERCENTILE.exec(text)
  return match ? Number(match[1]) : null
}

/** The smallest value that at least `percent` % of all do not exceed (nearest rank); null when there are none. */
export function percentileOf(distribution: Distribution, percent: number): number | null {
  const total = distribution.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return null
  // A share of a count is compared with whole counts: what floating point adds to it must not make it the next one.
  const rank = Math.max(1, Math.ceil((percent / 100) * total - 1e-9))
  let seen = 0
  for (const [value, count] of distribution) {
    seen += count
    if (seen >= rank) return value
  }
  return distribution.at(-1)?.[0] ?? null
}

/** Two distributions in one, still in ascending order. */
export function mergedDistributions(a: Distribution, b: Distribution): Distribution {
  const counts = new Map<number, number>()
  for (const [value, count] of [...a, ...b]) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].sort(([x], [y]) => x - y)
}

/**
 * Whether there are too few samples for a percentile to mean much: fewer than 10 / (1 - p) above the middle, than 10 / p below.
 * CloudWatch guide, percentiles-with-low-samples.
 */
export function isLowSampleCount(percent: number, sampleCount: number): boolean {
  const tail = percent >= 50 ? 100 - percent : percent
  return sampleCount * tail < 1_000
}
