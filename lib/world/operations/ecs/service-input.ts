// What CreateService and UpdateService check alike, and how their input becomes members of the service's record.

import {
  classicNotFoundByEcs,
  classicWithAwsvpc,
  containerNotInTaskDefinition,
  containerPortNotInTaskDefinition,
  hostPortRequired,
  invalidParameterException,
  targetGroupWithoutLoadBalancer,
  targetTypeIncompatible,
  taskDefinitionInactive,
  taskDefinitionNotFound,
} from '@/lib/aws/error'
import { TARGET_GROUPS_PER_SERVICE_MAX } from '@/lib/aws/limits'
import { classicNamed } from '@/lib/world/lifecycle/classic'
import { loadBalancerArnsOf } from '@/lib/world/lifecycle/routing'
import type { Service, ServiceLoadBalancer } from '@/lib/world/records/services'
import type { TaskDefinition } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { lookUpTaskDefinition } from './identifiers'
import type { DeploymentConfigurationInput, LoadBalancersInput } from './schemas'

/** The ACTIVE definition that a service or task is to run. */
export function findTaskDefinition(world: World, given: string): TaskDefinition {
  const definition = lookUpTaskDefinition(world, given)
  if (!definition) throw taskDefinitionNotFound()
  if (definition.status === 'INACTIVE') throw taskDefinitionInactive()
  return definition
}

/**
 * ECS registers a container's port with a target group, so both must exist, and the group must have a load balancer: one
 * that no listener forwards to has no health checks, and no deployment would end.
 */
export function checkLoadBalancers(
  world: World,
  loadBalancers: readonly ServiceLoadBalancer[],
  definition: TaskDefinition,
): void {
  if (loadBalancers.length > TARGET_GROUPS_PER_SERVICE_MAX)
    throw invalidParameterException(`load balancers can have at most ${TARGET_GROUPS_PER_SERVICE_MAX} items.`)
  if (loadBalancers.length > 1 && loadBalancers.some((one) => 'loadBalancerName' in one))
    throw invalidParameterException(
      'load balancers can have at most 1 item when a Classic Load Balancer is specified.',
      'loadBalancers',
    )
  for (const entry of loadBalancers)
    if ('loadBalancerName' in entry) checkClassic(world, entry, definition)
    else checkTargetGroup(world, entry, definition)
}

function checkTargetGroup(
  world: World,
  { targetGroupArn, containerName, containerPort }: Extract<ServiceLoadBalancer, { targetGroupArn: string }>,
  definition: TaskDefinition,
): void {
  const { classicArn } = world.state.targetGroups.get(targetGroupArn) ?? {}
  if (classicArn !== null)
    throw invalidParameterException(`The target group with targetGroupArn ${targetGroupArn} does not exist.`)
  if (loadBalancerArnsOf(world.state, targetGroupArn).length === 0)
    throw targetGroupWithoutLoadBalancer(targetGroupArn)
  checkTargetType(world, definition, targetGroupArn)
  checkContainerPort(definition, containerName, containerPort)
  checkHealthCheckPort(world, definition, targetGroupArn, { containerName, containerPort })
}

/** It registers instances, so that it reaches a task at one port that is the same on all of them. */
function checkClassic(
  world: World,
  {
    loadBalancerName,
    containerName,
    containerPort,
  }: Extract<ServiceLoadBalancer, { loadBalancerName: string }>,
  definition: TaskDefinition,
): void {
  const loadBalancer = classicNamed(world.state, loadBalancerName)
  if (!loadBalancer) throw classicNotFoundByEcs(loadBalancerName)
  if (definition.networkMode === 'awsvpc') throw classicWithAwsvpc()
  checkContainerPort(definition, containerName, containerPort)
  if (mappingOf(definition, { containerName, containerPort })?.hostPort === 0)
    throw hostPortRequired(containerPort)
}

function mappingOf(
  { containers }: TaskDefinition,
  { containerName, containerPort }: Pick<ServiceLoadBalancer, 'containerName' | 'containerPort'>,
) {
  return containers
    .find(({ name }) => name === containerName)
    ?.portMappings.find((candidate) => candidate.containerPort === containerPort)
}

