// Who is registered under a name of Cloud Map: tasks of ECS services, by a service registry or as an endpoint of Service
// Connect. A task is registered while it is RUNNING and wanted; ECS takes it out before it stops it.

import { targetIdOf } from '../hosts'
import type { TargetId } from '../records/elb'
import type { DiscoveryService } from '../records/service-discovery'
import type { Deployment, Service } from '../records/services'
import type { Container, Task } from '../records/tasks'
import type { State } from '../state'
import type { World } from '../world'
import { interfaceOf } from './network'

export interface RegisteredInstance {
  readonly task: Task
  /** What its address belongs to, as targets name it. */
  readonly id: TargetId
  readonly ip: string
  /** Null: an A record says nothing of ports. */
  readonly port: number | null
}

/** Which of a task's ports a name leads to; null: it has none for that name. */
interface Place {
  readonly containerName: string | null
  readonly containerPort: number | null
  /** For names that say the port themselves. */
  readonly port: number | null
}

/** ECS services that register their tasks under this name. */
export function ownersOf(
  { services, deployments }: State,
  { arn, id }: DiscoveryService,
): readonly Service[] {
  return [...services.values()].filter(
    (service) =>
      service.status !== 'INACTIVE' &&
      service.deploymentIds.some((deploymentId) => {
        const deployment = deployments.get(deploymentId)
        return deployment !== undefined && placeIn(deployment, { arn, id }) !== null
      }),
  )
}

function placeIn(
  { serviceRegistries, serviceConnect }: Pick<Deployment, 'serviceRegistries' | 'serviceConnect'>,
  { arn, id }: Pick<DiscoveryService, 'arn' | 'id'>,
): Place | null {
  const registry = serviceRegistries.find(({ registryArn }) => registryArn === arn)
  if (registry) {
    const { containerName = null, containerPort = null, port = null } = registry
    return { containerName, containerPort, port }
  }
  const endpoint = serviceConnect?.endpoints.find(({ discoveryServiceId }) => discoveryServiceId === id)
  return endpoint
    ? { containerName: endpoint.containerName, containerPort: endpoint.containerPort, port: null }
    : null
}

/** Registered under a name, in the order of their creation. */
export function registeredInstances(
  { state, tasks }: Pick<World, 'state' | 'tasks'>,
  service: DiscoveryService,
): readonly RegisteredInstance[] {
  return ownersOf(state, service).flatMap(({ arn }) =>
    [...tasks.ofService(arn)].flatMap((task) => registered(state, task, service) ?? []),
  )
}

function registered(state: State, task: Task, service: DiscoveryService): RegisteredInstance | null {
  if (task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING') return null
  const deployment = state.deployments.get(task.deploymentId ?? '')
  const place = deployment ? placeIn(deployment, service) : null
  const id = targetIdOf(task)
  if (place === null || id === null) return null
  const ip = addressOfTask(state, id)
  if (ip === null) return null
  if (service.dns?.recordType === 'A') return { task, id, ip, port: null }
  const port = place.port ?? publishedPort(containersIn(state, task), place)
  return port === null ? null : { task, id, ip, port }
}

/** Null when its instance is gone. */
export function addressOfTask(state: State, id: TargetId): string | null {
  if (id.kind === 'ip') return id.ip
  const instance = state.instances.get(id.instanceId)
  return (instance && interfaceOf(state, instance)?.privateIp) ?? null
}

function containersIn({ containers }: State, { containerArns }: Task): readonly Container[] {
  return containerArns.flatMap((arn) => containers.get(arn) ?? [])
}

/** The host port behind which a container's port is reached. */
function publishedPort(
  containers: readonly Container[],
  { containerName, containerPort }: Place,
): number | null {
  const container = containers.find(({ name }) => name === containerName)
  const binding = container?.networkBindings.find((one) => one.containerPort === containerPort)
  return binding?.hostPort ?? null
}
