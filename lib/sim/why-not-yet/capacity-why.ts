// Why an Auto Scaling group or a capacity provider has no other instances yet. Worked out of the model's records when somebody
// asks; nothing in the model reads it.

import { counted } from '@/lib/aws/counted'
import type { CapacityWhy } from '@/lib/protocol'
import { countedMembers, membersOf } from '@/lib/world/auto-scaling-groups/members'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import { GROUP_KEY_PREFIX, nameInKey, PROVIDER_KEY_PREFIX } from '@/lib/world/view-keys'
import type { World } from '@/lib/world/world'
import { growthGates, shrinkGates } from './group-gates'
import { groupPolicyGates } from './group-policy-gates'
import { providerWays } from './provider-gates'

/** Null when nothing has this key. */
export function capacityWhy(world: World, key: string): CapacityWhy | null {
  const { autoScalingGroups, capacityProviders } = world.state
  const at = world.engine.now
  const provider = capacityProviders.get(nameInKey(key, PROVIDER_KEY_PREFIX) ?? '')
  if (provider !== undefined) {
    const group = autoScalingGroups.get(provider.groupName)
    return group ? { key, at, ...providerWays(world, provider, group) } : null
  }
  const group = autoScalingGroups.get(nameInKey(key, GROUP_KEY_PREFIX) ?? '')
  if (group === undefined) return null
  const policies = groupPolicyGates(world, group)
  return {
    key,
    at,
    headline: headline(world, group),
    out: group.phase === 'deleting' ? [] : [...policies.out, ...growthGates(world, group, null)],
    in: [...policies.in, ...shrinkGates(world, group)],
  }
}

function headline({ state }: World, group: AutoScalingGroup): string {
  const members = membersOf(state, group)
  if (group.phase === 'deleting') return `Delete in progress: ${counted(members.length, 'instance')} left.`
  const inService = members.filter(({ lifecycleState }) => lifecycleState === 'InService').length
  const coming = countedMembers(state, group).length - inService
  const leaving = members.length - inService - coming
  const parts = [
    `${group.desiredCapacity} wanted (${group.minSize} to ${group.maxSize})`,
    `${inService} in service`,
    coming > 0 ? `${coming} on the way` : '',
    leaving > 0 ? `${leaving} leaving` : '',
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}
