// Service deployments of a service: one begins with each new deployment and is told what becomes of it. At most one is not
// ended, or is not on its way to its end.

import { arnsBeside, lastPart } from '@/lib/aws/arn'
import { circuitBreakerThreshold } from '@/lib/aws/ecs/circuit-breaker'
import { SERVICE_DEPLOYMENT_REASON } from '@/lib/aws/ecs/messages'
import type { ServiceDeploymentStatus } from '@/lib/aws/vocabulary'
import { existing } from '@/lib/engine'
import type { EventOf } from '../chart-driver-machines'
import { serviceDeploymentId } from '../ids'
import { waitMs } from '../pace'
import type { DeploymentConfiguration, ServiceDeployment } from '../records/service-deployments'
import type { Deployment, Service } from '../records/services'
import { SERVICE_DEPLOYMENTS_KEPT } from '../timings'
import type { World } from '../world'
import { clusterOf } from './lookup'

const ENDED: ReadonlySet<ServiceDeploymentStatus> = new Set([
  'SUCCESSFUL',
  'STOPPED',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
])

export function hasEnded({ status }: Pick<ServiceDeployment, 'status'>): boolean {
  return ENDED.has(status)
}

/** The newest of a service; null after the service is gone. */
function newestServiceDeployment(
  { state }: Pick<World, 'state'>,
  service: Service,
): ServiceDeployment | null {
  const [arn] = service.serviceDeploymentArns
  return arn === undefined ? null : existing(state.serviceDeployments.get(arn), arn)
}

/** The one that is going on; null between deployments. */
export function ongoingServiceDeployment(
  world: Pick<World, 'state'>,
  service: Service,
): ServiceDeployment | null {
  const newest = newestServiceDeployment(world, service)
  return newest === null || hasEnded(newest) ? null : newest
}

export function serviceRevisionArn(world: World, service: Service, deploymentId: string): string {
  return arnsBeside(service.arn).serviceRevision(
    clusterOf(world, service).name,
    service.name,
    lastPart(deploymentId),
  )
}

/** With a deployment that has just become PRIMARY; one that is still going on gives way. */
export function beginServiceDeployment(
  world: World,
  service: Service,
  deployment: Deployment,
  olderIds: readonly string[],
): void {
  giveWay(world, service)
  const { now } = world.engine
  const arns = arnsBeside(service.arn)
  const arn = arns.serviceDeployment(clusterOf(world, service).name, service.name, serviceDeploymentId(world))
  createRevision(world, service, deployment)
  world.state.serviceDeployments.set(arn, {
    arn,
    serviceArn: service.arn,
    deploymentId: deployment.id,
    targetRevisionArn: deployment.revisionArn,
    sourceRevisionArns: olderIds.map((id) => serviceRevisionArn(world, service, id)),
    status: 'PENDING',
    statusReason: null,
    lifecycleStage: null,
    createdAt: now,
    startedAt: null,
    finishedAt: null,
    stoppedAt: null,
    updatedAt: now,
    rollback: null,
    configuration: configurationOf(service),
    circuitBreaker: {
      status: service.circuitBreaker.enable ? 'MONITORING' : 'DISABLED',
      failureCount: 0,
      threshold: thresholdOf(service),
    },
    alarms: { status: 'DISABLED', alarmNames: [], triggeredAlarmNames: [] },
    finalTasks: null,
  })
  service.serviceDeploymentArns = [arn, ...service.serviceDeploymentArns]
  world.charts.start('service-deployment', arn, {
    startMs: waitMs(world, 'serviceDeploymentStart', arn),
    stopMs: waitMs(world, 'serviceDeploymentStop', arn),
  })
  forgetOldest(world, service)
}

function giveWay(world: World, service: Service): void {
  const before = ongoingServiceDeployment(world, service)
  if (before === null) return
  before.statusReason = SERVICE_DEPLOYMENT_REASON.superseded()
  tell(world, before, { type: 'stop' })
}

