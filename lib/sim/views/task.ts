import { afterSeconds, type SimTime, simTime } from '@/lib/engine'
import type { ContainerView, NetworkInterfaceView, TaskTargetView, TaskView } from '@/lib/protocol'
import { ec2InstanceOf, hostIdOf, slownessOf } from '@/lib/world/hosts'
import { pullKey } from '@/lib/world/lifecycle/images'
import { clusterOf, containersOf, definitionName, taskDefinitionOf } from '@/lib/world/lifecycle/lookup'
import { isInSlowStart } from '@/lib/world/lifecycle/slow-start'
import type { Target, TargetGroup } from '@/lib/world/records/elb'
import type { Task } from '@/lib/world/records/tasks'
import { targetsOf } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'
import { shownRate, usageOf } from '../usage'
import { taskWait } from '../waits'
import { isInstanceShown } from './instance'
import { type Subject, viewSource } from './view-source'

/** STOPPED tasks stay on the screen this long, so that one can see why they ended. */
const STOPPED_SHOWN_US = 60 * 1_000_000

export const taskSource = viewSource({
  table: ({ tasks }) => tasks,
  isShown,
  view: taskView,
  subject(world, task): Subject {
    const containers = containersOf(world, task)
    return {
      describe: [['ecs:DescribeTasks', { cluster: clusterOf(world, task).name, tasks: [task.id] }]],
      charts: [
        ['task', task.arn, 'Task'],
        ...containers.map(({ arn, name }) => ['container', arn, `Container ${name}`] as const),
        ...task.targetKeys.map(
          (target) =>
            ['target', target, `Target ${target.slice(target.indexOf('|') + 1).replace('|', ':')}`] as const,
        ),
        ...[...new Set(containers.map(({ image }) => image))].map(
          (image) => ['image-pull', pullKey(hostIdOf(task), image), `Pull of ${image}`] as const,
        ),
      ],
      aliases: task.targetKeys,
    }
  },
  /** A STOPPED task leaves the screen; a wait that a timer ends may be followed by the next. */
  dueAt: (_world, { stoppedAt, wait, targets }) =>
    shownUntil({ stoppedAt }) ??
    Math.min(
      wait?.until ?? Number.POSITIVE_INFINITY,
      ...targets.map(({ slowStart }) => slowStart?.until ?? Number.POSITIVE_INFINITY),
    ),
})

function isShown(world: World, task: Task): boolean {
  const instance = ec2InstanceOf(world.state, task)
  if (task.stoppedAt === null) return true
  if (instance !== undefined && !isInstanceShown(world, instance)) return false
  return world.engine.now < (shownUntil(task) ?? 0)
}

/** When a STOPPED task leaves the screen; null while it is not STOPPED. */
function shownUntil({ stoppedAt }: Pick<Task, 'stoppedAt'>): SimTime | null {
  return stoppedAt === null ? null : simTime(stoppedAt + STOPPED_SHOWN_US)
}

function containerViews(world: World, task: Task): readonly ContainerView[] {
  const containers = containersOf(world, task)
  const definitions = taskDefinitionOf(world, task).containers
  const linksOf = (of: string) =>
    (definitions.find(({ name }) => name === of)?.links ?? []).map(({ name, alias }) => ({
      alias,
      name,
      ip: containers.find((other) => other.name === name)?.ip ?? null,
    }))
  return containers.map((container) => ({
    name: container.name,
    image: container.image,
    lastStatus: container.lastStatus,
    step: container.step,
    essential: container.essential,
    ip: container.ip,
    networkBindings: container.networkBindings,
    links: linksOf(container.name),
    exitCode: container.exitCode,
    reason: container.reason,
    cpu: container.cpu,
    memoryMiB: container.memoryReservationMiB ?? container.memoryLimitMiB ?? 0,
  }))
}

function networkInterfaceView({ state }: World, { attachment }: Task): NetworkInterfaceView | null {
  const record = state.networkInterfaces.get(attachment?.networkInterfaceId ?? '')
  if (attachment === null || record === undefined) return null
  const { id, privateIp, subnetId, securityGroupIds } = record
  return { id, privateIp, subnetId, securityGroupIds, status: attachment.status }
}

/** All that its containers may use before the kernel kills one; null where one has no limit. */
function memoryLimitOf(world: World, task: Task): number | null {
  const { taskMemoryMiB } = taskDefinitionOf(world, task)
  let sum = 0
  for (const { memoryLimitMiB } of containersOf(world, task)) {
    if (memoryLimitMiB === null) return taskMemoryMiB
    sum += memoryLimitMiB
  }
  return taskMemoryMiB === null ? sum : Math.min(sum, taskMemoryMiB)
}

/** Of a task that is STOPPED nothing is to be heard any more. */
function unheardSince(world: World, task: Task): SimTime | null {
  if (task.lastStatus === 'STOPPED') return null
  const instance = ec2InstanceOf(world.state, task)
  return world.state.containerInstances.get(instance?.containerInstanceArn ?? '')?.unheardSince ?? null
}

function taskTargetViews(world: World, task: Task): readonly TaskTargetView[] {
  return targetsOf(world, task).map((target) => {
    const group = world.state.targetGroups.get(target.targetGroupArn)
    const { isAnomalous, weight } = world.data.anomalyOf(target.key)
    return {
      targetGroupArn: target.targetGroupArn,
      targetGroupName: group?.name ?? '',
      port: target.port,
      state: target.state,
      reason: target.reason,
      description: target.description,
      isAdmitted: world.data.admits(target.key),
      slowStart: slowStartOf(target, group, world.engine.now),
      isAnomalous,
      mitigatedPercent: weight < 1 ? Math.round(100 * weight) : null,
    }
  })
}

function slowStartOf(
  target: Target,
  group: TargetGroup | undefined,
  now: SimTime,
): TaskTargetView['slowStart'] {
  if (group === undefined || target.slowStartAt === null || !isInSlowStart(target, group, now)) return null
  return { since: target.slowStartAt, until: afterSeconds(target.slowStartAt, group.slowStartSeconds) }
}

function taskView(world: World, task: Task): TaskView {
  const definition = taskDefinitionOf(world, task)
  const usage = usageOf(world, [task])
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
    instanceId: hostIdOf(task),
    networkMode: definition.networkMode,
    networkInterface: networkInterfaceView(world, task),
    capacityProvider: task.capacityProviderName,
    noRoom: task.waiting?.text ?? null,
    lastStatus: task.lastStatus,
    desiredStatus: task.desiredStatus,
    healthStatus: task.healthStatus,
    containers: containerViews(world, task),
    targets: taskTargetViews(world, task),
    cpu: task.cpu,
    memory: task.memoryMiB,
    cpuUsed: Math.round(usage.cpuUnits),
    memoryUsed: Math.round(usage.memoryMiB),
    memoryLimit: memoryLimitOf(world, task),
    requestsInFlight: usage.requestsInFlight,
    requestsQueued: usage.requestsQueued,
    requestsStarved: usage.requestsStarved,
    requestsPerSecond: shownRate(usage.requestsPerSecond),
    wait: taskWait(world, task),
    unheardSince: unheardSince(world, task),
    slowness: slownessOf(world.state, task),
    protectedUntil: task.protectedUntil,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    stoppedAt: task.stoppedAt,
  }
}
