import type { DeleteCapacityProviderRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { AwsError } from '@/lib/aws/error'
import { deleteProvider } from '@/lib/world/capacity-providers/policy'
import { clusterOfProvider } from '@/lib/world/capacity-providers/providers'
import { describeCapacityProvider } from '@/lib/world/describe/ecs/capacity-provider'
import { operation } from '@/lib/world/operation'
import { findProvider } from './capacity-provider-input'
import { notModelled } from './not-modelled'
import { refuseFargate } from './provider-strategy'
import type { Shape } from './schemas'

/** A cluster must have let go of it first. Its Auto Scaling group stays. ECS API, DeleteCapacityProvider. */
export const deleteCapacityProvider = operation({
  action: 'ecs:DeleteCapacityProvider',
  readOnly: false,
  input: z.strictObject({
    capacityProvider: z.string().min(1),
    cluster: notModelled('only providers of Managed Instances belong to a cluster from the start'),
  } satisfies Shape<DeleteCapacityProviderRequest>),
  perform({ world }, { capacityProvider: given }) {
    refuseFargate([given], 'capacityProvider')
    const provider = findProvider(world.state, given)
    const cluster = clusterOfProvider(world.state, provider)
    if (cluster !== null)
      throw new AwsError(
        'ClientException',
        `The capacity provider cannot be deleted because it is associated with cluster: ${cluster.name}. Remove the capacity provider from the cluster and try again.`,
      )
    deleteProvider(world, provider)
    return { capacityProvider: describeCapacityProvider(provider) }
  },
})
