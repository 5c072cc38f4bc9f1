// Makes the report of what passed load balancers and target groups since the period began.

import { mergedDistributions } from '@/lib/aws/cloudwatch/percentile'
import { merged } from '@/lib/aws/cloudwatch/statistic-set'
import type { MetricName } from '@/lib/metrics/catalogue'
import { ALGORITHM } from './codes'
import type { DataPlaneWorld } from './data-plane-world'
import { COUNT, type Meters, USED } from './meters'
import type { ResponseTimes } from './period-meters'
import type { Topology } from './topology'
import type { TargetGroupPeriod, TrafficPeriod } from './traffic-period'

const COUNTERS = Object.entries(COUNT) as readonly (readonly [keyof typeof COUNT, number])[]
const GROUP_COUNTERS = [
  'RequestCount',
  'HTTPCode_Target_2XX_Count',
  'HTTPCode_Target_3XX_Count',
  'HTTPCode_Target_4XX_Count',
  'HTTPCode_Target_5XX_Count',
  'TargetConnectionErrorCount',
  'UnhealthyRoutingRequestCount',
] as const satisfies readonly (MetricName<'tg'> & keyof typeof COUNT)[]

export function trafficPeriod(world: DataPlaneWorld, topology: Topology, { period }: Meters): TrafficPeriod {
  const targetGroups = [...world.state.targetGroups.keys()].flatMap((arn) => {
    const owner = topology.ownerOf(arn)
    const group = topology.groups.find(arn)
    if (owner === null || group < 0) return []
    const counts = GROUP_COUNTERS.map((name) => [name, period.groups.at(group, COUNT[name])] as const)
    return [
      {
        arn,
        isClassic: owner.type === 'classic',
        isNetwork: owner.type === 'network',
        loadBalancerArn: owner.arn,
        requests: period.groups.at(group, COUNT.RequestCount),
        refused: period.groups.at(group, USED.refused),
        accepted: period.groups.at(group, USED.accepted),
        workUs: period.groups.at(group, USED.workUs),
        counts: counts.filter(([, count]) => count > 0),
        times: period.timesOf(group),
        ...period.healthOf(group),
        ...gaugesOf(topology, owner.nodes.length, group),
      },
    ]
  })
  const loadBalancers = topology.loadBalancerStates.map(({ arn, type }, number) => ({
    arn,
    type,
    counts: COUNTERS.map(([name, at]) => [name, period.loadBalancers.at(number, at)] as const).filter(
      ([, count]) => count > 0,
    ),
    times: timesOf(targetGroups.filter(({ loadBalancerArn }) => loadBalancerArn === arn)),
    connections: period.loadBalancers.at(number, USED.connections),
    connectionUs: period.loadBalancers.at(number, USED.connectionUs),
    ruleEvaluations: period.loadBalancers.at(number, USED.ruleEvaluations),
    opened: period.loadBalancers.at(number, USED.opened),
    reused: period.loadBalancers.at(number, USED.reused),
    targetConnectionUs: period.loadBalancers.at(number, USED.targetConnectionUs),
    bytes: period.loadBalancers.at(number, USED.bytes),
    evaluatedRules: period.loadBalancers.at(number, USED.evaluatedRules),
  }))
  return { loadBalancers, targetGroups }
}

function gaugesOf(
  { groupStates, targets }: Topology,
  zones: number,
  number: number,
): Pick<TargetGroupPeriod, 'zones' | 'anomalies'> {
  const group = groupStates[number]
  const reaches = group?.reaches.slice(0, zones) ?? []
  const routed = reaches.filter(({ failOpen, usable }) => !failOpen && usable.size > 0).length
  const named = reaches.filter(({ isInDns }) => isInDns).length
  const members = [...(group?.members ?? [])]
  return {
    zones: [
      ['HealthyStateRouting', routed],
      ['UnhealthyStateRouting', zones - routed],
      ['HealthyStateDNS', named],
      ['UnhealthyStateDNS', zones - named],
    ],
    anomalies:
      group?.algorithm === ALGORITHM.weightedRandom
        ? {
            anomalous: members.filter((target) => targets.anomalous[target] === 1).length,
            mitigated: members.filter((target) => (targets.weight[target] as number) < 1).length,
          }
        : null,
  }
}

function timesOf(groups: readonly TargetGroupPeriod[]): ResponseTimes | null {
  return groups.reduce<ResponseTimes | null>((sum, { times }) => {
    if (sum === null || times === null) return sum ?? times
    return {
      values: merged(sum.values, times.values),
      distribution: mergedDistributions(sum.distribution, times.distribution),
    }
  }, null)
}
