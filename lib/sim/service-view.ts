import { existing } from '@/lib/engine'
import type { DeploymentView, ServiceView } from '@/lib/protocol'
import {
  clusterOf,
  definitionName,
  liveTasksOfService,
  seriesNameOf,
  taskDefinitionOf,
} from '@/lib/world/lifecycle/lookup'
import type { Service } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import { notesOf } from '@/lib/world/scheduler-notes'
import { boundsOf, isHealthy, isPending } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'
import { schedulerWait } from './waits'

export function serviceView(world: World, service: Service): ServiceView {
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
    desiredCount: service.desiredCount,
    runningCount: count(({ lastStatus }) => lastStatus === 'RUNNING'),
    pendingCount: count(isPending),
    healthyCount: count((task) => isHealthy(world, service, task)),
    minimumHealthyPercent: service.minimumHealthyPercent,
    maximumPercent: service.maximumPercent,
    ...boundsOf(service),
    deployments,
    steady,
    blocked,
    schedulerWait: schedulerWait(world, service),
    targetGroupArns: service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn),
  }
}
