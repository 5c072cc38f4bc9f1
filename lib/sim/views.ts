// The world as flat records for the screen. Every number comes from the tables or the data plane.

import { existing } from '@/lib/engine'
import type {
  ClusterView,
  ContainerView,
  DeploymentView,
  InstanceView,
  SecurityGroupView,
  ServiceView,
  TaskDefinitionView,
  TaskTargetView,
  TaskView,
  TrafficView,
  View,
  ZoneView,
} from '@/lib/protocol'
import {
  clusterOf,
  containersOf,
  definitionName,
  liveTasksOfService,
  liveTasksOn,
  seriesNameOf,
  taskDefinitionOf,
} from '@/lib/world/lifecycle/lookup'
import { boundsOf, isHealthy, isPending, targetsOf } from '@/lib/world/service-counts'
import type {
  ContainerInstance,
  Instance,
  Service,
  Task,
  TaskDefinition,
  TrafficSource,
} from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { loadBalancerView, targetGroupView } from './elb-views'
import { describeArrivals, targetRps } from './traffic-words'
import { instanceWait, taskWait } from './waits'

/** STOPPED tasks stay on the screen this long, so that one can see why they ended. */
const STOPPED_SHOWN_US = 60 * 1_000_000

export function* views(world: World): Iterable<View> {
  const { state } = world
  for (const zone of state.zones.values())
    yield { kind: 'zone', key: zone.name, outage: zone.outage } satisfies ZoneView
  for (const cluster of state.clusters.values())
    if (cluster.status === 'ACTIVE') yield clusterView(world, cluster.arn)
  for (const definition of state.taskDefinitions.values()) yield taskDefinitionView(definition)
  for (const group of state.securityGroups.values()) yield securityGroupView(world, group.id)
  for (const instance of state.instances.values()) {
    if (instance.state !== 'terminated') yield instanceView(world, instance, liveTasksOn(world, instance.id))
  }
  for (const service of state.services.values())
    if (service.status !== 'INACTIVE') yield serviceView(world, service)
  for (const task of state.tasks.values()) if (isShown(world, task)) yield taskView(world, task)
  for (const loadBalancer of state.loadBalancers.values()) yield loadBalancerView(world, loadBalancer)
  for (const group of state.targetGroups.values()) yield targetGroupView(world, group)
  for (const source of state.traffic.values()) yield trafficView(world, source)
}

function isShown(world: World, task: Task): boolean {
  const instance = world.state.instances.get(task.instanceId)
  return (
    task.stoppedAt === null ||
    (world.engine.now - task.stoppedAt < STOPPED_SHOWN_US && instance?.state !== 'terminated')
  )
}

