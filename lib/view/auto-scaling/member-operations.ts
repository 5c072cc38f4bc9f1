// The operations on one instance of an Auto Scaling group, in AWS's input shape.

import type { LifecycleResult } from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { Command, GroupMembershipView, InstanceView } from '@/lib/protocol'

interface Member {
  readonly instanceId: string
  readonly groupName: string
}

/** Null for an instance of no group. */
export function memberOf({
  key,
  autoScalingGroup,
}: Pick<InstanceView, 'key' | 'autoScalingGroup'>): Member | null {
  return autoScalingGroup && { instanceId: key, groupName: autoScalingGroup.name }
}

/** @param shrinks whether the desired capacity follows; else a replacement is launched */
export const enterStandby = ({ instanceId, groupName }: Member, shrinks: boolean): Command => ({
  action: 'autoscaling:EnterStandby',
  input: {
    AutoScalingGroupName: groupName,
    InstanceIds: [instanceId],
    ShouldDecrementDesiredCapacity: shrinks,
  },
})

export const exitStandby = ({ instanceId, groupName }: Member): Command => ({
  action: 'autoscaling:ExitStandby',
  input: { AutoScalingGroupName: groupName, InstanceIds: [instanceId] },
})

export const completeAction = (
  { instanceId, groupName }: Member,
  { hookName, token }: GroupMembershipView['actions'][number],
  result: LifecycleResult,
): Command => ({
  action: 'autoscaling:CompleteLifecycleAction',
  input: {
    LifecycleHookName: hookName,
    AutoScalingGroupName: groupName,
    LifecycleActionToken: token,
    InstanceId: instanceId,
    LifecycleActionResult: result,
  },
})

/** @param shrinks whether the desired capacity follows; else a replacement is launched */
export const terminateInGroup = ({ instanceId }: Member, shrinks: boolean): Command => ({
  action: 'autoscaling:TerminateInstanceInAutoScalingGroup',
  input: { InstanceId: instanceId, ShouldDecrementDesiredCapacity: shrinks },
})
