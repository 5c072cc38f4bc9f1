import { groupLowThreshold } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { arns } from '@/lib/aws/arn'
import { groupPoliciesExceeded, validationError } from '@/lib/aws/error'
import { GROUP_POLICIES_MAX } from '@/lib/aws/limits'
import { putTrackingAlarms } from '@/lib/world/application-autoscaling/alarms'
import { groupPoliciesOf } from '@/lib/world/auto-scaling-groups/policies/policies'
import { describePolicyAlarms } from '@/lib/world/describe/application-autoscaling/scaling-policy'
import { uuid } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { GroupPolicy } from '@/lib/world/records/group-policies'
import { findAutoScalingGroup } from './group-input'
import { policyTypeOf, putPolicyInput, toConfiguration } from './policy-input'

/**
 * Makes a policy, or changes the one of this name. Target tracking gets two alarms from CloudWatch; for the other types the caller makes
 * an alarm whose action is the policy.
 */
export const putGroupPolicy = operation({
  action: 'autoscaling:PutScalingPolicy',
  readOnly: false,
  input: putPolicyInput,
  perform({ world, region, accountId, ignore }, given) {
    // A step policy goes by the datapoint of the alarm that calls it.
    if (given.MetricAggregationType !== undefined) ignore('MetricAggregationType')
    const group = findAutoScalingGroup(world.state, given.AutoScalingGroupName)
    const type = policyTypeOf(given)
    if (group.phase === 'deleting')
      throw validationError(`AutoScalingGroup ${group.name} is being deleted`, 'AutoScalingGroupName')
    const policies = groupPoliciesOf(world, group.name)
    const known = policies.find(({ name }) => name === given.PolicyName)
    if (known && known.type !== type)
      throw validationError(
        `The policy ${known.name} is of type ${known.type}, which cannot be changed`,
        'PolicyType',
      )
    const configuration = toConfiguration(world, type, given)
    if (!known && policies.length >= GROUP_POLICIES_MAX) throw groupPoliciesExceeded(GROUP_POLICIES_MAX)
    const id = known ? '' : uuid(world, 'group-policy')
    const policy: GroupPolicy = known ?? {
      arn: arns(region, accountId).groupPolicy(group.name, id, given.PolicyName),
      name: given.PolicyName,
      groupName: group.name,
      type,
      ...configuration,
      enabled: true,
      trackingAlarms: null,
      createdAt: world.engine.now,
      calledBy: null,
      latest: null,
      status: 'watching',
    }
    Object.assign(policy, configuration)
    policy.enabled = given.Enabled ?? true
    world.state.groupPolicies.set(policy.arn, policy)
    if (!known) world.charts.start('group-policy', policy.arn, undefined)
    putTrackingAlarms(world, policy, group.name, groupLowThreshold)
    return { PolicyARN: policy.arn, Alarms: describePolicyAlarms(world, policy) }
  },
})
