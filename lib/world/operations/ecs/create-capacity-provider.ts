import type { CreateCapacityProviderRequest } from '@aws-sdk/client-ecs/dist-types/models/models_0'
import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { invalidParameterException, providerAlreadyExists } from '@/lib/aws/error'
import { providerOfGroup } from '@/lib/world/capacity-providers/providers'
import { describeCapacityProvider } from '@/lib/world/describe/ecs/capacity-provider'
import { operation } from '@/lib/world/operation'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { CapacityProvider } from '@/lib/world/records/capacity-providers'
import type { State } from '@/lib/world/state'
import {
  PROVIDER_SETTINGS_DEFAULT,
  providerNameOf,
  providerSettings,
  toSettings,
} from './capacity-provider-input'
import { notModelled } from './not-modelled'
import type { Shape } from './schemas'

const NAME = /^(?!(?:aws|ecs|fargate))[A-Za-z0-9_-]{1,255}$/i

const NAME_INVALID =
  'The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), numbers, underscores (_), and hyphens (-). The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.'

/** A provider stands before one Auto Scaling group, which no other provider has. ECS API, CreateCapacityProvider. */
export const createCapacityProvider = operation({
  action: 'ecs:CreateCapacityProvider',
  readOnly: false,
  ignores: ['tags'],
  input: z.strictObject({
    name: z.string(),
    autoScalingGroupProvider: z.strictObject({ autoScalingGroupArn: z.string().min(1), ...providerSettings }),
    cluster: notModelled('only providers of Managed Instances belong to a cluster from the start'),
    managedInstancesProvider: notModelled('there are no Managed Instances'),
  } satisfies Shape<CreateCapacityProviderRequest>),
  perform({ world, region, accountId }, { name, autoScalingGroupProvider: given }) {
    const { state } = world
    if (!NAME.test(name)) throw invalidParameterException(NAME_INVALID, 'name')
    if (state.capacityProviders.has(name)) throw providerAlreadyExists()
    const group = findGroup(state, given.autoScalingGroupArn)
    const provider: CapacityProvider = {
      arn: arns(region, accountId).capacityProvider(name),
      name,
      groupName: group.name,
      groupArn: group.arn,
      createdAt: world.engine.now,
      ...toSettings(PROVIDER_SETTINGS_DEFAULT, given, group),
      phase: 'unmanaged',
      policy: null,
      calledBy: null,
      samples: [],
      latest: null,
      changed: null,
    }
    state.capacityProviders.set(name, provider)
    world.charts.start('capacity-provider', name, undefined)
    return { capacityProvider: describeCapacityProvider(provider) }
  },
})

/** By its ARN or name. */
function findGroup(state: State, given: string): AutoScalingGroup {
  const where = 'autoScalingGroupProvider.autoScalingGroupArn'
  const group = state.autoScalingGroups.get(providerNameOf(given))
  if (!group || (given.startsWith('arn:') && given !== group.arn))
    throw invalidParameterException(
      'The specified Auto Scaling group ARN is invalid. Specify a valid Auto Scaling group ARN and try again.',
      where,
    )
  if (providerOfGroup(state, group) !== null)
    throw invalidParameterException(
      'The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.',
      where,
    )
  return group
}
