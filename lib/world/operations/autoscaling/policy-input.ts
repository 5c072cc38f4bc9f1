// Configurations of scaling policies of groups as callers give them, checked and as the model keeps them.

import * as z from 'zod'
import { ADJUSTMENT_TYPES, METRIC_AGGREGATION_TYPES } from '@/lib/aws/application-autoscaling/vocabulary'
import { GROUP_POLICY_TYPES, type GroupPolicyType } from '@/lib/aws/autoscaling/decide-group-scaling'
import { GROUP_METRIC_TYPES, groupMetric } from '@/lib/aws/autoscaling/tracked-metrics'
import { validationError } from '@/lib/aws/error'
import { PREDICTIVE_SCALING } from '@/lib/aws/instead'
import type {
  GroupPolicy,
  GroupStepConfiguration,
  GroupTrackingConfiguration,
  SimpleScalingConfiguration,
} from '@/lib/world/records/group-policies'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { notModelled } from '../ecs/not-modelled'
import {
  checkedSteps,
  customizedMetric,
  resourceLabel,
  stepAdjustments,
  toAdjustment,
  toTracking,
} from '../scaling-policy-input'
import { groupName } from './group-input'

export const policyName = z.string().min(1).max(255)

const seconds = z.int().min(0)

const predefinedMetric = z.strictObject({
  PredefinedMetricType: z.enum(GROUP_METRIC_TYPES, {
    error: `can only be ${GROUP_METRIC_TYPES.join(' or ')}: the model counts no bytes`,
  }),
  ResourceLabel: resourceLabel,
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
  PredictiveScalingConfiguration: notModelled(PREDICTIVE_SCALING),
})
type Given = z.output<typeof putPolicyInput>

/** `SimpleScaling` unless it is given. */
export function policyTypeOf({ PolicyType = 'SimpleScaling' }: Given): GroupPolicyType {
  if (PolicyType !== 'PredictiveScaling') return PolicyType
  throw validationError(`PredictiveScaling is not modelled here: ${PREDICTIVE_SCALING}.`, 'PolicyType')
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
    tracking: isTracking ? toTrackingConfiguration(world, given) : null,
    warmupSeconds: given.EstimatedInstanceWarmup ?? null,
  }
}

const refuse = validationError

function adjustmentOf(given: Given) {
  const missing = validationError('AdjustmentType is required', 'AdjustmentType')
  return toAdjustment(given, { refuse, where: '' }, missing)
}

function toSimple(given: Given): SimpleScalingConfiguration {
  const { ScalingAdjustment: adjustment, Cooldown } = given
  if (adjustment === undefined)
    throw validationError('ScalingAdjustment is required for a simple scaling policy', 'ScalingAdjustment')
  return { ...adjustmentOf(given), adjustment, cooldownSeconds: Cooldown ?? null }
}

function toStep(given: Given): GroupStepConfiguration {
  const { StepAdjustments = [], MetricAggregationType = 'Average' } = given
  const steps = checkedSteps(StepAdjustments, { refuse, where: '' })
  return { ...adjustmentOf(given), steps, aggregation: MetricAggregationType }
}

function toTrackingConfiguration(world: World, given: Given): GroupTrackingConfiguration {
  const where = 'TargetTrackingConfiguration'
  const { TargetTrackingConfiguration: tracking } = given
  if (!tracking) throw validationError(`${where} is required for a target tracking policy`, where)
  return toTracking(world, tracking, { refuse, where }, ({ PredefinedMetricType, ResourceLabel }) =>
    groupMetric(PredefinedMetricType, {
      groupName: given.AutoScalingGroupName,
      resourceLabel: ResourceLabel,
    }),
  )
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
