// Deployments of a service: the newest is PRIMARY, older ones are ACTIVE until their last task has stopped.

import {
  type DeploymentFailure,
  ROLLOUT_REASON,
  rollingBack,
  SERVICE_DEPLOYMENT_REASON,
} from '@/lib/aws/ecs/messages'
import { existing } from '@/lib/engine'
import type { EventOf } from '../chart-driver-machines'
import { deploymentId } from '../ids'
import type { Deployment, Service } from '../records/services'
import { forgetTroubles } from '../scheduler-notes'
import type { World } from '../world'
import { primaryDeploymentOf } from './lookup'
import { endpointsKnownTo } from './service-connect'
import {
  beginServiceDeployment,
  ongoingServiceDeployment,
  serviceRevisionArn,
  tell,
  watchServiceDeployment,
} from './service-deployments'
import { serviceEvent } from './targets'

/** A new PRIMARY deployment; the scheduler does the rest. The task definition may be the same: a forced deployment. */
export function createDeployment(world: World, service: Service, taskDefinitionArn: string): Deployment {
  const id = deploymentId(world)
  const deployment: Deployment = {
    id,
    serviceArn: service.arn,
    revisionArn: serviceRevisionArn(world, service, id),
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
    failure: null,
    failedTasks: 0,
    hasRun: false,
    createdAt: world.engine.now,
    updatedAt: world.engine.now,
  }
  supersede(world, service)
  const older = service.deploymentIds
  service.deploymentIds = [id, ...older]
  world.state.deployments.set(id, deployment)
  becomePrimary(world, service, deployment)
  world.charts.start('deployment', id, undefined)
  beginServiceDeployment(world, service, deployment, older)
  publishInProgress(world, service, deployment)
  return deployment
}

/** The service is steady with its PRIMARY deployment. */
export function completeDeployment(world: World, service: Service): void {
  const { id } = primaryDeploymentOf(world, service)
  const ongoing = existing(ongoingServiceDeployment(world, service), `service deployment of ${service.name}`)
  watchServiceDeployment(world, service)
  world.charts.deliver('deployment', id, { type: 'steady.state.reached' })
  tell(world, ongoing, { type: 'completed' })
}

/** What a deployment strategy does when a deployment fails. Returns what the service goes back to; null when there is nothing. */
export type RollBack = (world: World, service: Service, failure: DeploymentFailure) => Deployment | null

/** The PRIMARY deployment launches nothing any more. Without `rollBack` the service stays as it is. */
export function failDeployment(
  world: World,
  service: Service,
  failure: DeploymentFailure,
  rollBack: RollBack | null,
): void {
  const deployment = primaryDeploymentOf(world, service)
  const ongoing = existing(ongoingServiceDeployment(world, service), `service deployment of ${service.name}`)
  watchServiceDeployment(world, service)
  if (failure === 'circuit breaker')
    ongoing.circuitBreaker = { ...ongoing.circuitBreaker, status: 'TRIGGERED' }
  deployment.failure = failure
  world.charts.deliver('deployment', deployment.id, FAILURE_EVENTS[failure])
  if (rollBack === null) {
    ongoing.statusReason = SERVICE_DEPLOYMENT_REASON.stopped(failure)
    tell(world, ongoing, { type: 'stop' })
    return
  }
  const target = rollBack(world, service, failure)
  const reason = SERVICE_DEPLOYMENT_REASON.rolledBack(failure)
  ongoing.rollback ??= {
    reason,
    startedAt: world.engine.now,
    serviceRevisionArn: target?.revisionArn ?? null,
  }
  ongoing.statusReason = reason
  tell(world, ongoing, { type: 'rollback.begun' })
  if (target !== null) return
  ongoing.statusReason = SERVICE_DEPLOYMENT_REASON.noRollbackCandidate()
  tell(world, ongoing, { type: 'stop' })
}

const FAILURE_EVENTS: Readonly<Record<DeploymentFailure, EventOf<'deployment'>>> = {
  'circuit breaker': { type: 'circuit.breaker.tripped' },
  'rollback requested': { type: 'stop.requested' },
  'stop requested': { type: 'stop.requested' },
}

/** Back to the last deployment that was COMPLETED; when there is none, the service stalls. */
export function rollBack(world: World, service: Service, failure: DeploymentFailure): Deployment | null {
  const target =
    service.lastCompletedDeploymentId === null
      ? undefined
      : world.state.deployments.get(service.lastCompletedDeploymentId)
  const failed = primaryDeploymentOf(world, service)
  if (!target || target === failed) return null
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
  target.rolloutStateReason = ROLLOUT_REASON.rollingBack(target.id, failure)
  publishInProgress(world, service, target)
  return target
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
