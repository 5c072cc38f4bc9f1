// What the answers about services, their deployments and their revisions have in common.

import { tasksOfRevision } from '@/lib/world/lifecycle/revision-tasks'
import type { DeploymentConfiguration, RevisionTasks } from '@/lib/world/records/service-deployments'
import type { TaskSource } from '@/lib/world/records/services'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { describeProviderStrategy } from './capacity-provider'

/** What tasks are started on: a launch type or a strategy, never both. */
export function describeLaunch({ capacityProviderStrategy }: Pick<TaskSource, 'capacityProviderStrategy'>) {
  return capacityProviderStrategy.length === 0
    ? { launchType: 'EC2' as const }
    : { capacityProviderStrategy: describeProviderStrategy(capacityProviderStrategy) }
}

/** Nothing where Service Connect is not used. */
export function describeConnectConfiguration(
  { namespaces }: State,
  { serviceConnect }: Pick<TaskSource, 'serviceConnect'>,
) {
  if (serviceConnect === null) return {}
  const { namespaceId, given } = serviceConnect
  return {
    serviceConnectConfiguration: { enabled: true, ...given, namespace: namespaces.get(namespaceId)?.arn },
  }
}

/** `deploymentConfiguration` of services and of service deployments. */
export function describeConfiguration(configuration: DeploymentConfiguration) {
  return {
    deploymentCircuitBreaker: configuration.circuitBreaker,
    maximumPercent: configuration.maximumPercent,
    minimumHealthyPercent: configuration.minimumHealthyPercent,
    strategy: configuration.deploymentStrategy,
  }
}

/** A revision with how many tasks it has, or had. */
export function describeRevisionTasks(
  world: Pick<World, 'state' | 'tasks'>,
  arn: string,
  { requested, running, pending }: RevisionTasks = tasksOfRevision(world, arn),
) {
  return { arn, requestedTaskCount: requested, runningTaskCount: running, pendingTaskCount: pending }
}
