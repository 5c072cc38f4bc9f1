// What a caller may write for a resource: short name, `family:revision`, family, or ARN; the cluster may be left out.

import { arnsBeside } from '@/lib/aws/arn'
import { CLUSTER_DEFAULT } from '@/lib/aws/defaults'
import {
  clusterNotFound,
  containerInstanceNotFound,
  invalidParameterException,
  serviceNotFound,
  taskNotFound,
} from '@/lib/aws/error'
import { worldArns } from '@/lib/world/lifecycle/lookup'
import type { Service } from '@/lib/world/records/services'
import type { Cluster, ContainerInstance, Task, TaskDefinition } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'

/** The ARN that a name or ARN of a cluster stands for, whether it exists or not. */
export function clusterArnOf(world: World, given: string = CLUSTER_DEFAULT): string {
  return given.startsWith('arn:') ? given : worldArns(world).cluster(given)
}

/** The ACTIVE cluster that is meant. */
export function findCluster(world: World, given?: string): Cluster {
  const cluster = world.state.clusters.get(clusterArnOf(world, given))
  if (cluster?.status !== 'ACTIVE') throw clusterNotFound()
  return cluster
}

/** The full ARN of a service that is meant in this cluster. */
export function serviceArnOf(cluster: Cluster, given: string): string {
  return arnsBeside(cluster.arn).service(cluster.name, idInCluster(cluster, given))
}

export function findService(world: World, cluster: Cluster, given: string): Service {
  const service = world.state.services.get(serviceArnOf(cluster, given))
  if (!service) throw serviceNotFound()
  return service
}

/** AWS refuses ids that cannot be one. ECS answers both lengths: ids were UUIDs with hyphens once. */
const TASK_ID_LENGTHS: readonly number[] = [32, 36]

export function taskArnOf(cluster: Cluster, given: string): string {
  const id = idInCluster(cluster, given)
  if (!TASK_ID_LENGTHS.includes(id.length))
    throw invalidParameterException(`taskId length should be one of [${TASK_ID_LENGTHS.join(',')}]`)
  return arnsBeside(cluster.arn).task(cluster.name, id)
}

export function findTask(world: World, cluster: Cluster, given: string): Task {
  const task = world.state.tasks.get(taskArnOf(cluster, given))
  if (!task) throw taskNotFound()
  return task
}

export function containerInstanceArnOf(cluster: Cluster, given: string): string {
  return arnsBeside(cluster.arn).containerInstance(cluster.name, idInCluster(cluster, given))
}

export function findContainerInstance(world: World, cluster: Cluster, given: string): ContainerInstance {
  const instance = world.state.containerInstances.get(containerInstanceArnOf(cluster, given))
  if (!instance) throw containerInstanceNotFound()
  return instance
}

/** The last part of an ARN, which must be of this cluster; anything else is an id or a name already. */
function idInCluster(cluster: Cluster, given: string): string {
  if (!given.startsWith('arn:')) return given
  const [, ...path] = given.split('/')
  const id = path.at(-1)
  if (id === undefined || id === '')
    throw invalidParameterException('Invalid identifier: Unexpected number of separators')
  const clusterName = path.length > 1 ? path[0] : cluster.name
  if (clusterName !== cluster.name) {
    throw invalidParameterException(
      `Invalid identifier: Identifier is for cluster ${clusterName}. Your cluster is ${cluster.name}`,
    )
  }
  return id
}

/** `family:revision` and ARNs mean exactly one definition, a family its newest ACTIVE one. */
export function lookUpTaskDefinition(world: World, given: string): TaskDefinition | undefined {
  const { taskDefinitions } = world.state
  if (given.startsWith('arn:')) return taskDefinitions.get(given)
  const { family, revision } = splitTaskDefinition(given)
  if (revision !== null)
    return taskDefinitions.get(`${worldArns(world).taskDefinition(family, 0).slice(0, -1)}${revision}`)
  let newest: TaskDefinition | undefined
  for (const definition of taskDefinitions.values()) {
    if (definition.family !== family || definition.status !== 'ACTIVE') continue
    if (!newest || definition.revision > newest.revision) newest = definition
  }
  return newest
}

/** `web:2` → family `web`, revision `2`; a family alone has revision null. */
export function splitTaskDefinition(given: string): {
  readonly family: string
  readonly revision: string | null
} {
  const colon = given.indexOf(':')
  if (colon < 0) return { family: given, revision: null }
  return { family: given.slice(0, colon), revision: given.slice(colon + 1) }
}
