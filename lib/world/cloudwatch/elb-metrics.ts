// What load balancers tell CloudWatch, once a minute. A request is one sample of the value 1, so that Sum counts them and every
// other statistic is 1; what did not happen has no datapoint. ALB guide, load-balancer-cloudwatch-metrics.

import { STANDARD_RESOLUTION_SECONDS } from '@/lib/aws/cloudwatch/periods'
import { type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { chargedLcuHours, chargedNetworkHours } from '@/lib/aws/pricing/load-balancer-capacity'
import { US_PER_SECOND } from '@/lib/engine'
import type { MetricName } from '@/lib/metrics/catalogue'
import { COUNTER_NAMES } from '@/lib/metrics/load-balancer-counters'
import type { LoadBalancerPeriod, TargetGroupPeriod, TrafficPeriod } from '../data-plane/traffic-period'
import type { World } from '../world'
import type { Published } from './contract'
import { publishMetric } from './publish-metric'

const MINUTE_US = STANDARD_RESOLUTION_SECONDS * US_PER_SECOND

/** At the end of a minute. */
export function publishElbMetrics(world: World, { loadBalancers, targetGroups }: TrafficPeriod): void {
  for (const one of loadBalancers)
    if (one.type === 'classic') publishClassic(world, one, targetGroups)
    else if (one.type === 'network') publishNetwork(world, one)
    else publishLoadBalancer(world, one)
  for (const one of targetGroups)
    if (one.isNetwork) publishNetworkTargets(world, one)
    else if (!one.isClassic) publishTargetGroup(world, one)
}

/** `app/web/50dc6c495c0c9188`, `targetgroup/web/73e2d6bc24d8a067`; of a Classic Load Balancer its name. */
export function elbDimension(arn: string): string {
  const resource = arn.slice(arn.lastIndexOf(':') + 1)
  return resource.startsWith('loadbalancer/') ? resource.slice('loadbalancer/'.length) : resource
}

function publishLoadBalancer(world: World, period: LoadBalancerPeriod): void {
  const { arn, counts, times } = period
  const put = putter(world, 'alb', [elbDimension(arn)])
  for (const [name, count] of counts) put(name, { values: setOf(1, count) })
  if (times !== null) put('TargetResponseTime', times)
  const { connectionUs, targetConnectionUs, evaluatedRules } = period
  put('NewConnectionCount', { values: setOf(1, connectionsOpened(period)) })
  const openUs = connectionUs + targetConnectionUs
  if (openUs > 0) put('ActiveConnectionCount', { values: setOf(openUs / MINUTE_US) })
  // Bodies alone are counted: without any there is nothing to report.
  if (period.bytes > 0) put('ProcessedBytes', { values: setOf(period.bytes) })
  put('RuleEvaluations', { values: setOf(1, evaluatedRules) })
  if (world.state.loadBalancers.get(arn)?.state === 'active')
    put('ConsumedLCUs', { values: setOf(capacityUnits(period)) })
}

/** NLB guide, load-balancer-cloudwatch-metrics. */
function publishNetwork(world: World, { arn, counts, connectionUs, ...period }: LoadBalancerPeriod): void {
  const put = putter(world, 'nlb', [elbDimension(arn)])
  const { nameOf } = COUNTER_NAMES.network
  for (const [counter, count] of counts) {
    const name = nameOf(counter)
    if (name !== null) put(name, { values: setOf(1, count) })
  }
  put('ActiveFlowCount', { values: setOf(connectionUs / MINUTE_US) })
  if (world.state.loadBalancers.get(arn)?.state !== 'active') return
  const used = chargedNetworkHours({
    newConnections: period.connections,
    connectionSeconds: connectionUs / US_PER_SECOND,
    ruleEvaluations: 0,
    bytes: period.bytes,
  })
  put('ConsumedLCUs', { values: setOf(used) })
}

function publishNetworkTargets(world: World, group: TargetGroupPeriod): void {
  const put = putter(world, 'ntg', [elbDimension(group.arn), elbDimension(group.loadBalancerArn)])
  put('HealthyHostCount', { values: group.healthy })
  put('UnHealthyHostCount', { values: group.unhealthy })
}

/** ELB guide, elb-cloudwatch-metrics. */
function publishClassic(
  world: World,
  { arn, counts, times }: LoadBalancerPeriod,
  targetGroups: readonly TargetGroupPeriod[],
): void {
  const put = putter(world, 'clb', [elbDimension(arn)])
  const { nameOf } = COUNTER_NAMES.classic
  for (const [counter, count] of counts) {
    const name = nameOf(counter)
    if (name !== null) put(name, { values: setOf(1, count) })
  }
  if (times !== null) put('Latency', times)
  // The health check is one for all instance ports.
  const instances = targetGroups.find(({ loadBalancerArn }) => loadBalancerArn === arn)
  if (instances === undefined) return
  put('HealthyHostCount', { values: instances.healthy })
  put('UnHealthyHostCount', { values: instances.unhealthy })
}

/** From clients to the load balancer, a request each, and from there to targets. */
function connectionsOpened({ opened, reused, counts }: LoadBalancerPeriod): number {
  const count = (name: MetricName<'alb'>) => counts.find(([one]) => one === name)?.[1] ?? 0
  return opened + count('RequestCount') - count('TargetConnectionErrorCount') - reused
}

/** LCU hours of a minute, so that the Sum of an hour are those that are charged. */
function capacityUnits({ connections, connectionUs, ruleEvaluations, bytes }: LoadBalancerPeriod): number {
  return chargedLcuHours({
    newConnections: connections,
    connectionSeconds: connectionUs / US_PER_SECOND,
    ruleEvaluations,
    bytes,
  })
}

function publishTargetGroup(world: World, group: TargetGroupPeriod): void {
  const { arn, loadBalancerArn, requests, counts, times, healthy, unhealthy, anomalies } = group
  const put = putter(world, 'tg', [elbDimension(arn), elbDimension(loadBalancerArn)])
  for (const [name, count] of counts) put(name, { values: setOf(1, count) })
  if (times !== null) put('TargetResponseTime', times)
  put('HealthyHostCount', { values: healthy })
  put('UnHealthyHostCount', { values: unhealthy })
  for (const [name, zones] of group.zones) put(name, { values: setOf(zones) })
  if (anomalies !== null) {
    put('AnomalousHostCount', { values: setOf(anomalies.anomalous) })
    put('MitigatedHostCount', { values: setOf(anomalies.mitigated) })
  }
  put('RequestCountPerTarget', { values: perTarget(requests, healthy) })
}

/** Its Sum is the average of requests per healthy target, and it is always reported. */
function perTarget(requests: number, healthy: StatisticSet): StatisticSet {
  const targets = healthy.sampleCount === 0 ? 0 : healthy.sum / healthy.sampleCount
  return requests === 0 ? setOf(0) : setOf(1 / Math.max(1, targets), requests)
}

function putter<S extends 'alb' | 'clb' | 'nlb' | 'ntg' | 'tg'>(
  world: World,
  subject: S,
  dimensions: readonly string[],
) {
  return (name: MetricName<S>, published: Omit<Published, 'unit'>) =>
    publishMetric(world, subject, name, { dimensions, ...published })
}
