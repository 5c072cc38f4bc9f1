import type {
  Failure,
  UpdateContainerInstancesStateRequest,
} from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { describeContainerInstance } from '@/lib/world/describe/ecs/container-instance'
import { activateContainerInstance, drainContainerInstance } from '@/lib/world/lifecycle/instances'
import { operation } from '@/lib/world/operation'
import type { ContainerInstance } from '@/lib/world/records/tasks'
import { checkLength, missing } from './failures'
import { containerInstanceArnOf, findCluster } from './identifiers'
import { clusterIdentifier, identifier, type Shape } from './schemas'

/** ECS API, UpdateContainerInstancesState `containerInstances`. */
const CONTAINER_INSTANCES_MAX = 10

/** DRAINING moves service tasks away within their deployment percentages; ACTIVE takes new tasks again. */
export const updateContainerInstancesState = operation({
  action: 'ecs:UpdateContainerInstancesState',
  readOnly: false,
  input: z.strictObject({
    cluster: clusterIdentifier,
    containerInstances: z.array(identifier),
    status: z.enum(['ACTIVE', 'DRAINING']),
  } satisfies Shape<UpdateContainerInstancesStateRequest>),
  perform({ world }, given) {
    const cluster = findCluster(world, given.cluster)
    checkLength(given.containerInstances, { what: 'Container instances', max: CONTAINER_INSTANCES_MAX })
    const arns = given.containerInstances.map((instance) => containerInstanceArnOf(cluster, instance))

    const changed: ContainerInstance[] = []
    const failures: Failure[] = []
    for (const arn of arns) {
      const instance = world.state.containerInstances.get(arn)
      if (!instance) failures.push(missing(arn))
      else if (instance.status === 'INACTIVE') failures.push({ arn, reason: 'INACTIVE' })
      else changed.push(instance)
    }
    const change = given.status === 'DRAINING' ? drainContainerInstance : activateContainerInstance
    for (const instance of changed) if (instance.status !== given.status) change(world, instance.arn)
    return {
      containerInstances: changed.map((instance) => describeContainerInstance(world, instance)),
      failures,
    }
  },
})
