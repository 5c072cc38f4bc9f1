import type { PutScalingPolicyRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { POLICY_TYPES } from '@/lib/aws/application-autoscaling/vocabulary'
import { arns } from '@/lib/aws/arn'
import { limitExceeded, validationException } from '@/lib/aws/error'
import { PREDICTIVE_SCALING } from '@/lib/aws/instead'
import { SCALING_POLICIES_PER_TARGET_MAX } from '@/lib/aws/limits'
import { putTrackingAlarms } from '@/lib/world/application-autoscaling/alarms'
import { policiesOf } from '@/lib/world/application-autoscaling/targets'
import { describePolicyAlarms } from '@/lib/world/describe/application-autoscaling/scaling-policy'
import { uuid } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { ScalingPolicy } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import { notModelled } from '../ecs/not-modelled'
import { findTarget, policyNamed } from './find'
import { stepScaling, targetTracking, toStepScaling, toTargetTracking } from './policy-input'
import { name, type Shape, targetKey } from './schemas'

const input = z.strictObject({
  PolicyName: name,
  ...targetKey,
  PolicyType: z.enum(POLICY_TYPES).optional(),
  StepScalingPolicyConfiguration: stepScaling.optional(),
  TargetTrackingScalingPolicyConfiguration: targetTracking.optional(),
  PredictiveScalingPolicyConfiguration: notModelled(PREDICTIVE_SCALING),
} satisfies Shape<PutScalingPolicyRequest>)
type Input = z.output<typeof input>

/**
 * Creates a policy or changes its configuration. Target tracking gets two alarms from CloudWatch, new ones after each change; for step
 * scaling the caller makes an alarm whose action is the policy. Application Auto Scaling API, PutScalingPolicy.
 */
export const putScalingPolicy = operation({
  action: 'application-autoscaling:PutScalingPolicy',
  readOnly: false,
  input,
  perform({ world, region, accountId, ignore }, given) {
    // A step policy goes by the datapoint of the alarm that calls it.
    if (given.StepScalingPolicyConfiguration?.MetricAggregationType !== undefined)
      ignore('StepScalingPolicyConfiguration.MetricAggregationType')
    const target = findTarget(world, given.ResourceId)
    const known = policyNamed(world, given.ResourceId, given.PolicyName)
    const type = checkedType(known, given)
    const configuration = checkedConfiguration(world, type, given)
    if (!known && policiesOf(world, given.ResourceId).length >= SCALING_POLICIES_PER_TARGET_MAX) {
      throw limitExceeded(`A scalable target may have ${SCALING_POLICIES_PER_TARGET_MAX} scaling policies`)
    }
    const id = known ? '' : uuid(world, 'scaling-policy')
    const policy: ScalingPolicy = known ?? {
      arn: arns(region, accountId).scalingPolicy(given.ResourceId, id, given.PolicyName),
      name: given.PolicyName,
      resourceId: given.ResourceId,
      serviceArn: target.serviceArn,
      type,
      ...configuration,
      trackingAlarms: null,
      createdAt: world.engine.now,
      calledBy: null,
      latest: null,
      status: 'watching',
    }
    Object.assign(policy, configuration)
    world.state.scalingPolicies.set(policy.arn, policy)
    if (!known) world.charts.start('scaling-policy', policy.arn, undefined)
    putTrackingAlarms(world, policy, policy.resourceId)
    return { PolicyARN: policy.arn, Alarms: describePolicyAlarms(world, policy) }
  },
})

function checkedType(known: ScalingPolicy | undefined, { PolicyType }: Input): ScalingPolicy['type'] {
  const type = PolicyType ?? known?.type
  if (type === undefined)
    throw validationException('PolicyType is required for a new scaling policy', 'PolicyType')
  if (type === 'PredictiveScaling') {
    throw validationException(`PredictiveScaling is not modelled here: ${PREDICTIVE_SCALING}.`, 'PolicyType')
  }
  if (known && known.type !== type)
    throw validationException(
      `The policy ${known.name} is of type ${known.type}, which cannot be changed`,
      'PolicyType',
    )
  return type
}

function checkedConfiguration(
  world: World,
  type: ScalingPolicy['type'],
  given: Input,
): Pick<ScalingPolicy, 'step' | 'tracking'> {
  const { StepScalingPolicyConfiguration: step, TargetTrackingScalingPolicyConfiguration: tracking } = given
  if (type === 'StepScaling') {
    if (tracking) throw wrongConfiguration(type, 'TargetTrackingScalingPolicyConfiguration')
    if (!step) throw missingConfiguration(type, 'StepScalingPolicyConfiguration')
    return { step: toStepScaling(step), tracking: null }
  }
  if (step) throw wrongConfiguration(type, 'StepScalingPolicyConfiguration')
  if (!tracking) throw missingConfiguration(type, 'TargetTrackingScalingPolicyConfiguration')
  return { step: null, tracking: toTargetTracking(world, given.ResourceId, tracking) }
}

function missingConfiguration(type: string, member: string) {
  return validationException(`A policy of type ${type} needs ${member}`, member)
}

function wrongConfiguration(type: string, member: string) {
  return validationException(`A policy of type ${type} cannot have ${member}`, member)
}
