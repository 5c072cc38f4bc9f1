import type { DeregisterContainerInstanceRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { containerInstanceHasTasks, containerInstanceNotFound } from '@/lib/aws/error'
import { describeContainerInstance } from '@/lib/world/describe/ecs/container-instance'
import { deregisterContainerInstance as deregister } from '@/lib/world/lifecycle/instances'
import { liveTasksOn } from '@/lib/world/lifecycle/lookup'
import { operation } from '@/lib/world/operation'
import { findCluster, findContainerInstance } from './identifiers'
import { clusterIdentifier, identifier, type Shape } from './schemas'

/** ECS forgets the instance, which EC2 keeps running. With `force` its tasks are orphaned. */
export const deregisterContainerInstance = operation({
  action: 'ecs:DeregisterContainerInstance',
  readOnly: false,
  input: z.strictObject({
    cluster: clusterIdentifier,
    containerInstance: identifier,
    force: z.boolean().optional(),
  } satisfies Shape<DeregisterContainerInstanceRequest>),
  perform({ world }, given) {
    const instance = findContainerInstance(world, findCluster(world, given.cluster), given.containerInstance)
    if (instance.status === 'INACTIVE') throw containerInstanceNotFound()
    if (given.force !== true && liveTasksOn(world, instance.instanceId).length > 0)
      throw containerInstanceHasTasks(instance.arn)
    deregister(world, instance.arn)
    return { containerInstance: describeContainerInstance(world, instance) }
  },
})
