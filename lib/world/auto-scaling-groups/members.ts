// Which instances a group has, and which of them count.

import type { ZoneCount } from '@/lib/aws/autoscaling/zone-balance'
import type { AutoScalingGroup, AutoScalingInstance } from '../records/auto-scaling-groups'
import type { State } from '../state'

/** All that the group has not forgotten, in the order of their launch. */
export function membersOf(
  { autoScalingInstances }: State,
  { name }: AutoScalingGroup,
): readonly AutoScalingInstance[] {
  return [...autoScalingInstances.values()].filter(({ groupName }) => groupName === name)
}

/** Those that are there or on their way, and not on their way out: the actual capacity. */
export function countedMembers(state: State, group: AutoScalingGroup): readonly AutoScalingInstance[] {
  return membersOf(state, group).filter(
    ({ lifecycleState }) => lifecycleState === 'Pending' || lifecycleState === 'InService',
  )
}

export function zoneCounts(group: AutoScalingGroup, counted: readonly AutoScalingInstance[]): ZoneCount[] {
  return group.zones.map((zone) => ({
    zone,
    instances: counted.filter((member) => member.zone === zone).length,
  }))
}
