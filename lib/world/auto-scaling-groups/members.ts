// Which instances a group has, and which of them count.

import { rebalancingMargin, type ZoneCount } from '@/lib/aws/autoscaling/zone-balance'
import type { AutoScalingGroup, AutoScalingInstance } from '../records/auto-scaling-groups'
import type { State } from '../state'
import type { World } from '../world'

type Added = Pick<
  AutoScalingInstance,
  | 'instanceId'
  | 'zone'
  | 'instanceType'
  | 'launchTemplateId'
  | 'launchTemplateName'
  | 'launchTemplateVersion'
  | 'launchedAt'
  | 'detailedMonitoring'
>

/** It is Pending from now on. Whoever adds it says in an activity why. */
export function addMember(world: World, group: AutoScalingGroup, added: Added): AutoScalingInstance {
  const { instanceId, zone, instanceType } = added
  const member: AutoScalingInstance = {
    instanceId,
    groupName: group.name,
    zone,
    instanceType,
    launchTemplateId: added.launchTemplateId,
    launchTemplateName: added.launchTemplateName,
    launchTemplateVersion: added.launchTemplateVersion,
    launchedAt: added.launchedAt,
    lifecycleState: 'Pending',
    healthy: true,
    protectedFromScaleIn: group.protectsNewInstances,
    inServiceAt: null,
    activityId: null,
    actions: [],
    heartbeats: 0,
    detailedMonitoring: added.detailedMonitoring,
    cpuUnitSeconds: 0,
    measuredSeconds: 0,
  }
  world.state.autoScalingInstances.set(instanceId, member)
  world.charts.start('auto-scaling-instance', instanceId, undefined)
  return member
}

/** All that the group has not forgotten, in the order of their launch. */
export function membersOf(
  { autoScalingInstances }: State,
  { name }: AutoScalingGroup,
): readonly AutoScalingInstance[] {
  return [...autoScalingInstances.values()].filter(({ groupName }) => groupName === name)
}

/** Whether it is there or on its way, and not on its way out. */
export function isCounted(member: AutoScalingInstance): boolean {
  return isOnItsWay(member) || member.lifecycleState === 'InService'
}

/** Not in service yet: it boots, or lifecycle hooks wait. */
export function isOnItsWay({ lifecycleState }: Pick<AutoScalingInstance, 'lifecycleState'>): boolean {
  return lifecycleState.startsWith('Pending')
}

/** Nothing brings it back any more. */
export function isOnItsWayOut({ lifecycleState }: Pick<AutoScalingInstance, 'lifecycleState'>): boolean {
  return lifecycleState.startsWith('Terminat')
}

/** The actual capacity. */
export function countedMembers(state: State, group: AutoScalingGroup): readonly AutoScalingInstance[] {
  return membersOf(state, group).filter(isCounted)
}

/** How many are to be there: the desired capacity, and those that are on their way for the balance of zones. */
export function wantedCount({ autoScalingInstances }: State, group: AutoScalingGroup): number {
  const extra = group.rebalancing.filter((id) => {
    const member = autoScalingInstances.get(id)
    return member !== undefined && isOnItsWay(member)
  })
  const most = group.maxSize + rebalancingMargin(group.maxSize)
  return Math.min(group.desiredCapacity + extra.length, most)
}

export function zoneCounts(group: AutoScalingGroup, counted: readonly AutoScalingInstance[]): ZoneCount[] {
  return group.zones.map((zone) => ({
    zone,
    instances: counted.filter((member) => member.zone === zone).length,
  }))
}
