import * as z from 'zod'
import { describeAutoScalingGroup } from '@/lib/world/describe/autoscaling/group'
import { operation } from '@/lib/world/operation'

/** Names that no group has are passed over, as AWS does. */
export const describeAutoScalingGroups = operation({
  action: 'autoscaling:DescribeAutoScalingGroups',
  readOnly: true,
  ignores: ['NextToken', 'MaxRecords', 'Filters', 'IncludeInstances'],
  input: z.strictObject({ AutoScalingGroupNames: z.array(z.string()).optional() }),
  perform({ world: { state } }, { AutoScalingGroupNames: names }) {
    const groups = [...state.autoScalingGroups.values()].filter(({ name }) => names?.includes(name) ?? true)
    return { AutoScalingGroups: groups.map((group) => describeAutoScalingGroup(state, group)) }
  },
})
