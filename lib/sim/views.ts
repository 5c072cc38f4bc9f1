// The world as flat records for the screen. Every number comes from the tables or the data plane.

import { existing } from '@/lib/engine'
import type {
  ClusterView,
  SecurityGroupView,
  TaskDefinitionView,
  TrafficView,
  View,
  ZoneView,
} from '@/lib/protocol'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { TrafficSource } from '@/lib/world/records/traffic'
import { isPending } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'
import { loadBalancerView, targetGroupView } from './elb-views'
import { instanceView, isInstanceShown } from './instance-view'
import { serviceView } from './service-view'
import { isShown, taskView } from './task-view'
import { describeArrivals, targetRps } from './traffic-words'

export function* views(world: World): Iterable<View> {
  const { state } = world
  for (const zone of state.zones.values())
    yield { kind: 'zone', key: zone.name, outage: zone.outage } satisfies ZoneView
  for (const cluster of state.clusters.values())
    if (cluster.status === 'ACTIVE') yield clusterView(world, cluster.arn)
  for (const definition of state.taskDefinitions.values()) yield taskDefinitionView(definition)
  for (const group of state.securityGroups.values()) yield securityGroupView(world, group.id)
  for (const instance of state.instances.values()) {
    if (isInstanceShown(world, instance)) yield instanceView(world, instance)
  }
  for (const service of state.services.values())
    if (service.status !== 'INACTIVE') yield serviceView(world, service)
  for (const task of state.tasks.values()) if (isShown(world, task)) yield taskView(world, task)
  for (const loadBalancer of state.loadBalancers.values()) yield loadBalancerView(world, loadBalancer)
  for (const group of state.targetGroups.values()) yield targetGroupView(world, group)
  for (const source of state.traffic.values()) yield trafficView(world, source)
}

export function clusterView(world: World, arn: string): ClusterView {
  const { state } = world
  const cluster = existing(state.clusters.get(arn), `cluster ${arn}`)
  let instances = 0
  let running = 0
  let pending = 0
  for (const instance of state.containerInstances.values())
    if (instance.clusterArn === arn && instance.status !== 'INACTIVE') instances++
  for (const task of state.tasks.values()) {
    if (task.clusterArn !== arn) continue
    if (task.lastStatus === 'RUNNING') running++
    else if (isPending(task)) pending++
  }
  return {
    kind: 'cluster',
    key: arn,
    name: cluster.name,
    registeredContainerInstancesCount: instances,
    runningTasksCount: running,
    pendingTasksCount: pending,
  }
}

function taskDefinitionView(definition: TaskDefinition): TaskDefinitionView {
  return {
    kind: 'taskDefinition',
    key: definition.arn,
    family: definition.family,
    revision: definition.revision,
    status: definition.status,
    networkMode: definition.networkMode,
    cpu: definition.cpu,
    memory: definition.memoryMiB,
    containers: definition.containers.map(({ name, image, portMappings }) => ({ name, image, portMappings })),
    ordinal: definition.ordinal,
  }
}

function securityGroupView(world: World, id: string): SecurityGroupView {
  const group = existing(world.state.securityGroups.get(id), `security group ${id}`)
  const nameOf = (groupId: string) => world.state.securityGroups.get(groupId)?.name ?? groupId
  return {
    kind: 'securityGroup',
    key: id,
    name: group.name,
    ingress: group.ingress.map(({ protocol, fromPort, toPort, source }) => ({
      protocol,
      fromPort,
      toPort,
      source: 'cidr' in source ? source.cidr : nameOf(source.securityGroupId),
    })),
  }
}

export function trafficView(world: World, source: TrafficSource): TrafficView {
  return {
    kind: 'traffic',
    key: `traffic/${source.name}`,
    name: source.name,
    loadBalancerArn: source.loadBalancerArn,
    port: source.port,
    targetRps: targetRps(source.arrivals, world.engine.now),
    rps: world.data.trafficRps(source.name),
    description: describeArrivals(source.arrivals),
  }
}