function createRevision(world: World, service: Service, deployment: Deployment): void {
  const { revisionArn: arn } = deployment
  world.state.serviceRevisions.set(arn, {
    arn,
    serviceArn: service.arn,
    taskDefinitionArn: deployment.taskDefinitionArn,
    capacityProviderStrategy: deployment.capacityProviderStrategy,
    networkConfiguration: deployment.networkConfiguration,
    serviceRegistries: deployment.serviceRegistries,
    serviceConnect: deployment.serviceConnect,
    loadBalancers: service.loadBalancers,
    highResolutionMetrics: service.highResolutionMetrics,
    createdAt: deployment.createdAt,
  })
}

/** From which count on the circuit breaker trips; it follows the desired count. */
export function thresholdOf({ desiredCount, circuitBreaker }: Service): number {
  return circuitBreakerThreshold(desiredCount, circuitBreaker.thresholdConfiguration)
}

function configurationOf(service: Service): DeploymentConfiguration {
  const { deploymentStrategy, minimumHealthyPercent, maximumPercent, circuitBreaker } = service
  return { deploymentStrategy, minimumHealthyPercent, maximumPercent, circuitBreaker }
}

export function tell(world: World, { arn }: ServiceDeployment, event: EventOf<'service-deployment'>): void {
  world.charts.deliver('service-deployment', arn, event)
}

/** What it runs under by now, what the circuit breaker has counted, and from which count on it trips. */
export function watchServiceDeployment(world: World, service: Service): void {
  const ongoing = ongoingServiceDeployment(world, service)
  if (ongoing === null || ongoing.rollback !== null) return
  ongoing.configuration = configurationOf(service)
  const { enable } = service.circuitBreaker
  const { failedTasks } = existing(
    world.state.deployments.get(ongoing.deploymentId),
    `deployment ${ongoing.deploymentId}`,
  )
  ongoing.circuitBreaker = {
    status: enable ? 'MONITORING' : 'DISABLED',
    failureCount: failedTasks,
    threshold: thresholdOf(service),
  }
}

function forgetOldest(world: World, service: Service): void {
  const kept = service.serviceDeploymentArns.slice(0, SERVICE_DEPLOYMENTS_KEPT)
  const forgotten = service.serviceDeploymentArns.slice(SERVICE_DEPLOYMENTS_KEPT)
  service.serviceDeploymentArns = kept
  for (const arn of forgotten) forget(world, arn)
  if (forgotten.length > 0) forgetRevisions(world, service)
}

/** AWS deletes the service deployments of a service that is deleted. */
export function forgetServiceDeployments(world: World, service: Service): void {
  for (const arn of service.serviceDeploymentArns) forget(world, arn)
  service.serviceDeploymentArns = []
  forgetRevisions(world, service)
}

function forget(world: World, arn: string): void {
  world.charts.remove('service-deployment', arn)
  world.state.serviceDeployments.delete(arn)
  world.bus.changed('serviceDeployments', arn)
}

/** Revisions stay as long as a service deployment names them, or the service may go back to them. */
function forgetRevisions(world: World, service: Service): void {
  const { serviceDeployments, serviceRevisions } = world.state
  const named = new Set(
    [...service.deploymentIds, service.lastCompletedDeploymentId ?? ''].map((id) =>
      serviceRevisionArn(world, service, id),
    ),
  )
  for (const arn of service.serviceDeploymentArns) {
    const { targetRevisionArn, sourceRevisionArns, rollback } = existing(serviceDeployments.get(arn), arn)
    for (const revision of [targetRevisionArn, ...sourceRevisionArns]) named.add(revision)
    if (rollback?.serviceRevisionArn) named.add(rollback.serviceRevisionArn)
  }
  for (const { arn, serviceArn } of serviceRevisions.values())
    if (serviceArn === service.arn && !named.has(arn)) serviceRevisions.delete(arn)
}
