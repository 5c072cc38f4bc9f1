import * as z from 'zod'
import { describeGroupActivity } from '@/lib/world/describe/autoscaling/group'
import { operation } from '@/lib/world/operation'

/** The newest first; those of deleted groups too, as IncludeDeletedGroups asks. */
export const describeGroupActivities = operation({
  action: 'autoscaling:DescribeScalingActivities',
  readOnly: true,
  ignores: ['NextToken', 'MaxRecords', 'Filters'],
  input: z.strictObject({
    AutoScalingGroupName: z.string().optional(),
    ActivityIds: z.array(z.string()).optional(),
    IncludeDeletedGroups: z.boolean().optional(),
  }),
  perform({ world: { state } }, { AutoScalingGroupName, ActivityIds, IncludeDeletedGroups = false }) {
    const activities = [...state.groupActivities.values()].filter(
      ({ id, groupName }) =>
        groupName === (AutoScalingGroupName ?? groupName) &&
        (ActivityIds?.includes(id) ?? true) &&
        (IncludeDeletedGroups || state.autoScalingGroups.has(groupName)),
    )
    return { Activities: activities.reverse().map(describeGroupActivity) }
  },
})
