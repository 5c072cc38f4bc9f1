import { forceDeletedText } from '@/lib/aws/autoscaling/activity-text'
import type { AutoScalingGroup } from '../records/auto-scaling-groups'
import type { World } from '../world'
import { causeTime } from './activities'
import { proceed } from './lifecycle-actions'
import { isCounted, membersOf } from './members'
import { terminateMember } from './terminate'

/** A group that is deleted by force waits for no lifecycle action. EC2 Auto Scaling API, DeleteAutoScalingGroup. */
export function terminateAll(world: World, group: AutoScalingGroup): void {
  const cause = forceDeletedText(causeTime(world))
  for (const member of membersOf(world.state, group)) {
    const { lifecycleState } = member
    if (lifecycleState === 'Terminating:Wait') proceed(world, member)
    else if (isCounted(member) || lifecycleState === 'Standby')
      terminateMember(world, group, member, cause, { withoutHooks: true })
  }
}
