import type { DescribeContainerInstancesRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { describeContainerInstance } from '@/lib/world/describe/ecs/container-instance'
import { operation } from '@/lib/world/operation'
import { checkLength, missing } from './failures'
import { containerInstanceArnOf, findCluster } from './identifiers'
import { clusterIdentifier, identifier, type Shape } from './schemas'

/** ECS API, DescribeContainerInstances `containerInstances`. */
const CONTAINER_INSTANCES_MAX = 100

export const describeContainerInstances = operation({
  action: 'ecs:DescribeContainerInstances',
  readOnly: true,
  ignores: ['include'] satisfies (keyof DescribeContainerInstancesRequest)[],
  input: z.strictObject({
    cluster: clusterIdentifier,
    containerInstances: z.array(identifier),
  } satisfies Shape<DescribeContainerInstancesRequest>),
  perform({ world }, input) {
    const cluster = findCluster(world, input.cluster)
    checkLength(input.containerInstances, { what: 'Container instances', max: CONTAINER_INSTANCES_MAX })
    const arns = input.containerInstances.map((given) => containerInstanceArnOf(cluster, given))
    return {
      containerInstances: arns.flatMap((arn) => {
        const instance = world.state.containerInstances.get(arn)
        return instance ? [describeContainerInstance(world, instance)] : []
      }),
      failures: arns.filter((arn) => !world.state.containerInstances.has(arn)).map(missing),
    }
  },
})
