// A service may ask for finer metrics of itself than one a minute. ECS guide, target-tracking-faster-auto-scaling.

/** Those of which the resolution can be chosen. ECS API, MetricConfiguration. */
export const RESOLVABLE_METRICS = ['CPUUtilization', 'MemoryUtilization'] as const
export type ResolvableMetric = (typeof RESOLVABLE_METRICS)[number]

/** Besides the standard 60 s. ECS API, MetricConfiguration. */
export const HIGH_RESOLUTION_SECONDS = 20

/**
 * The metrics that come every 20 s. Of two configurations of a metric the later one counts.
 *
 * @example highResolutionMetrics([{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }]) // ['CPUUtilization']
 */
export function highResolutionMetrics(
  configurations: readonly {
    readonly metricNames: readonly ResolvableMetric[]
    readonly resolutionSeconds: number
  }[],
): readonly ResolvableMetric[] {
  return RESOLVABLE_METRICS.filter((name) => {
    const configuration = configurations.findLast(({ metricNames }) => metricNames.includes(name))
    return configuration?.resolutionSeconds === HIGH_RESOLUTION_SECONDS
  })
}
