import { lastPart } from '@/lib/aws/arn'
import { existing } from '@/lib/engine'
import type { DeploymentView, ServiceView } from '@/lib/protocol'
import {
  clusterOf,
  definitionName,
  liveTasksOfService,
  seriesNameOf,
  taskDefinitionOf,
} from '@/lib/world/lifecycle/lookup'
import { targetGroupsOfService } from '@/lib/world/lifecycle/task-targets'
import { unplacedTasks } from '@/lib/world/outcome/provisioning'
import type { Service } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import { notesOf } from '@/lib/world/scheduler-notes'
import { HEALTHY_AFTER_US, isHealthy, isPending } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'
import { schedulerWait } from '../waits'
import { connectionsView } from './connections'
import { scalingSubject, serviceScaling } from './service-scaling'
import { type Subject, viewSource } from './view-source'

export const serviceSource = viewSource({
  table: ({ services }) => services,
  isShown: (_world, { status }) => status !== 'INACTIVE',
  view: serviceView,
  subject(world, service): Subject {
    const scaling = scalingSubject(world, service.arn)
    return {
      describe: [
        ['ecs:DescribeServices', { cluster: clusterOf(world, service).name, services: [service.name] }],
        ...scaling.describe,
      ],
      charts: [
        ...service.deploymentIds.map((id) => ['deployment', id, `Deployment ${id}`] as const),
        ...service.serviceDeploymentArns
          .slice(0, 1)
          .map((arn) => ['service-deployment', arn, `Service deployment ${lastPart(arn)}`] as const),
        ...scaling.charts,
      ],
      aliases: [`service:${service.name}`],
    }
  },
  /** Calls show the last second. The scheduler's wait ends; without a load balancer a task counts as healthy some time after its start. */
  dueAt(world, { key, schedulerWait: wait, targetGroupArns, connections }) {
    if (connections !== null) return world.engine.now
    let due: number = wait?.until ?? Number.POSITIVE_INFINITY
    if (targetGroupArns.length > 0) return due
    for (const { startedAt } of world.tasks.ofService(key)) {
      const at = startedAt === null ? 0 : startedAt + HEALTHY_AFTER_US
      if (at > world.engine.now) due = Math.min(due, at)
    }
    return due
  },
})

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
  const { steady, blocked } = notesOf(world, service.arn)
  return {
    kind: 'service',
    key: service.arn,
    name: service.name,
    seriesName: seriesNameOf(world, service),
    clusterName: clusterOf(world, service).name,
    status: service.status,
    taskDefinition: definitionName(taskDefinitionOf(world, service)),
    capacityProviders: service.capacityProviderStrategy.map(({ capacityProvider }) => capacityProvider),
    desiredCount: service.desiredCount,
    runningCount: count(({ lastStatus }) => lastStatus === 'RUNNING'),
    pendingCount: count(isPending),
    healthyCount: count((task) => isHealthy(world, service, task)),
    minimumHealthyPercent: service.minimumHealthyPercent,
    healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    maximumPercent: service.maximumPercent,
    ...world.scheduler.bounds(service),
    deployments,
    steady,
    blocked,
    unplacedCount: unplacedTasks(world, service),
    schedulerWait: schedulerWait(world, service),
    network: service.networkConfiguration,
    targetGroupArns: targetGroupsOfService(world.state, service),
    highResolutionMetrics: service.highResolutionMetrics,
    connections: connectionsView(world, service),
    scaling: serviceScaling(world, service.arn),
  }
}
