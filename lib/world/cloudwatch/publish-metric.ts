import {
  cloudWatchMetric,
  METRICS,
  type Metric,
  type MetricName,
  type MetricSubject,
} from '@/lib/metrics/catalogue'
import type { World } from '../world'
import type { Published } from './contract'

/** Publishes a metric of AWS's in the unit that the catalogue has for it. `dimensions` are their values, in its order. */
export function publishMetric<S extends MetricSubject>(
  world: World,
  subject: S,
  name: MetricName<S>,
  { dimensions, ...published }: Omit<Published, 'unit'> & { readonly dimensions: readonly string[] },
): void {
  const metric = cloudWatchMetric(subject, name, dimensions)
  const { unit } = (METRICS[subject] as Readonly<Record<string, Metric>>)[name] as Metric
  if (metric !== null) world.cloudwatch.publish(metric, { ...published, unit })
}
