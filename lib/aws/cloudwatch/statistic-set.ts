// What CloudWatch keeps of the values of one period: how many, their sum, the smallest and the largest. Periods become a longer
// one by adding these up, in any order and any grouping. CloudWatch guide, cloudwatch_concepts#Statistic.

export interface StatisticSet {
  readonly sampleCount: number
  readonly sum: number
  readonly minimum: number
  readonly maximum: number
}

export const STATISTICS = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'] as const
export type Statistic = (typeof STATISTICS)[number]

/** No value at all: it leaves every set as it is. */
export const NO_VALUES: StatisticSet = {
  sampleCount: 0,
  sum: 0,
  minimum: Number.POSITIVE_INFINITY,
  maximum: Number.NEGATIVE_INFINITY,
}

export function merged(a: StatisticSet, b: StatisticSet): StatisticSet {
  return {
    sampleCount: a.sampleCount + b.sampleCount,
    sum: a.sum + b.sum,
    minimum: Math.min(a.minimum, b.minimum),
    maximum: Math.max(a.maximum, b.maximum),
  }
}

/** One value that was measured `count` times. */
export function setOf(value: number, count = 1): StatisticSet {
  return { sampleCount: count, sum: value * count, minimum: value, maximum: value }
}

/** Null for a set without values: CloudWatch has no datapoint then. */
export function statisticOf(set: StatisticSet, statistic: Statistic): number | null {
  if (set.sampleCount === 0) return null
  switch (statistic) {
    case 'SampleCount':
      return set.sampleCount
    case 'Average':
      return set.sum / set.sampleCount
    case 'Sum':
      return set.sum
    case 'Minimum':
      return set.minimum
    case 'Maximum':
      return set.maximum
  }
}
