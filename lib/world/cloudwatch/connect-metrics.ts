// What Service Connect tells CloudWatch once a minute: requests at the endpoints of a service, and what their tasks answered to whom.
// There are no datapoints of what nobody has called. ECS guide, available-metrics.

import { setOf } from '@/lib/aws/cloudwatch/statistic-set'
import type { ConnectCounts } from '../data-plane/contract'
import type { World } from '../world'
import { publishMetric } from './publish-metric'

const ANSWERS = [
  'HTTPCode_Target_2XX_Count',
  'HTTPCode_Target_3XX_Count',
  'HTTPCode_Target_4XX_Count',
  'HTTPCode_Target_5XX_Count',
] as const

/** At the end of a minute. */
export function publishConnectMetrics(world: World): void {
  const counts = world.data.takeConnectPeriod()
  for (const id of new Set(counts.map(({ discoveryServiceId }) => discoveryServiceId))) {
    const endpoint = world.state.discoveryServices.get(id)
    if (endpoint === undefined) continue
    const calls = counts.filter(({ discoveryServiceId }) => discoveryServiceId === id)
    const { name } = endpoint
    const own = namesOf(world, endpoint.endpointOf)
    const requests = setOf(1, sum(calls.map((one) => one.requests)))
    publishMetric(world, 'connect', 'RequestCount', { dimensions: [name], values: requests })
    if (own !== null)
      publishMetric(world, 'connectOfService', 'RequestCount', {
        dimensions: [name, ...own],
        values: requests,
      })
    for (const call of calls) putAnswers(world, name, call)
  }
}

/** To all callers together, and to the service that called. */
function putAnswers(world: World, endpoint: string, { caller, answers, times }: ConnectCounts): void {
  const own = namesOf(world, caller)
  const values = [
    ...ANSWERS.map((metric, i) => [metric, answers[i] ? setOf(1, answers[i]) : null] as const),
    ['TargetResponseTime', times] as const,
  ]
  for (const [metric, value] of values) {
    if (value === null) continue
    publishMetric(world, 'connectTarget', metric, { dimensions: [endpoint], values: value })
    if (own !== null)
      publishMetric(world, 'connectTargetOfService', metric, {
        dimensions: [endpoint, ...own],
        values: value,
      })
  }
}

/** Of the service and its cluster; null for tasks without a service, which Service Connect does not know. */
function namesOf(
  { state }: World,
  serviceArn: string | null,
): readonly [service: string, cluster: string] | null {
  const service = state.services.get(serviceArn ?? '')
  const cluster = state.clusters.get(service?.clusterArn ?? '')
  return service && cluster ? [service.name, cluster.name] : null
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
