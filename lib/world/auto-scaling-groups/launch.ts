// A group launches instances, each in the zone that has fewest.

import {
  activityDescription,
  causeText,
  launchedText,
  rebalancingText,
  replacementText,
} from '@/lib/aws/autoscaling/activity-text'
import { rebalancingLaunches, rebalancingMargin, zoneForLaunch } from '@/lib/aws/autoscaling/zone-balance'
import { INSTANCE_TYPE_DEFAULT } from '@/lib/aws/ec2/instance-types'
import { DEFAULT_SECURITY_GROUP_ID } from '../initial-state'
import { launchInstance } from '../lifecycle/instances'
import { versionNamed } from '../lifecycle/launch-templates'
import { freeAddresses, subnetOfZone } from '../lifecycle/network'
import type { AutoScalingGroup, AutoScalingInstance, GroupActivity } from '../records/auto-scaling-groups'
import type { LaunchTemplate, LaunchTemplateVersion } from '../records/ec2'
import type { World } from '../world'
import { addActivity, causeTime } from './activities'
import { addMember, countedMembers, wantedCount, zoneCounts } from './members'

/** False when not all could be launched. */
export function launchMissing(world: World, group: AutoScalingGroup): boolean {
  const from = countedMembers(world.state, group).length
  const to = wantedCount(world.state, group)
  const at = causeTime(world)
  const grown = causeText([...group.changes, launchedText(at, from, to)])
  const { sum: details } = group
  group.changes = []
  group.sum = null
  for (let count = from; count < to; count++) {
    const cause = group.replacing > 0 ? replacementText(at) : grown
    group.replacing = Math.max(0, group.replacing - 1)
    const launched = launchOne(world, group, { cause, details })
    if (typeof launched !== 'string') continue
    recordFailure(world, group, launched, { cause, details })
    return false
  }
  return true
}

function recordFailure(
  world: World,
  group: AutoScalingGroup,
  failure: string,
  why: Pick<GroupActivity, 'cause' | 'details'>,
): void {
  addActivity(world, group, {
    instanceId: null,
    kind: 'launch',
    description: `${activityDescription('launch', null)}.  Status Reason: ${failure}  Launching EC2 instance failed.`,
    ...why,
    zone: null,
    status: 'Failed',
    statusMessage: `${failure}  Launching EC2 instance failed.`,
  })
  world.bus.publish({ type: 'EC2 Instance Launch Unsuccessful', group, failure })
}

/** Launches into zones that have too few, above the desired capacity; what is then too much elsewhere is terminated afterwards. */
export function launchForBalance(world: World, group: AutoScalingGroup): void {
  const { state } = world
  const counted = countedMembers(state, group)
  const room = group.maxSize + rebalancingMargin(group.maxSize) - counted.length
  const zones = rebalancingLaunches(zoneCounts(group, counted), room, unavailableZones(world, group))
  if (zones.length === 0) return
  const at = causeTime(world)
  const balanced = rebalancingText(at, [...new Set(zones)])
  for (const [i, zone] of zones.entries()) {
    const from = counted.length + i
    const cause = causeText([balanced, launchedText(at, from, from + 1)])
    const launched = launchOne(world, group, { cause, details: null }, zone)
    if (typeof launched === 'string') {
      recordFailure(world, group, launched, { cause, details: null })
      return
    }
    group.rebalancing = [...group.rebalancing, launched.instanceId]
  }
}

/** The instance, in the emptiest zone unless one is given; or why none could be launched, in EC2's words. */
function launchOne(
  world: World,
  group: AutoScalingGroup,
  why: Pick<GroupActivity, 'cause' | 'details'>,
  into?: string,
): AutoScalingInstance | string {
  const found = templateOf(world, group)
  if (typeof found === 'string') return found
  const { template, version } = found
  const counts = zoneCounts(group, countedMembers(world.state, group))
  const zone = into ?? zoneForLaunch(counts, unavailableZones(world, group))
  const instanceType = version.instanceType ?? INSTANCE_TYPE_DEFAULT
  if (zone === null)
    return `We currently do not have sufficient ${instanceType} capacity in the Availability Zone you requested (${group.zones.join(', ')}).`
  const { securityGroupIds } = version
  const instance = launchInstance(world, {
    instanceType,
    zone,
    securityGroupIds: securityGroupIds.length > 0 ? securityGroupIds : [DEFAULT_SECURITY_GROUP_ID],
    userData: version.userData,
  })
  const member = addMember(world, group, {
    instanceId: instance.id,
    zone,
    instanceType,
    launchTemplateId: template.id,
    launchTemplateName: template.name,
    launchTemplateVersion: version.number,
    launchedAt: world.engine.now,
    detailedMonitoring: version.detailedMonitoring,
  })
  addActivity(world, group, {
    instanceId: instance.id,
    kind: 'launch',
    ...why,
    zone,
  })
  explainZone(world, group, instance.id, zone, counts)
  return member
}

function templateOf(
  { state }: World,
  group: AutoScalingGroup,
): { readonly template: LaunchTemplate; readonly version: LaunchTemplateVersion } | string {
  const template = state.launchTemplates.get(group.launchTemplateId)
  if (!template)
    return 'You must use a valid fully-formed launch template. The specified launch template does not exist.'
  const { launchTemplateVersion: wanted } = group
  const version = versionNamed(template, wanted)
  return version
    ? { template, version }
    : `Could not find the specified version ${wanted} for the launch template.`
}

/** Zones that are down, and those whose subnet has no address left. */
function unavailableZones(world: World, group: AutoScalingGroup): ReadonlySet<string> {
  const { state } = world
  return new Set(
    group.zones.filter(
      (zone) => state.zones.get(zone)?.outage || freeAddresses(world, subnetOfZone(state, zone)) < 1,
    ),
  )
}

function explainZone(
  world: World,
  group: AutoScalingGroup,
  instanceId: string,
  zone: string,
  counts: readonly { readonly zone: string; readonly instances: number }[],
): void {
  world.log.explain({
    topic: 'scaling',
    subjects: [group.arn, instanceId],
    summary: `${group.name} launches ${instanceId} in ${zone}`,
    rule: 'the Availability Zone with the fewest instances of the group',
    facts: counts.map((count) => [count.zone, String(count.instances)] as const),
  })
}
