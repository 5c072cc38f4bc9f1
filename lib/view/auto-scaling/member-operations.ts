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

/** It runs on, and belongs to no group. @param shrinks whether the desired capacity follows */
export const detachInstance = ({ instanceId, groupName }: Member, shrinks: boolean): Command => ({
  action: 'autoscaling:DetachInstances',
  input: {
    AutoScalingGroupName: groupName,
    InstanceIds: [instanceId],
    ShouldDecrementDesiredCapacity: shrinks,
  },
})

export const attachInstance = (instanceId: string, groupName: string): Command => ({
  action: 'autoscaling:AttachInstances',
  input: { AutoScalingGroupName: groupName, InstanceIds: [instanceId] },
})

/** As a health check of one's own says it: the group replaces what is unhealthy. */
export const setHealth = ({ instanceId }: Member, HealthStatus: 'Healthy' | 'Unhealthy'): Command => ({
  action: 'autoscaling:SetInstanceHealth',
  input: { InstanceId: instanceId, HealthStatus, ShouldRespectGracePeriod: false },
})

export const exitStandby = ({ instanceId, groupName }: Member): Command => ({
  action: 'autoscaling:ExitStandby',
  input: { AutoScalingGroupName: groupName, InstanceIds: [instanceId] },
})

/** The heartbeat timeout begins anew. */
export const recordHeartbeat = (
  { instanceId, groupName }: Member,
  { hookName, token }: GroupMembershipView['actions'][number],
): Command => ({
  action: 'autoscaling:RecordLifecycleActionHeartbeat',
  input: {
    LifecycleHookName: hookName,
    AutoScalingGroupName: groupName,
    LifecycleActionToken: token,
    InstanceId: instanceId,
  },
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
