import type {
  Deployment as AwsDeployment,
  Service as AwsService,
  ServiceEvent,
} from '@aws-sdk/client-ecs/dist-types/models/models_1'
import { toSeconds } from '@/lib/engine'
import type { LoggedEvent } from '../event-log'
import type { Deployment, Service } from '../state'
import type { World } from '../world'
import type { Described } from './described'
import { describeConstraint, describeStrategy } from './placement'
import { countTasks } from './task-counts'

/** ECS keeps and answers the newest 100 events of a service. Docs: service-event-messages */
const SERVICE_EVENTS_MAX = 100

/** A service as `ecs:DescribeServices` answers it, with its deployments and its events, both newest first. */
export function describeService(world: Pick<World, 'state' | 'log'>, service: Service) {
  const { state } = world
  const { running, pending } = countTasks(state, (task) => task.serviceArn === service.arn)
  const loadBalanced = service.loadBalancers.length > 0
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.clusterArn,
    loadBalancers: service.loadBalancers,
    serviceRegistries: [],
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: running,
    pendingCount: pending,
    launchType: 'EC2',
    taskDefinition: service.taskDefinitionArn,
    deploymentConfiguration: {
      deploymentCircuitBreaker: service.circuitBreaker,
      maximumPercent: service.maximumPercent,
      minimumHealthyPercent: service.minimumHealthyPercent,
      strategy: 'ROLLING',
    },
    deployments: deploymentsOf(world, service).map((deployment) => describeDeployment(world, deployment)),
    roleArn: loadBalanced
      ? `arn:aws:iam::${state.accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`
      : undefined,
    events: describeEvents(world, service),
    createdAt: toSeconds(service.createdAt),
    placementConstraints: service.placementConstraints.map(describeConstraint),
    placementStrategy: service.placementStrategy.map(describeStrategy),
    healthCheckGracePeriodSeconds: loadBalanced ? service.healthCheckGracePeriodSeconds : undefined,
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'DISABLED',
  } satisfies Described<AwsService>
}

/** One deployment as it stands in `deployments` of DescribeServices. */
export function describeDeployment({ state }: Pick<World, 'state'>, deployment: Deployment) {
  const { running, pending } = countTasks(state, (task) => task.deploymentId === deployment.id)
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
    launchType: 'EC2',
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  } satisfies Described<AwsDeployment>
}

function deploymentsOf({ state }: Pick<World, 'state'>, service: Service): readonly Deployment[] {
  return service.deploymentIds.flatMap((id) => state.deployments.get(id) ?? [])
}

function describeEvents({ log }: Pick<World, 'log'>, service: Service): Described<ServiceEvent>[] {
  const events: Described<ServiceEvent>[] = []
  for (let i = log.events.length - 1; i >= 0 && events.length < SERVICE_EVENTS_MAX; i--) {
    const event = log.events[i]
    if (event === undefined || event.at < service.createdAt) break
    if (!isServiceEvent(event, service)) continue
    events.push({ id: eventId(event), createdAt: toSeconds(event.at), message: event.message })
  }
  return events
}

/** Events of a service's tasks and targets name the service as a subject too; its own begin with `(service NAME`. */
function isServiceEvent({ source, message, subjects }: LoggedEvent, { arn, name }: Service): boolean {
  if (source !== 'aws.ecs' || !subjects.includes(arn)) return false
  return [`(service ${name})`, `(service ${name},`, `service (${name})`, `service ${name} `].some((start) =>
    message.startsWith(start),
  )
}

/** AWS gives each event a UUID; here it counts, so that it is the same in every replay. */
function eventId({ sequence }: LoggedEvent): string {
  return `00000000-0000-4000-8000-${sequence.toString(16).padStart(12, '0')}`
}
