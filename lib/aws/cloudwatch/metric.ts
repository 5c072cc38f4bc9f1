// What a metric is called in CloudWatch: a namespace, a name and up to 30 dimensions. Two metrics that differ in one dimension are
// two metrics; CloudWatch adds nothing up over them. CloudWatch guide, cloudwatch_concepts#Metric.

export interface Dimension {
  readonly Name: string
  readonly Value: string
}

export interface MetricId {
  readonly namespace: string
  readonly name: string
  /** In any order. */
  readonly dimensions: readonly Dimension[]
}

/** The identity of a metric as one text, whatever the order of its dimensions. */
export function metricKey({ namespace, name, dimensions }: MetricId): string {
  const sorted = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort()
  return [namespace, name, ...sorted].join('\n')
}

/** `CPUUtilization (ClusterName=demo, ServiceName=web)`, for people. */
export function metricText({ name, dimensions }: MetricId): string {
  const pairs = dimensions.map(({ Name, Value }) => `${Name}=${Value}`)
  return pairs.length === 0 ? name : `${name} (${pairs.join(', ')})`
}

/** Whether a metric has all of these dimensions; one without a value asks for the name alone. ListMetrics, DimensionFilter. */
export function hasDimensions(
  { dimensions }: Pick<MetricId, 'dimensions'>,
  filters: readonly { readonly Name: string; readonly Value?: string | undefined }[],
): boolean {
  return filters.every((filter) =>
    dimensions.some(
      ({ Name, Value }) => Name === filter.Name && (filter.Value === undefined || filter.Value === Value),
    ),
  )
}
