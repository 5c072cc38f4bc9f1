// What load balancers tell CloudWatch, once a minute. A request is one sample of the value 1, so that Sum counts them and every
// other statistic is 1; what did not happen has no datapoint. ALB guide, load-balancer-cloudwatch-metrics.

import { type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { cloudWatchMetric, METRICS, type Metric, type MetricName } from '@/lib/metrics/catalogue'
import type { LoadBalancerPeriod, TargetGroupPeriod, TrafficPeriod } from '../data-plane/traffic-period'
import type { World } from '../world'
import type { Published } from './contract'

/** At the end of a minute. */
export function publishElbMetrics(world: World, { loadBalancers, targetGroups }: TrafficPeriod): void {
  for (const one of loadBalancers) publishLoadBalancer(world, one)
  for (const one of targetGroups) publishTargetGroup(world, one)
}

/** `app/web/50dc6c495c0c9188`, `targetgroup/web/73e2d6bc24d8a067` */
export function elbDimension(arn: string): string {
  const resource = arn.slice(arn.lastIndexOf(':') + 1)
  return resource.startsWith('loadbalancer/') ? resource.slice('loadbalancer/'.length) : resource
}

function publishLoadBalancer(world: World, { arn, counts, times }: LoadBalancerPeriod): void {
  const put = putter(world, 'alb', [elbDimension(arn)])
  for (const [name, count] of counts) put(name, { values: setOf(1, count) })
  if (times !== null) put('TargetResponseTime', times)
}

function publishTargetGroup(world: World, group: TargetGroupPeriod): void {
  const { arn, loadBalancerArn, requests, counts, times, healthy, unhealthy } = group
  const put = putter(world, 'tg', [elbDimension(arn), elbDimension(loadBalancerArn)])
  for (const [name, count] of counts) put(name, { values: setOf(1, count) })
  if (times !== null) put('TargetResponseTime', times)
  put('HealthyHostCount', { values: healthy })
  put('UnHealthyHostCount', { values: unhealthy })
  put('RequestCountPerTarget', { values: perTarget(requests, healthy) })
}

/** Its Sum is the average of requests per healthy target, and it is always reported. */
function perTarget(requests: number, healthy: StatisticSet): StatisticSet {
  const targets = healthy.sampleCount === 0 ? 0 : healthy.sum / healthy.sampleCount
  return requests === 0 ? setOf(0) : setOf(1 / Math.max(1, targets), requests)
}

function putter<S extends 'alb' | 'tg'>(world: World, subject: S, dimensions: readonly string[]) {
  return (name: MetricName<S>, published: Published) => {
    const metric = cloudWatchMetric(subject, name, dimensions)
    const { unit } = (METRICS[subject] as Readonly<Record<string, Metric>>)[name] as Metric
    if (metric !== null) world.cloudwatch.publish(metric, { ...published, unit })
  }
}
