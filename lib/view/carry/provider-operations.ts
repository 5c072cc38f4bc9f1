// What makes a capacity provider of an Auto Scaling group, and tasks start on it. Pure.

import type { AutoScalingGroupView, Command, ServiceView } from '@/lib/protocol'
import { clusterToJoin } from './drop'
import { updateService } from './operations'
import type { CarryWorld } from './world'

export interface ProviderForm {
  readonly name: string
  readonly targetCapacity: number
  /** Tasks of the cluster that name no provider start on it from then on. */
  readonly isDefault: boolean
  readonly managedTerminationProtection: boolean
}

export type Providing = Pick<CarryWorld, 'cluster' | 'service' | 'instance' | 'capacityProvider'>
type GroupOf = Pick<AutoScalingGroupView, 'name' | 'arn' | 'instances'>

/** AWS refuses names that begin with its own. ECS API, CreateCapacityProvider. */
export const isReservedName = (name: string): boolean => /^(aws|ecs|fargate)/i.test(name)

export function providerFormOf({ name }: Pick<GroupOf, 'name'>): ProviderForm {
  const allowed = name.replace(/[^A-Za-z0-9_-]/g, '-')
  return {
    name: isReservedName(allowed) ? `cp-${allowed}` : allowed,
    targetCapacity: 100,
    isDefault: false,
    managedTerminationProtection: false,
  }
}

/** The one that its instances have joined, or that the next would join. */
export function clusterOfGroup({ instances }: Pick<GroupOf, 'instances'>, world: Providing): string {
  const ids = new Set(instances.map(({ instanceId }) => instanceId))
  const member = world.instance.find(({ key, clusterName }) => clusterName !== null && ids.has(key))
  return member?.clusterName ?? clusterToJoin(world)
}

export function makeProvider(group: GroupOf, form: ProviderForm, world: Providing): readonly Command[] {
  const cluster = clusterOfGroup(group, world)
  const { name, targetCapacity, isDefault, managedTerminationProtection } = form
  const before = world.cluster.find((one) => one.name === cluster)
  return [
    {
      action: 'ecs:CreateCapacityProvider',
      input: {
        name,
        autoScalingGroupProvider: {
          autoScalingGroupArn: group.arn,
          managedScaling: { status: 'ENABLED', targetCapacity },
          ...(managedTerminationProtection ? { managedTerminationProtection: 'ENABLED' } : {}),
        },
      },
    },
    putClusterProviders(
      cluster,
      [...(before?.capacityProviders ?? []), name],
      isDefault ? [{ capacityProvider: name, weight: 1 }] : (before?.defaultStrategy ?? []),
    ),
  ]
}

interface StrategyItemGiven {
  readonly capacityProvider: string
  readonly weight?: number
  readonly base?: number
}

/** It replaces what the cluster has, so that what it has is named again. */
export function putClusterProviders(
  cluster: string,
  capacityProviders: readonly string[],
  strategy: readonly StrategyItemGiven[],
): Command {
  return {
    action: 'ecs:PutClusterCapacityProviders',
    input: {
      cluster,
      capacityProviders,
      defaultCapacityProviderStrategy: strategy.map(({ capacityProvider, weight, base }) => ({
        capacityProvider,
        ...(weight !== undefined && { weight }),
        ...(base !== undefined && { base }),
      })),
    },
  }
}

/** From then on its tasks wait in PROVISIONING where there is no room. A change of strategy takes a forced deployment. */
export function startOnProvider(
  service: Pick<ServiceView, 'clusterName' | 'name'>,
  capacityProvider: string,
): Command {
  return updateService(service, {
    capacityProviderStrategy: [{ capacityProvider, weight: 1 }],
    forceNewDeployment: true,
  })
}
