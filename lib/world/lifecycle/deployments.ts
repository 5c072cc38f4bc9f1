// Deployments of a service: the newest is PRIMARY, older ones are ACTIVE until their last task has stopped.

import { ROLLOUT_REASON, rollingBack } from '@/lib/aws/ecs/messages'
import { existing } from '@/lib/engine'
import { deploymentId } from '../ids'
import type { Deployment, Service } from '../records/services'
import { forgetTroubles } from '../scheduler-notes'
import type { World } from '../world'
import { primaryDeploymentOf } from './lookup'
import { endpointsKnownTo } from './service-connect'
import { serviceEvent } from './targets'

/** A new PRIMARY deployment; the scheduler does the rest. The task definition may be the same: a forced deployment. */
export function createDeployment(world: World, service: Service, taskDefinitionArn: string): Deployment {
  const deployment: Deployment = {
    id: deploymentId(world),
    serviceArn: service.arn,
    taskDefinitionArn,
    capacityProviderStrategy: service.capacityProviderStrategy,
    networkConfiguration: service.networkConfiguration,
    serviceRegistries: service.serviceRegistries,
    serviceConnect: service.serviceConnect,
    knownEndpoints: endpointsKnownTo(world.state, service),
    desiredCount: service.desiredCount,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: '',
    failedTasks: 0,
    hasRun: false,
    createdAt: world.engine.now,
    updatedAt: world.engine.now,
  }
  supersede(world, service)
  service.deploymentIds = [deployment.id, ...service.deploymentIds]
  world.state.deployments.set(deployment.id, deployment)
  becomePrimary(world, service, deployment)
  world.charts.start('deployment', deployment.id, undefined)
  publishInProgress(world, service, deployment)
  return deployment
}

/** Back to the last deployment that was COMPLETED; when there is none, the service stalls. */
export function rollBack(world: World, service: Service): void {
  const target =
    service.lastCompletedDeploymentId === null
      ? undefined
      : world.state.deployments.get(service.lastCompletedDeploymentId)
  const failed = primaryDeploymentOf(world, service)
  if (!target || target === failed) return
  serviceEvent(world, service, rollingBack(service.name, target.id), {
    level: 'warning',
    mark: 'rolling back',
  })
  supersede(world, service)
  service.deploymentIds = [target.id, ...service.deploymentIds.filter((id) => id !== target.id)]
  // It is not a target of a rollback again until it is COMPLETED again.
  service.lastCompletedDeploymentId = null
  target.failedTasks = 0
  becomePrimary(world, service, target)
  world.charts.deliver('deployment', target.id, { type: 'rolled.back.to' })
  target.rolloutStateReason = ROLLOUT_REASON.rollingBack(target.id)
  publishInProgress(world, service, target)
}

/** "This event is sent for both initial deployments and rollback deployments", which differ in their reason. */
function publishInProgress(world: World, service: Service, deployment: Deployment): void {
  const eventName = 'SERVICE_DEPLOYMENT_IN_PROGRESS'
  world.bus.publish({ type: 'ECS Deployment State Change', service, deployment, eventName })
}

function supersede(world: World, service: Service): void {
  for (const id of service.deploymentIds) world.charts.deliver('deployment', id, { type: 'superseded' })
}

function becomePrimary(world: World, service: Service, deployment: Deployment): void {
  const definition = existing(
    world.state.taskDefinitions.get(deployment.taskDefinitionArn),
    deployment.taskDefinitionArn,
  )
  service.taskDefinitionArn = definition.arn
  service.capacityProviderStrategy = deployment.capacityProviderStrategy
  service.networkConfiguration = deployment.networkConfiguration
  service.serviceRegistries = deployment.serviceRegistries
  service.serviceConnect = deployment.serviceConnect
  forgetTroubles(world, service.arn)
  deployment.desiredCount = service.desiredCount
  world.bus.publish({ type: 'Service Update', service })
}
