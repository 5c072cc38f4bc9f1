// The operations behind what one does to the scaling of an Auto Scaling group, in AWS's input shape.

import { METRIC_GRANULARITY } from '@/lib/aws/autoscaling/group-metrics'
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

export const deleteGroupScheduledAction = ({ name }: GroupOf, actionName: string): Command => ({
  action: 'autoscaling:DeleteScheduledAction',
  input: { AutoScalingGroupName: name, ScheduledActionName: actionName },
})

/** All of its metrics, or none. */
export const setMetricsCollected = ({ name }: GroupOf, isOn: boolean): Command =>
  isOn
    ? {
        action: 'autoscaling:EnableMetricsCollection',
        input: { AutoScalingGroupName: name, Granularity: METRIC_GRANULARITY },
      }
    : { action: 'autoscaling:DisableMetricsCollection', input: { AutoScalingGroupName: name } }

export const setSuspended = ({ name }: GroupOf, process: string, isSuspended: boolean): Command => ({
  action: isSuspended ? 'autoscaling:SuspendProcesses' : 'autoscaling:ResumeProcesses',
  input: { AutoScalingGroupName: name, ScalingProcesses: [process] },
})
