// Configurations of scaling policies of groups as callers give them, checked and as the model keeps them.

import * as z from 'zod'
import { stepsProblem } from '@/lib/aws/application-autoscaling/step-scaling'
import type { TrackedMetric } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { ADJUSTMENT_TYPES, METRIC_AGGREGATION_TYPES } from '@/lib/aws/application-autoscaling/vocabulary'
import { GROUP_POLICY_TYPES, type GroupPolicyType } from '@/lib/aws/autoscaling/decide-group-scaling'
import { GROUP_METRIC_TYPES, groupMetric } from '@/lib/aws/autoscaling/tracked-metrics'
import { validationError } from '@/lib/aws/error'
import type {
  GroupPolicy,
  GroupStepConfiguration,
  GroupTrackingConfiguration,
  SimpleScalingConfiguration,
} from '@/lib/world/records/group-policies'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import {
  customizedMetric,
  metricOf,
  missingPart,
  stepAdjustments,
  toCustomized,
} from '../application-autoscaling/policy-input'
import { groupName } from './group-input'

export const policyName = z.string().min(1).max(255)

const seconds = z.int().min(0)

const predefinedMetric = z.strictObject({
  PredefinedMetricType: z.enum(GROUP_METRIC_TYPES, {
    error: `can only be ${GROUP_METRIC_TYPES.join(' or ')}: the model counts no bytes`,
  }),
  ResourceLabel: z.string().min(1).max(1_023).optional(),
})

export const putPolicyInput = z.strictObject({
  AutoScalingGroupName: groupName,
  PolicyName: policyName,
  PolicyType: z.enum(GROUP_POLICY_TYPES).optional(),
  AdjustmentType: z.enum(ADJUSTMENT_TYPES).optional(),
  MinAdjustmentStep: z.undefined('is of another time: give MinAdjustmentMagnitude').optional(),
  MinAdjustmentMagnitude: z.int().min(1).optional(),
  ScalingAdjustment: z.int().optional(),
  Cooldown: seconds.optional(),
  MetricAggregationType: z.enum(METRIC_AGGREGATION_TYPES).optional(),
  StepAdjustments: stepAdjustments.optional(),
  EstimatedInstanceWarmup: seconds.optional(),
  TargetTrackingConfiguration: z
    .strictObject({
      PredefinedMetricSpecification: predefinedMetric.optional(),
      CustomizedMetricSpecification: customizedMetric.optional(),
      TargetValue: z.number().positive(),
      DisableScaleIn: z.boolean().optional(),
    })
    .optional(),
  Enabled: z.boolean().optional(),
  PredictiveScalingConfiguration: z
    .undefined('is not modelled here: predictive scaling needs days of history')
    .optional(),
})
type Given = z.output<typeof putPolicyInput>

/** `SimpleScaling` unless it is given. */
export function policyTypeOf({ PolicyType = 'SimpleScaling' }: Given): GroupPolicyType {
  if (PolicyType !== 'PredictiveScaling') return PolicyType
  const why = 'it forecasts from days of history'
  throw validationError(`PredictiveScaling is not modelled here: ${why}.`, 'PolicyType')
}

/** What each type of policy has, and no other. */
const MEMBERS = {
  SimpleScaling: ['AdjustmentType', 'ScalingAdjustment', 'Cooldown', 'MinAdjustmentMagnitude'],
  StepScaling: [
    'AdjustmentType',
    'StepAdjustments',
    'MinAdjustmentMagnitude',
    'MetricAggregationType',
    'EstimatedInstanceWarmup',
  ],
  TargetTrackingScaling: ['TargetTrackingConfiguration', 'EstimatedInstanceWarmup'],
} as const satisfies Readonly<Record<GroupPolicyType, readonly (keyof Given)[]>>

type Configuration = Pick<GroupPolicy, 'simple' | 'step' | 'tracking' | 'warmupSeconds'>