function clusterView(world: World, arn: string): ClusterView {
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

function instanceView(world: World, instance: Instance, tasks: readonly Task[]): InstanceView {
  const agent: ContainerInstance | undefined = world.state.containerInstances.get(
    instance.containerInstanceArn ?? '',
  )
  const usage = world.data.instanceUsage(instance.id)
  const sum = (of: (task: Task) => number) => tasks.reduce((total, task) => total + of(task), 0)
  return {
    kind: 'instance',
    key: instance.id,
    instanceType: instance.instanceType,
    zone: instance.zone,
    privateIp: instance.privateIp,
    launchedAt: instance.launchedAt,
    state: instance.state,
    containerInstanceArn: agent?.arn ?? null,
    clusterName: agent ? clusterOf(world, agent).name : null,
    status: agent?.status ?? null,
    agentConnected: agent?.agentConnected ?? false,
    cpu: {
      registered: agent?.cpu ?? instance.vcpus * 1024,
      reserved: sum(({ cpu }) => cpu),
      used: Math.round(usage.cpuUnits),
    },
    memory: {
      registered: agent?.memoryMiB ?? 0,
      reserved: sum(({ memoryMiB }) => memoryMiB),
      used: Math.round(usage.memoryMiB),
    },
    reservedPorts: agent?.reservedTcpPorts ?? [],
    portsInUse: tasks.flatMap(({ hostPorts }) => hostPorts.map(({ port }) => port)).sort((a, b) => a - b),
    dynamicPortRange: agent?.dynamicPortRange ?? [0, 0],
    securityGroupIds: instance.securityGroupIds,
    cachedImages: instance.cachedImages,
    wait: instanceWait(instance),
  }
}

function containerViews(world: World, task: Task): readonly ContainerView[] {
  return containersOf(world, task).map((container) => ({
    name: container.name,
    image: container.image,
    lastStatus: container.lastStatus,
    step: container.step,
    essential: container.essential,
    ip: container.ip,
    networkBindings: container.networkBindings,
    exitCode: container.exitCode,
    reason: container.reason,
    cpu: container.cpu,
    memoryMiB: container.memoryReservationMiB ?? container.memoryLimitMiB ?? 0,
  }))
}

function taskTargetViews(world: World, task: Task): readonly TaskTargetView[] {
  return targetsOf(world, task).map((target) => ({
    targetGroupArn: target.targetGroupArn,
    targetGroupName: world.state.targetGroups.get(target.targetGroupArn)?.name ?? '',
    port: target.port,
    state: target.state,
    reason: target.reason,
    description: target.description,
  }))
}

function taskView(world: World, task: Task): TaskView {
  const definition = taskDefinitionOf(world, task)
  let cpuUsed = 0
  let memoryUsed = 0
  let requestsInFlight = 0
  for (const arn of task.containerArns) {
    const usage = world.data.containerUsage(arn)
    cpuUsed += usage.cpuUnits
    memoryUsed += usage.memoryMiB
    requestsInFlight += usage.requestsInFlight
  }
  return {
    kind: 'task',
    key: task.arn,
    id: task.id,
    clusterName: clusterOf(world, task).name,
    taskDefinition: definitionName(definition),
    taskDefinitionArn: definition.arn,
    family: definition.family,
    revision: definition.revision,
    group: task.group,
    serviceName: task.serviceArn === null ? null : (world.state.services.get(task.serviceArn)?.name ?? null),
    deploymentId: task.deploymentId,
    instanceId: task.instanceId,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    containers: containerViews(world, task),
    targets: taskTargetViews(world, task),
    cpu: task.cpu,
    memory: task.memoryMiB,
    cpuUsed: Math.round(cpuUsed),
    memoryUsed: Math.round(memoryUsed),
    requestsInFlight,
    wait: taskWait(world, task),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    stoppedAt: task.stoppedAt,
  }
}

function serviceView(world: World, service: Service): ServiceView {
  const tasks = liveTasksOfService(world, service.arn)
  const count = (test: (task: Task) => boolean) => tasks.filter(test).length
  const deployments = service.deploymentIds.map((id): DeploymentView => {
    const deployment = existing(world.state.deployments.get(id), `deployment ${id}`)
    const isMine = (task: Task) => task.deploymentId === id
    return {
      id,
      status: deployment.status,
      taskDefinition: definitionName(taskDefinitionOf(world, deployment)),
      desiredCount: deployment.desiredCount,
      pendingCount: count((task) => isMine(task) && isPending(task)),
      runningCount: count((task) => isMine(task) && task.lastStatus === 'RUNNING'),
      healthyCount: count((task) => isMine(task) && isHealthy(world, service, task)),
      failedTasks: deployment.failedTasks,
      rolloutState: deployment.rolloutState,
      rolloutStateReason: deployment.rolloutStateReason,
      createdAt: deployment.createdAt,
    }
  })
  return {
    kind: 'service',
    key: service.arn,
    name: service.name,
    seriesName: seriesNameOf(world, service),
    clusterName: clusterOf(world, service).name,
    status: service.status,
    taskDefinition: definitionName(taskDefinitionOf(world, service)),
    desiredCount: service.desiredCount,
    runningCount: count(({ lastStatus }) => lastStatus === 'RUNNING'),
    pendingCount: count(isPending),
    healthyCount: count((task) => isHealthy(world, service, task)),
    minimumHealthyPercent: service.minimumHealthyPercent,
    maximumPercent: service.maximumPercent,
    ...boundsOf(service),
    deployments,
    steady: service.steady,
    blocked: service.blocked,
    targetGroupArns: service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn),
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

function trafficView(world: World, source: TrafficSource): TrafficView {
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
