import type { UpdateCapacityProviderRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { invalidParameterException } from '@/lib/aws/error'
import { putDrainingHook } from '@/lib/world/auto-scaling-groups/lifecycle-hooks'
import { putManagedScaling } from '@/lib/world/capacity-providers/policy'
import { describeCapacityProvider } from '@/lib/world/describe/ecs/capacity-provider'
import { operation } from '@/lib/world/operation'
import { findProvider, providerSettings, toSettings } from './capacity-provider-input'
import { notModelled } from './not-modelled'
import type { Shape } from './schemas'

/** Changes what is given; the policy of managed scaling gets new alarms. ECS API, UpdateCapacityProvider. */
export const updateCapacityProvider = operation({
  action: 'ecs:UpdateCapacityProvider',
  readOnly: false,
  input: z.strictObject({
    name: z.string().min(1),
    autoScalingGroupProvider: z.strictObject(providerSettings),
    cluster: notModelled('only providers of Managed Instances belong to a cluster from the start'),
    managedInstancesProvider: notModelled('there are no Managed Instances'),
  } satisfies Shape<UpdateCapacityProviderRequest>),
  perform({ world }, { name, autoScalingGroupProvider: given }) {
    const provider = findProvider(world.state, name)
    const group = world.state.autoScalingGroups.get(provider.groupName)
    if (!group)
      throw invalidParameterException(
        'The Auto Scaling group of the capacity provider does not exist any more.',
      )
    const before = JSON.stringify(provider.managedScaling)
    Object.assign(provider, toSettings(provider, given, group))
    if (JSON.stringify(provider.managedScaling) !== before) putManagedScaling(world, provider)
    putDrainingHook(world, group)
    world.bus.changed('capacityProviders', provider.name)
    return { capacityProvider: describeCapacityProvider(provider) }
  },
})
