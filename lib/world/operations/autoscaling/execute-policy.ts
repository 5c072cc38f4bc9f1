import * as z from 'zod'
import { scalingActivityInProgress, validationError } from '@/lib/aws/error'
import { executeGroupPolicy } from '@/lib/world/auto-scaling-groups/policies/decide-policy'
import { simpleCooldown } from '@/lib/world/auto-scaling-groups/policies/warm-up'
import { operation } from '@/lib/world/operation'
import type { GroupPolicy } from '@/lib/world/records/group-policies'
import { findAutoScalingGroup, groupName } from './group-input'
import { findGroupPolicy } from './policy-input'

const input = z.strictObject({
  AutoScalingGroupName: groupName.optional(),
  PolicyName: z.string().min(1).max(1_600),
  HonorCooldown: z.boolean().optional(),
  MetricValue: z.number().optional(),
  BreachThreshold: z.number().optional(),
})

/** At once, as if an alarm had called; a step policy is told the metric and the threshold. */
export const executePolicy = operation({
  action: 'autoscaling:ExecutePolicy',
  readOnly: false,
  input,
  perform({ world }, given) {
    const policy = findGroupPolicy(world.state, given.PolicyName, given.AutoScalingGroupName)
    const seen = seenOf(policy, given)
    const group = findAutoScalingGroup(world.state, policy.groupName)
    if (
      policy.simple &&
      given.HonorCooldown === true &&
      simpleCooldown(world, group, world.engine.now) !== null
    )
      throw scalingActivityInProgress(group.name)
    executeGroupPolicy(world, policy, seen)
    return {}
  },
})

function seenOf(
  { type }: GroupPolicy,
  { MetricValue: value, BreachThreshold: threshold }: z.output<typeof input>,
) {
  if (type === 'TargetTrackingScaling')
    throw validationError('A policy of type TargetTrackingScaling cannot be executed', 'PolicyName')
  if (type === 'SimpleScaling') return null
  if (value === undefined || threshold === undefined)
    throw validationError(
      'MetricValue and BreachThreshold are required for a step scaling policy',
      'MetricValue',
    )
  return { value, threshold, side: value >= threshold ? 'above' : 'below' } as const
}
