// Events of ECS: its instances, tasks, deployments and services.

import { lastPart } from '@/lib/aws/arn'
import { deploymentCompleted, deploymentFailed } from '@/lib/aws/ecs/messages'
import { existing } from '@/lib/engine'
import { hostIdOf } from '@/lib/world/hosts'
import {
  containerInstanceDetail,
  deploymentDetail,
  serviceDetail,
  taskDetail,
} from '../../describe/event-detail'
import type { EventInput } from '../../event-log'
import { clusterOf, definitionName, taskDefinitionOf } from '../../lifecycle/lookup'
import type { World } from '../../world'
import type { Written } from './written'
import { briefly } from './written'

export function containerInstanceChanged(
  world: World,
  { type, containerInstance, before }: Written<'ECS Container Instance State Change'>,
): EventInput {
  const { arn, instanceId, status, agentConnected } = containerInstance
  const common = {
    source: 'aws.ecs',
    detailType: type,
    detail: containerInstanceDetail(containerInstance),
    subjects: [instanceId, arn],
    level: status === 'ACTIVE' && agentConnected ? 'good' : 'warning',
  } as const
  if (before === null) {
    const { cpu, memoryMiB } = containerInstance
    const type = world.state.instances.get(instanceId)?.instanceType
    const cluster = clusterOf(world, containerInstance).name
    const message = `Container instance ${instanceId} (${type}) registered with cluster ${cluster}: ${cpu} CPU units, ${memoryMiB} MiB`
    return { ...common, message }
  }
  const words = [
    status === before.status ? null : `${before.status} → ${status}`,
    agentConnected === before.agentConnected
      ? null
      : agentConnected
        ? 'agent connected'
        : 'agent disconnected',
  ]
  const isActiveAgain = status === 'ACTIVE' && before.status === 'DRAINING'
  const mark =
    status === before.status
      ? null
      : status === 'DRAINING'
        ? 'draining'
        : isActiveAgain
          ? 'active again'
          : null
  return {
    ...common,
    message: `Container instance ${instanceId}: ${words.filter((word) => word !== null).join(', ')}`,
    mark: mark === null ? null : `${briefly(instanceId)} ${mark}`,
  }
}

export function taskChanged(
  world: World,
  { type, task, before }: Written<'ECS Task State Change'>,
): EventInput {
  const name = definitionName(taskDefinitionOf(world, task))
  const isStopped = task.lastStatus === 'STOPPED'
  const reason = isStopped && task.stoppedReason ? ` (${task.stoppedReason})` : ''
  const isUnwanted = isStopped && task.stopCode !== 'ServiceSchedulerInitiated'
  return {
    source: 'aws.ecs',
    detailType: type,
    detail: taskDetail(world, task),
    message: `Task ${task.id} (${name}): ${before} → ${task.lastStatus}${reason}`,
    subjects: [task.arn, hostIdOf(task)],
    level: task.lastStatus === 'RUNNING' ? 'good' : isUnwanted ? 'warning' : 'info',
  }
}

/** A service's end of a rollout is told as a message of the service, as in the console. */
export function deploymentChanged(
  _world: World,
  { type, service, deployment, eventName }: Written<'ECS Deployment State Change'>,
): EventInput {
  const detail = deploymentDetail(deployment, eventName)
  const source = 'aws.ecs'
  const subjects = [service.arn]
  if (eventName === 'SERVICE_DEPLOYMENT_IN_PROGRESS') {
    const name = lastPart(deployment.taskDefinitionArn)
    // That a service begins, or goes back, has marks of its own.
    const isUpdate = service.deploymentIds.length > 1 && deployment.createdAt === deployment.updatedAt
    const message = `Deployment ${deployment.id} of ${name} begins`
    return { source, detailType: type, message, subjects, mark: isUpdate ? `deploy ${name}` : null, detail }
  }
  const isCompleted = eventName === 'SERVICE_DEPLOYMENT_COMPLETED'
  const { id, failure } = deployment
  const message = isCompleted
    ? deploymentCompleted(service.name, id)
    : deploymentFailed(service.name, id, existing(failure, `why ${id} failed`))
  return {
    source,
    detailType: type,
    message,
    subjects,
    level: isCompleted ? 'good' : 'bad',
    mark: isCompleted ? 'deployment completed' : 'deployment failed',
    detail,
  }
}

export function serviceActed(
  _world: World,
  { type, service, message, eventName, subjects, level, mark }: Written<'ECS Service Action'>,
): EventInput {
  return {
    source: 'aws.ecs',
    detailType: type,
    message,
    detail: serviceDetail(service, eventName),
    subjects: [service.arn, ...subjects],
    level,
    mark,
  }
}
