import * as z from 'zod'
import { terminatedByUserText } from '@/lib/aws/autoscaling/activity-text'
import { validationError } from '@/lib/aws/error'
import { causeTime } from '@/lib/world/auto-scaling-groups/activities'
import { isCounted } from '@/lib/world/auto-scaling-groups/members'
import { terminateMember } from '@/lib/world/auto-scaling-groups/terminate'
import { describeGroupActivity } from '@/lib/world/describe/autoscaling/group'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, findMember } from './group-input'

/** With or without a replacement; scale-in protection does not stop it. */
export const terminateInstanceInAutoScalingGroup = operation({
  action: 'autoscaling:TerminateInstanceInAutoScalingGroup',
  readOnly: false,
  input: z.strictObject({ InstanceId: z.string(), ShouldDecrementDesiredCapacity: z.boolean() }),
  perform({ world }, { InstanceId, ShouldDecrementDesiredCapacity }) {
    const member = findMember(world.state, InstanceId)
    const group = findAutoScalingGroup(world.state, member.groupName)
    if (!isCounted(member))
      throw validationError(`Instance ${InstanceId} is in state ${member.lifecycleState}`, 'InstanceId')
    const { desiredCapacity, minSize } = group
    if (ShouldDecrementDesiredCapacity && desiredCapacity - 1 < minSize) {
      throw validationError(
        `Currently, desiredSize equals minSize (${minSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
        'ShouldDecrementDesiredCapacity',
      )
    }
    const shrinks = ShouldDecrementDesiredCapacity ? { from: desiredCapacity, to: desiredCapacity - 1 } : null
    const cause = terminatedByUserText(causeTime(world), InstanceId, shrinks)
    if (ShouldDecrementDesiredCapacity) group.desiredCapacity--
    const activity = terminateMember(world, group, member, cause)
    world.bus.publish({ type: 'Auto Scaling Group Update', group })
    return { Activity: describeGroupActivity(activity) }
  },
})
