// Which instances a group replaces because they are unhealthy. EC2 Auto Scaling guide, health-checks.

import { causeText, unhealthyText } from '@/lib/aws/autoscaling/activity-text'
import { afterSeconds, existing } from '@/lib/engine'
import type { AutoScalingGroup, AutoScalingInstance } from '../records/auto-scaling-groups'
import type { World } from '../world'
import { causeTime } from './activities'
import { isCounted } from './members'
import { terminateMember } from './terminate'

/** It begins when the instance is in service: before, it is not checked at all. Health-check-grace-period. */
export function isInGracePeriod(
  { engine }: World,
  { healthCheckGraceSeconds }: AutoScalingGroup,
  { inServiceAt }: AutoScalingInstance,
): boolean {
  return inServiceAt === null || engine.now < afterSeconds(inServiceAt, healthCheckGraceSeconds)
}

/**
 * Takes an unhealthy instance out of service and says so. One that does not run is unhealthy at once, even in its grace period, unless
 * HealthCheck is suspended; what SetInstanceHealth says counts all the same.
 */
export function replaceIfUnhealthy(
  world: World,
  group: AutoScalingGroup,
  member: AutoScalingInstance,
): boolean {
  if (!isCounted(member)) return false
  const { state } = existing(world.state.instances.get(member.instanceId), `instance ${member.instanceId}`)
  const isDown = state !== 'pending' && state !== 'running'
  if (isDown && !group.suspended.includes('HealthCheck')) member.healthy = false
  if (member.healthy || group.suspended.includes('ReplaceUnhealthy')) return false
  const cause = unhealthyText(causeTime(world), isDown ? 'ec2 stopped' : 'user')
  terminateMember(world, group, member, causeText([cause]))
  group.replacing++
  return true
}