export function toConfiguration(world: World, type: GroupPolicyType, given: Given): Configuration {
  for (const member of new Set(Object.values(MEMBERS).flat()))
    if (given[member] !== undefined && !(MEMBERS[type] as readonly string[]).includes(member))
      throw validationError(`${member} is not allowed for policies of type ${type}`, member)
  const isTracking = type === 'TargetTrackingScaling'
  return {
    simple: type === 'SimpleScaling' ? toSimple(given) : null,
    step: type === 'StepScaling' ? toStep(given) : null,
    tracking: isTracking ? toTracking(world, given) : null,
    warmupSeconds: given.EstimatedInstanceWarmup ?? null,
  }
}

function adjustmentOf({ AdjustmentType, MinAdjustmentMagnitude }: Given) {
  if (AdjustmentType === undefined) throw validationError('AdjustmentType is required', 'AdjustmentType')
  if (MinAdjustmentMagnitude !== undefined && AdjustmentType !== 'PercentChangeInCapacity') {
    const only = 'MinAdjustmentMagnitude can only be used with PercentChangeInCapacity'
    throw validationError(only, 'MinAdjustmentMagnitude')
  }
  return { adjustmentType: AdjustmentType, minAdjustmentMagnitude: MinAdjustmentMagnitude ?? null }
}

function toSimple(given: Given): SimpleScalingConfiguration {
  const { ScalingAdjustment: adjustment, Cooldown } = given
  if (adjustment === undefined)
    throw validationError('ScalingAdjustment is required for a simple scaling policy', 'ScalingAdjustment')
  return { ...adjustmentOf(given), adjustment, cooldownSeconds: Cooldown ?? null }
}

function toStep(given: Given): GroupStepConfiguration {
  const { StepAdjustments: steps = [], MetricAggregationType = 'Average' } = given
  const problem = stepsProblem(steps)
  if (problem !== null) throw validationError(problem, 'StepAdjustments')
  return { ...adjustmentOf(given), steps, aggregation: MetricAggregationType }
}

function toTracking(world: World, given: Given): GroupTrackingConfiguration {
  const where = 'TargetTrackingConfiguration'
  const { TargetTrackingConfiguration: tracking } = given
  if (!tracking) throw validationError(`${where} is required for a target tracking policy`, where)
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = tracking
  if ((predefined === undefined) === (customized === undefined))
    throw validationError(
      'Specify either a PredefinedMetricSpecification or a CustomizedMetricSpecification',
      where,
    )
  const refuse = (message: string) => validationError(message, `${where}.CustomizedMetricSpecification`)
  const own = customized ? toCustomized(customized, refuse) : null
  return {
    target: tracking.TargetValue,
    predefined: predefined
      ? { type: predefined.PredefinedMetricType, resourceLabel: predefined.ResourceLabel ?? null }
      : null,
    customized: own,
    metric: predefined ? predefinedMetricOf(world, given.AutoScalingGroupName, predefined) : metricOf(own),
    disableScaleIn: tracking.DisableScaleIn ?? false,
  }
}

function predefinedMetricOf(
  world: World,
  group: string,
  { PredefinedMetricType, ResourceLabel }: z.output<typeof predefinedMetric>,
): TrackedMetric {
  const where = 'TargetTrackingConfiguration.PredefinedMetricSpecification.ResourceLabel'
  const metric = groupMetric(PredefinedMetricType, { groupName: group, resourceLabel: ResourceLabel })
  if (metric === null) {
    const form = 'app/load-balancer-name/load-balancer-id/targetgroup/target-group-name/target-group-id'
    throw validationError(`ResourceLabel must have the form ${form} for ${PredefinedMetricType}`, where)
  }
  const missing = ResourceLabel === undefined ? undefined : missingPart(world, ResourceLabel)
  if (missing !== undefined)
    throw validationError(`ResourceLabel names ${missing}, which does not exist`, where)
  return metric
}

/** By its name in a group, or by its ARN. */
export function findGroupPolicy(
  { groupPolicies }: State,
  nameOrArn: string,
  group: string | undefined,
): GroupPolicy {
  const found =
    groupPolicies.get(nameOrArn) ??
    [...groupPolicies.values()].find(({ name, groupName: of }) => name === nameOrArn && of === group)
  if (!found) throw validationError(`PolicyName not found - No such policy: ${nameOrArn}`, 'PolicyName')
  return found
}
