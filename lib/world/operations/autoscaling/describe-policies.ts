import * as z from 'zod'
import { GROUP_POLICY_TYPES } from '@/lib/aws/autoscaling/decide-group-scaling'
import { describeGroupPolicy } from '@/lib/world/describe/autoscaling/policy'
import { operation } from '@/lib/world/operation'
import { groupName } from './group-input'

export const describePolicies = operation({
  action: 'autoscaling:DescribePolicies',
  readOnly: true,
  ignores: ['NextToken', 'MaxRecords'],
  input: z.strictObject({
    AutoScalingGroupName: groupName.optional(),
    PolicyNames: z.array(z.string()).optional(),
    PolicyTypes: z.array(z.enum(GROUP_POLICY_TYPES)).optional(),
  }),
  perform({ world }, { AutoScalingGroupName, PolicyNames, PolicyTypes }) {
    const asked = [...world.state.groupPolicies.values()].filter(
      ({ name, arn, groupName: group, type }) =>
        group === (AutoScalingGroupName ?? group) &&
        (PolicyNames === undefined || PolicyNames.includes(name) || PolicyNames.includes(arn)) &&
        (PolicyTypes?.includes(type) ?? true),
    )
    return { ScalingPolicies: asked.map((policy) => describeGroupPolicy(world, policy)) }
  },
})
