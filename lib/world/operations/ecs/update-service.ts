import type { UpdateServiceRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import { highResolutionMetrics } from '@/lib/aws/ecs/service-metrics'
import { deploymentMustBeForced, serviceNotActive } from '@/lib/aws/error'
import { TASKS_PER_SERVICE_MAX } from '@/lib/aws/limits'
import { existing } from '@/lib/engine'
import { describeNetwork } from '@/lib/world/describe/ecs/network'
import { describeService } from '@/lib/world/describe/ecs/service'
import { createDeployment } from '@/lib/world/lifecycle/deployments'
import { clusterOf } from '@/lib/world/lifecycle/lookup'
import { type PlannedConnect, settleEndpoints } from '@/lib/world/lifecycle/service-connect'
import { scaleDeployment } from '@/lib/world/lifecycle/services'
import { operation } from '@/lib/world/operation'
import type { Service } from '@/lib/world/records/services'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { findCluster, findService } from './identifiers'
import { networkFor } from './network-configuration'
import { toConstraints, toStrategy } from './placement-input'
import { strategyFor } from './provider-strategy'
import { clusterIdentifier, identifier, SERVICE_MEMBERS, type Shape } from './schemas'
import { SERVICE_CONNECT_IGNORED, type ServiceConnectInput, serviceConnectFor } from './service-connect'
import {
  checkGracePeriod,
  checkLoadBalancers,
  configured,
  findTaskDefinition,
  toLoadBalancers,
} from './service-input'
import { registriesFor } from './service-registry'

const input = z.strictObject({
  cluster: clusterIdentifier,
  service: identifier,
  forceNewDeployment: z.boolean().optional(),
  taskDefinition: z.string().min(1).optional(),
  desiredCount: z.int().min(0).max(TASKS_PER_SERVICE_MAX).optional(),
  ...SERVICE_MEMBERS,
} satisfies Shape<UpdateServiceRequest>)
type Input = z.infer<typeof input>

/**
 * What changes how a task runs makes a new deployment; the desired count and the deployment's own settings change the one
 * in progress. ECS API, UpdateService.
 */
export const updateService = operation({
  action: 'ecs:UpdateService',
  readOnly: false,
  ignores: [
    'enableExecuteCommand',
    'enableECSManagedTags',
    'propagateTags',
    'gatewayConnectors',
    ...SERVICE_CONNECT_IGNORED,
  ],
  input,
  perform({ world }, given) {
    const service = findService(world, findCluster(world, given.cluster), given.service)
    if (service.status !== 'ACTIVE') throw serviceNotActive()
    const { connect, ...changes } = checkedChanges(world, service, given)
    const serviceConnect =
      connect === undefined ? service.serviceConnect : settleEndpoints(world, service.arn, connect)
    const needsDeployment =
      given.forceNewDeployment === true || changesTasks(service, { ...changes, serviceConnect })
    Object.assign(service, changes, { serviceConnect })
    world.tasks.allOfServiceChanged(service.arn)
    if (needsDeployment) createDeployment(world, service, changes.taskDefinitionArn)
    else scaleDeployment(world, service)
    world.bus.publish({ type: 'Service Update', service })
    return { service: describeService(world, service) }
  },
})

type Changes = Pick<
  Service,
  | 'taskDefinitionArn'
  | 'desiredCount'
  | 'loadBalancers'
  | 'networkConfiguration'
  | 'serviceRegistries'
  | 'placementConstraints'
  | 'placementStrategy'
  | 'capacityProviderStrategy'
  | 'healthCheckGracePeriodSeconds'
  | 'minimumHealthyPercent'
  | 'maximumPercent'
  | 'circuitBreaker'
  | 'highResolutionMetrics'
>

/** `connect`: what it is to be in Service Connect; undefined when that stays as it is. */
function checkedChanges(
  world: World,
  service: Service,
  given: Input,
): Changes & { readonly connect: PlannedConnect | null | undefined } {
  const { taskDefinitions } = world.state
  const definition =
    given.taskDefinition === undefined
      ? existing(taskDefinitions.get(service.taskDefinitionArn), `task definition of ${service.name}`)
      : findTaskDefinition(world, given.taskDefinition)
  const loadBalancers = given.loadBalancers ? toLoadBalancers(given.loadBalancers) : service.loadBalancers
  if (given.taskDefinition !== undefined || given.loadBalancers)
    checkLoadBalancers(world, loadBalancers, definition)
  const graceSeconds = given.healthCheckGracePeriodSeconds ?? service.healthCheckGracePeriodSeconds
  if (given.healthCheckGracePeriodSeconds !== undefined) checkGracePeriod(graceSeconds, loadBalancers)
  return {
    taskDefinitionArn: definition.arn,
    desiredCount: given.desiredCount ?? service.desiredCount,
    loadBalancers,
    networkConfiguration: networkFor(
      world.state,
      definition,
      given.networkConfiguration ?? describeNetwork(service.networkConfiguration),
    ),
    serviceRegistries: registriesFor(
      world.state,
      definition,
      given.serviceRegistries ?? [...service.serviceRegistries],
    ),
    connect: connectFor(world, service, definition, given.serviceConnectConfiguration),
    placementConstraints: given.placementConstraints
      ? toConstraints(given.placementConstraints, definition.placementConstraints)
      : service.placementConstraints,
    placementStrategy: given.placementStrategy
      ? toStrategy(given.placementStrategy)
      : service.placementStrategy,
    capacityProviderStrategy: checkedStrategy(world, service, given),
    healthCheckGracePeriodSeconds: graceSeconds,
    highResolutionMetrics: given.monitoring
      ? highResolutionMetrics(given.monitoring.metricConfigurations ?? [])
      : service.highResolutionMetrics,
    ...configured(service, given.deploymentConfiguration),
  }
}

/** Another definition may have other port names. */
function connectFor(
  world: World,
  service: Service,
  definition: TaskDefinition,
  given: ServiceConnectInput | undefined,
): PlannedConnect | null | undefined {
  const { serviceConnect, arn } = service
  if (given === undefined && (serviceConnect === null || definition.arn === service.taskDefinitionArn))
    return undefined
  const asked = given ?? (serviceConnect?.given as ServiceConnectInput | null) ?? undefined
  return serviceConnectFor(world.state, { arn, cluster: clusterOf(world, service), definition }, asked)
}

/** A new strategy takes a new deployment that is forced. An empty one goes back to that of the cluster. */
function checkedStrategy(world: World, service: Service, given: Input): Service['capacityProviderStrategy'] {
  const { capacityProviderStrategy: strategy, forceNewDeployment } = given
  const before = service.capacityProviderStrategy
  if (strategy === undefined) return before
  const after = strategyFor(clusterOf(world, service), { capacityProviderStrategy: strategy })
  if (JSON.stringify(after) !== JSON.stringify(before) && forceNewDeployment !== true)
    throw deploymentMustBeForced()
  return after
}

/** Would new tasks differ from the ones there are? */
function changesTasks(before: Service, after: Changes & Pick<Service, 'serviceConnect'>): boolean {
  const differs = (
    member:
      | 'taskDefinitionArn'
      | 'loadBalancers'
      | 'networkConfiguration'
      | 'serviceRegistries'
      | 'serviceConnect'
      | 'placementConstraints'
      | 'placementStrategy',
  ) => JSON.stringify(before[member]) !== JSON.stringify(after[member])
  return (
    differs('taskDefinitionArn') ||
    differs('loadBalancers') ||
    differs('networkConfiguration') ||
    differs('serviceRegistries') ||
    differs('serviceConnect') ||
    differs('placementConstraints') ||
    differs('placementStrategy')
  )
}
