// What an alarm may watch of a thing on the screen, and which of its policies it may call. Pure.

import type {
  AutoScalingGroupView,
  ClusterView,
  GroupPolicyView,
  ScalingPolicyView,
  ServiceView,
} from '@/lib/protocol'
import type { Choices } from './policy-form'
import type { AlarmedMetric } from './read-parts'

export type Alarmed = ServiceView | ClusterView | AutoScalingGroupView

/** The first is what a new alarm watches. */
export function metricsOf(thing: Alarmed): readonly [AlarmedMetric, ...AlarmedMetric[]] {
  switch (thing.kind) {
    case 'service': {
      const of = ofService(thing)
      return [of('CPUUtilization'), of('MemoryUtilization')]
    }
    case 'cluster': {
      const of = ofCluster(thing.name)
      return [of('CPUReservation'), of('MemoryReservation'), of('CPUUtilization'), of('MemoryUtilization')]
    }
    case 'autoScalingGroup':
      return [groupCpu(thing.name)]
  }
}

const ecs =
  (Dimensions: AlarmedMetric['Dimensions']) =>
  (MetricName: string): AlarmedMetric => ({ Namespace: 'AWS/ECS', MetricName, Dimensions })

export const ofService = ({ clusterName, name }: Pick<ServiceView, 'clusterName' | 'name'>) =>
  ecs([
    { Name: 'ClusterName', Value: clusterName },
    { Name: 'ServiceName', Value: name },
  ])

export const ofCluster = (name: string) => ecs([{ Name: 'ClusterName', Value: name }])

/** CPU that the instances of a group use. */
export const groupCpu = (name: string): AlarmedMetric => ({
  Namespace: 'AWS/EC2',
  MetricName: 'CPUUtilization',
  Dimensions: [{ Name: 'AutoScalingGroupName', Value: name }],
})

interface Policies {
  readonly scalingPolicy: readonly ScalingPolicyView[]
  readonly groupPolicy: readonly GroupPolicyView[]
}

/** Target tracking has alarms of its own. */
export function callable(thing: Alarmed, { scalingPolicy, groupPolicy }: Policies): Choices<string> {
  const policies =
    thing.kind === 'service'
      ? scalingPolicy.filter(({ serviceKey }) => serviceKey === thing.key)
      : thing.kind === 'autoScalingGroup'
        ? groupPolicy.filter(({ groupName }) => groupName === thing.name)
        : []
  const others = policies.filter(({ tracking }) => tracking === null)
  return [['', 'nothing'], ...others.map(({ key, name }) => [key, `policy ${name}`] as const)]
}
