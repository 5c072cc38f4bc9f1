// The operations behind what one does to the scaling of an Auto Scaling group, in AWS's input shape.

import type { AutoScalingGroupView, Command, GroupPolicyView } from '@/lib/protocol'

type GroupOf = Pick<AutoScalingGroupView, 'name'>
type PolicyOf = Pick<GroupPolicyView, 'name' | 'groupName'>

export const deleteGroupPolicy = ({ name, groupName }: PolicyOf): Command => ({
  action: 'autoscaling:DeletePolicy',
  input: { AutoScalingGroupName: groupName, PolicyName: name },
})

/** At once, as if its alarm had called, whatever cooldown runs. */
export const executeGroupPolicy = ({ name, groupName }: PolicyOf): Command => ({
  action: 'autoscaling:ExecutePolicy',
  input: { AutoScalingGroupName: groupName, PolicyName: name },
})

export const setSuspended = ({ name }: GroupOf, process: string, isSuspended: boolean): Command => ({
  action: isSuspended ? 'autoscaling:SuspendProcesses' : 'autoscaling:ResumeProcesses',
  input: { AutoScalingGroupName: name, ScalingProcesses: [process] },
})
