// More container instances: those of an Auto Scaling group come by its desired capacity, others are launched like the newest there is.

import type { Command } from '@/lib/protocol'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { Instance } from '@/lib/world/records/ec2'
import type { Service } from '@/lib/world/records/services'
import type { World } from '@/lib/world/world'
import type { Setting } from './setting'

const MORE_MAX = 3

export const INSTANCES: Setting = {
  name: 'instances',
  look: ({ world, service }) =>
    moreInstances(world, service, 1).length === 0 ? null : { was: 0, min: 0, max: MORE_MAX },
  change: ({ world, service }, value) => ({ commands: moreInstances(world, service, value) }),
}

/** None for a cluster in which there has never been one. */
export function moreInstances(world: World, service: Service, count: number): readonly Command[] {
  if (count === 0) return []
  const newest = newestOf(world, service)
  const group = groupOf(world, service, newest)
  if (group !== null) return growth(group, count)
  return newest === null ? [] : [launch(world, newest, count)]
}

/** Those of its capacity provider, or else of its cluster. */
function newestOf({ state }: World, { clusterArn }: Service): Instance | null {
  const members = [...state.containerInstances.values()].filter((one) => one.clusterArn === clusterArn)
  const instances = members.flatMap(({ instanceId }) => state.instances.get(instanceId) ?? [])
  return instances.findLast(({ state: is }) => is === 'running') ?? instances.at(-1) ?? null
}

function groupOf({ state }: World, service: Service, newest: Instance | null): AutoScalingGroup | null {
  const [first] = service.capacityProviderStrategy
  const provider = [...state.capacityProviders.values()].find(({ name }) => name === first?.capacityProvider)
  const name = provider?.groupName ?? state.autoScalingInstances.get(newest?.id ?? '')?.groupName
  return state.autoScalingGroups.get(name ?? '') ?? null
}

function growth({ name, desiredCapacity, maxSize }: AutoScalingGroup, count: number): readonly Command[] {
  const wanted = desiredCapacity + count
  const AutoScalingGroupName = name
  const larger: Command = {
    action: 'autoscaling:UpdateAutoScalingGroup',
    input: { AutoScalingGroupName, MaxSize: wanted },
  }
  const set: Command = {
    action: 'autoscaling:SetDesiredCapacity',
    input: { AutoScalingGroupName, DesiredCapacity: wanted },
  }
  return wanted > maxSize ? [larger, set] : [set]
}

function launch({ state }: World, like: Instance, count: number): Command {
  const { securityGroupIds = [] } = state.networkInterfaces.get(like.networkInterfaceId) ?? {}
  return {
    action: 'ec2:RunInstances',
    input: {
      InstanceType: like.instanceType,
      MinCount: count,
      MaxCount: count,
      SecurityGroupIds: securityGroupIds,
      UserData: like.userData,
    },
  }
}
