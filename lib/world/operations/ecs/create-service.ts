import type { CreateServiceRequest } from '@aws-sdk/client-ecs/dist-types/models/models_1'
import * as z from 'zod'
import {
  HEALTH_CHECK_GRACE_PERIOD_SECONDS_DEFAULT,
  MAXIMUM_PERCENT_DEFAULT,
  MINIMUM_HEALTHY_PERCENT_DEFAULT,
} from '@/lib/aws/defaults'
import type { StrategyItem } from '@/lib/aws/ecs/capacity-provider/strategy'
import { highResolutionMetrics } from '@/lib/aws/ecs/service-metrics'
import { invalidParameterException, serviceNotIdempotent } from '@/lib/aws/error'
import { TASKS_PER_SERVICE_MAX } from '@/lib/aws/limits'
import { SCHEDULING_STRATEGIES } from '@/lib/world/controllers/service-scheduler/strategies/strategies'
import { describeService } from '@/lib/world/describe/ecs/service'
import { createDeployment } from '@/lib/world/lifecycle/deployments'
import { settleEndpoints } from '@/lib/world/lifecycle/service-connect'
import { operation } from '@/lib/world/operation'
import type { Service } from '@/lib/world/records/services'
import type { Cluster, TaskDefinition } from '@/lib/world/records/tasks'
import { beginNotes } from '@/lib/world/scheduler-notes'
import type { World } from '@/lib/world/world'
import { findCluster, serviceArnOf } from './identifiers'
import { networkFor } from './network-configuration'
import { toConstraints, toStrategy } from './placement-input'
import { strategyFor } from './provider-strategy'
import { clusterIdentifier, launchType, only, resourceName, SERVICE_MEMBERS, type Shape } from './schemas'
import { SERVICE_CONNECT_IGNORED, serviceConnectFor } from './service-connect'
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
  serviceName: resourceName,
  taskDefinition: z.string().min(1),
  // Before the desired count, which a DAEMON service has none of.
  schedulingStrategy: only(SCHEDULING_STRATEGIES, 'daemon services are not modelled'),
  desiredCount: z.int().min(0).max(TASKS_PER_SERVICE_MAX),
  launchType,
  ...SERVICE_MEMBERS,
} satisfies Shape<CreateServiceRequest>)
type Input = z.infer<typeof input>

/** The service starts with its first deployment; the scheduler starts the tasks. */
export const createService = operation({
  action: 'ecs:CreateService',
  readOnly: false,
  ignores: [
    'clientToken',
    'role',
    'tags',
    'enableECSManagedTags',
    'propagateTags',
    'enableExecuteCommand',
    'gatewayConnectors',
    ...SERVICE_CONNECT_IGNORED,
  ],
  input,
  perform({ world }, given) {
    const cluster = findCluster(world, given.cluster)
    const arn = serviceArnOf(cluster, given.serviceName)
    checkNameIsFree(world, arn)
    const definition = findTaskDefinition(world, given.taskDefinition)
    const strategy = strategyFor(cluster, given)
    const service = toService(world, given, { arn, cluster, definition, strategy })
    const connect = serviceConnectFor(
      world.state,
      { arn, cluster, definition },
      given.serviceConnectConfiguration,
    )
    service.serviceConnect = settleEndpoints(world, arn, connect)
    world.state.services.set(arn, service)
    beginNotes(world, arn)
    createDeployment(world, service, definition.arn)
    return { service: describeService(world, service) }
  },
})

/** An INACTIVE service is only a memory: its name may be used again. */
function checkNameIsFree({ state }: World, arn: string): void {
  const status = state.services.get(arn)?.status
  if (status === 'ACTIVE') throw serviceNotIdempotent()
  if (status === 'DRAINING')
    throw invalidParameterException('Unable to Start a service that is still Draining.')
}

interface Parts {
  readonly arn: string
  readonly cluster: Cluster
  readonly definition: TaskDefinition
  readonly strategy: readonly StrategyItem[]
}

function toService(world: World, given: Input, { arn, cluster, definition, strategy }: Parts): Service {
  const loadBalancers = toLoadBalancers(given.loadBalancers ?? [])
  checkLoadBalancers(world, loadBalancers, definition)
  const graceSeconds = given.healthCheckGracePeriodSeconds ?? HEALTH_CHECK_GRACE_PERIOD_SECONDS_DEFAULT
  checkGracePeriod(graceSeconds, loadBalancers)
  return {
    arn,
    name: given.serviceName,
    clusterArn: cluster.arn,
    status: 'ACTIVE',
    taskDefinitionArn: definition.arn,
    desiredCount: given.desiredCount,
    schedulingStrategy: given.schedulingStrategy ?? 'REPLICA',
    deploymentController: given.deploymentController?.type ?? 'ECS',
    deploymentStrategy: given.deploymentConfiguration?.strategy ?? 'ROLLING',
    loadBalancers,
    networkConfiguration: networkFor(world.state, definition, given.networkConfiguration),
    serviceRegistries: registriesFor(world.state, definition, given.serviceRegistries ?? []),
    serviceConnect: null,
    ...configured(DEPLOYMENT_CONFIGURATION_DEFAULT, given.deploymentConfiguration),
    healthCheckGracePeriodSeconds: graceSeconds,
    placementConstraints: toConstraints(given.placementConstraints ?? [], definition.placementConstraints),
    placementStrategy: toStrategy(given.placementStrategy ?? []),
    highResolutionMetrics: highResolutionMetrics(given.monitoring?.metricConfigurations ?? []),
    capacityProviderStrategy: strategy,
    deploymentIds: [],
    lastCompletedDeploymentId: null,
    serviceDeploymentArns: [],
    createdAt: world.engine.now,
  }
}

const DEPLOYMENT_CONFIGURATION_DEFAULT = {
  minimumHealthyPercent: MINIMUM_HEALTHY_PERCENT_DEFAULT,
  maximumPercent: MAXIMUM_PERCENT_DEFAULT,
  circuitBreaker: { enable: false, rollback: false },
} as const
