import { forceDeletedText } from '@/lib/aws/autoscaling/activity-text'
import type { AutoScalingGroup } from '../records/auto-scaling-groups'
import type { World } from '../world'
import { causeTime } from './activities'
import { proceed } from './lifecycle-actions'
import { countedMembers, membersOf } from './members'
import { terminateMember } from './terminate'

/** A group that is deleted by force waits for no lifecycle action. EC2 Auto Scaling API, DeleteAutoScalingGroup. */
export function terminateAll(world: World, group: AutoScalingGroup): void {
  const cause = forceDeletedText(causeTime(world))
  for (const member of countedMembers(world.state, group))
    terminateMember(world, group, member, cause, { withoutHooks: true })
  for (const member of membersOf(world.state, group))
    if (member.lifecycleState === 'Terminating:Wait') proceed(world, member)
}
