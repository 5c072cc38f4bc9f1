import type { ListTasksRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { containerInstanceArnOf } from '@/lib/world/hosts'
import { operation } from '@/lib/world/operation'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { findCluster, findContainerInstance, findService } from './identifiers'
import { notModelled } from './not-modelled'
import { paginate } from './paging'
import { clusterIdentifier, desiredStatus, identifier, launchType, paging, type Shape } from './schemas'

const input = z.strictObject({
  cluster: clusterIdentifier,
  containerInstance: identifier.optional(),
  family: z.string().optional(),
  serviceName: identifier.optional(),
  startedBy: z.string().optional(),
  desiredStatus,
  launchType,
  daemonName: notModelled('there are no daemons'),
  ...paging,
} satisfies Shape<ListTasksRequest>)

/** Tasks that want to run, unless `desiredStatus` asks for STOPPED ones. All filters must hold. */
export const listTasks = operation({
  action: 'ecs:ListTasks',
  readOnly: true,
  input,
  perform({ world }, filters) {
    const { items, next } = paginate(
      [...matching(world, filters)].map(({ arn }) => arn),
      filters,
    )
    return { taskArns: items, ...next }
  },
})

function matching(world: World, filters: z.infer<typeof input>): readonly Task[] {
  const cluster = findCluster(world, filters.cluster)
  const {
    serviceName,
    containerInstance,
    family,
    startedBy,
    desiredStatus = 'RUNNING',
    launchType = 'EC2',
  } = filters
  const service = serviceName === undefined ? null : findService(world, cluster, serviceName)
  const instance =
    containerInstance === undefined ? null : findContainerInstance(world, cluster, containerInstance)
  return [...world.state.tasks.values()].filter(
    (task) =>
      launchType === 'EC2' &&
      task.clusterArn === cluster.arn &&
      task.desiredStatus === desiredStatus &&
      (service === null || task.serviceArn === service.arn) &&
      (instance === null || containerInstanceArnOf(task) === instance.arn) &&
      (startedBy === undefined || (task.deploymentId ?? task.startedBy) === startedBy) &&
      (family === undefined || world.state.taskDefinitions.get(task.taskDefinitionArn)?.family === family),
  )
}