/** A task in awsvpc is reached at its own address, any other through its instance. */
function checkTargetType({ state }: World, { networkMode }: TaskDefinition, targetGroupArn: string): void {
  const targetType = state.targetGroups.get(targetGroupArn)?.targetType ?? 'instance'
  if (targetType !== (networkMode === 'awsvpc' ? 'ip' : 'instance'))
    throw targetTypeIncompatible(targetGroupArn, targetType, networkMode)
}

/** A target of a dynamic port has its own port alone: AWS takes no group then that is checked on another. */
function checkHealthCheckPort(
  { state }: World,
  definition: TaskDefinition,
  targetGroupArn: string,
  container: Pick<ServiceLoadBalancer, 'containerName' | 'containerPort'>,
): void {
  if (state.targetGroups.get(targetGroupArn)?.healthCheck.port === undefined) return
  if (mappingOf(definition, container)?.hostPort !== 0) return
  throw invalidParameterException(
    `The task definition is configured to use a dynamic host port, but the target group with targetGroupArn ${targetGroupArn} has a health check port specified.`,
    'loadBalancers',
  )
}

function checkContainerPort(
  { containers }: TaskDefinition,
  containerName: string,
  containerPort: number,
): void {
  const container = containers.find(({ name }) => name === containerName)
  if (!container) throw containerNotInTaskDefinition(containerName)
  if (!container.portMappings.some((mapping) => mapping.containerPort === containerPort))
    throw containerPortNotInTaskDefinition(containerName, containerPort)
}

/** Each names a target group or a Classic Load Balancer. */
export function toLoadBalancers(given: NonNullable<LoadBalancersInput>): readonly ServiceLoadBalancer[] {
  return given.map(({ targetGroupArn, loadBalancerName, containerName, containerPort }) => {
    if (targetGroupArn !== undefined && loadBalancerName !== undefined)
      throw invalidParameterException(
        'You cannot specify both a load balancer name and a target group ARN.',
        'loadBalancers',
      )
    if (targetGroupArn !== undefined) return { targetGroupArn, containerName, containerPort }
    if (loadBalancerName !== undefined) return { loadBalancerName, containerName, containerPort }
    throw invalidParameterException(
      'Either a target group ARN or a load balancer name must be specified.',
      'loadBalancers',
    )
  })
}

/** The grace period is about answers of a load balancer (container health checks are not modelled). */
export function checkGracePeriod(seconds: number, loadBalancers: readonly ServiceLoadBalancer[]): void {
  if (seconds > 0 && loadBalancers.length === 0) {
    throw invalidParameterException(
      'Health check grace period is only valid for services configured to use load balancers',
    )
  }
}

export type DeploymentConfiguration = Pick<
  Service,
  'minimumHealthyPercent' | 'maximumPercent' | 'circuitBreaker'
>

/** What is not given stays as it was. */
export function configured(
  before: DeploymentConfiguration,
  given: DeploymentConfigurationInput | undefined,
): DeploymentConfiguration {
  const { maximumPercent, minimumHealthyPercent, circuitBreaker } = before
  const breaker = given?.deploymentCircuitBreaker
  const after: DeploymentConfiguration = {
    minimumHealthyPercent: given?.minimumHealthyPercent ?? minimumHealthyPercent,
    maximumPercent: given?.maximumPercent ?? maximumPercent,
    circuitBreaker: breaker ?? circuitBreaker,
  }
  if (after.maximumPercent < after.minimumHealthyPercent || after.maximumPercent === 0) {
    throw invalidParameterException(
      'maximumPercent must be above 0 and not below minimumHealthyPercent.',
      'deploymentConfiguration',
    )
  }
  if (after.circuitBreaker.rollback && !after.circuitBreaker.enable)
    throw invalidParameterException(
      'Rollback requires the deployment circuit breaker to be enabled.',
      'deploymentConfiguration',
    )
  return after
}
