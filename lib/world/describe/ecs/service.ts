import type {
  Deployment as AwsDeployment,
  Service as AwsService,
  ServiceEvent,
} from '@aws-sdk/client-ecs/dist-types/models/models_1'
import { isServiceMessage } from '@/lib/aws/ecs/messages'
import { SERVICE_EVENTS_MAX } from '@/lib/aws/limits'
import { toSeconds } from '@/lib/engine'
import type { InSeconds } from '@/lib/world/describe/in-seconds'
import type { LoggedEvent } from '@/lib/world/event-log'
import { ongoingServiceDeployment } from '@/lib/world/lifecycle/service-deployments'
import type { Deployment, Service } from '@/lib/world/records/services'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { describeNetwork } from './network'
import { describeConstraint, describeStrategy } from './placement'
import {
  describeConfiguration,
  describeConnectConfiguration,
  describeLaunch,
  describeRevisionTasks,
} from './service-parts'
import { countTasks } from './task-counts'

/** A service as `ecs:DescribeServices` answers it, with its deployments and its events, both newest first. */
export function describeService(world: Pick<World, 'state' | 'tasks' | 'log'>, service: Service) {
  const { state } = world
  const { running, pending } = countTasks(world.tasks.ofService(service.arn))
  const loadBalanced = service.loadBalancers.length > 0
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    loadBalancers: service.loadBalancers,
    serviceRegistries: [...service.serviceRegistries],
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: running,
    pendingCount: pending,
    ...describeLaunch(service),
    taskDefinition: service.taskDefinitionArn,
    deploymentConfiguration: describeConfiguration(service),
    deployments: deploymentsOf(world, service).map((deployment) =>
      describeDeployment(world, service, deployment),
    ),
    roleArn: loadBalanced
      ? `arn:aws:iam::${state.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`
      : undefined,
    events: describeEvents(world, service),
    networkConfiguration: describeNetwork(service.networkConfiguration),
    createdAt: toSeconds(service.createdAt),
    currentServiceDeployment: ongoingServiceDeployment(world, service)?.arn,
    currentServiceRevisions: deploymentsOf(world, service).map(({ revisionArn }) =>
      describeRevisionTasks(world, revisionArn),
    ),
    placementConstraints: service.placementConstraints.map(describeConstraint),
    placementStrategy: service.placementStrategy.map(describeStrategy),
    healthCheckGracePeriodSeconds: loadBalanced ? service.healthCheckGracePeriodSeconds : undefined,
    schedulingStrategy: service.schedulingStrategy,
    deploymentController: { type: service.deploymentController },
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'DISABLED',
  } satisfies InSeconds<AwsService>
}

/** One deployment as it stands in `deployments` of DescribeServices. */
function describeDeployment(
  { state, tasks }: Pick<World, 'state' | 'tasks'>,
  { loadBalancers }: Service,
  deployment: Deployment,
) {
  const ofService = [...tasks.ofService(deployment.serviceArn)]
  const { running, pending } = countTasks(ofService.filter((task) => task.deploymentId === deployment.id))
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: deployment.taskDefinitionArn,
    desiredCount: deployment.desiredCount,
    pendingCount: pending,
    runningCount: running,
    failedTasks: deployment.failedTasks,
    createdAt: toSeconds(deployment.createdAt),
    updatedAt: toSeconds(deployment.updatedAt),
    ...describeLaunch(deployment),
    networkConfiguration: describeNetwork(deployment.networkConfiguration),
    ...describeConnect(state, deployment),
    // Not returned with a Classic Load Balancer. ECS API, Deployment.
    ...(loadBalancers.some((one) => 'loadBalancerName' in one)
      ? {}
      : { rolloutState: deployment.rolloutState, rolloutStateReason: deployment.rolloutStateReason }),
  } satisfies InSeconds<AwsDeployment>
}

/** Of Service Connect; nothing where it is not used. */
function describeConnect(state: State, deployment: Deployment) {
  if (deployment.serviceConnect === null) return {}
  const { endpoints } = deployment.serviceConnect
  const { discoveryServices } = state
  return {
    ...describeConnectConfiguration(state, deployment),
    serviceConnectResources: endpoints.map(({ discoveryName, discoveryServiceId }) => ({
      discoveryName,
      discoveryArn: discoveryServices.get(discoveryServiceId)?.arn,
    })),
  }
}

function deploymentsOf({ state }: Pick<World, 'state'>, service: Service): readonly Deployment[] {
  return service.deploymentIds.flatMap((id) => state.deployments.get(id) ?? [])
}

function describeEvents({ log }: Pick<World, 'log'>, service: Service): InSeconds<ServiceEvent>[] {
  const events: InSeconds<ServiceEvent>[] = []
  for (let i = log.events.length - 1; i >= 0 && events.length < SERVICE_EVENTS_MAX; i--) {
    const event = log.events[i]
    if (event === undefined || event.at < service.createdAt) break
    if (!isServiceEvent(event, service)) continue
    events.push({ id: eventId(event), createdAt: toSeconds(event.at), message: event.message })
  }
  return events
}

/** Its tasks and targets have events that name the service as a subject too; AWS lists the service's own. */
function isServiceEvent({ source, message, subjects }: LoggedEvent, { arn }: Service): boolean {
  return source === 'aws.ecs' && isServiceMessage(message) && subjects.includes(arn)
}

/** AWS gives each event a UUID; here it counts, so that it is the same in every replay. */
function eventId({ sequence }: LoggedEvent): string {
  return `00000000-0000-4000-8000-${sequence.toString(16).padStart(12, '0')}`
}
