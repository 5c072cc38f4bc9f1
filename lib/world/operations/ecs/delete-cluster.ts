import type { DeleteClusterRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import {
  clusterContainsContainerInstances,
  clusterContainsServices,
  clusterContainsTasks,
} from '@/lib/aws/error'
import { describeCluster } from '@/lib/world/describe/ecs/cluster'
import { operation } from '@/lib/world/operation'
import { associateProviders } from './cluster-providers'
import { findCluster } from './identifiers'
import { identifier, type Shape } from './schemas'

/** The cluster must be empty; it turns INACTIVE and can still be described. ECS API, DeleteCluster. */
export const deleteCluster = operation({
  action: 'ecs:DeleteCluster',
  readOnly: false,
  input: z.strictObject({ cluster: identifier } satisfies Shape<DeleteClusterRequest>),
  perform({ world }, input) {
    const cluster = findCluster(world, input.cluster)
    const { containerInstances, services, tasks } = world.state
    const inCluster = ({ clusterArn }: { readonly clusterArn: string }) => clusterArn === cluster.arn
    if (
      [...containerInstances.values()].some(
        (instance) => inCluster(instance) && instance.status !== 'INACTIVE',
      )
    )
      throw clusterContainsContainerInstances()
    if ([...services.values()].some((service) => inCluster(service) && service.status !== 'INACTIVE'))
      throw clusterContainsServices()
    if ([...tasks.values()].some((task) => inCluster(task) && task.lastStatus !== 'STOPPED'))
      throw clusterContainsTasks()
    associateProviders(world, cluster, { capacityProviders: [], defaultStrategy: [] })
    cluster.status = 'INACTIVE'
    return { cluster: describeCluster(world, cluster) }
  },
})
