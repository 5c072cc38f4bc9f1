// Configurations of scaling policies of services as callers give them, checked and as the model keeps them.

import * as z from 'zod'
import { predefinedMetric } from '@/lib/aws/application-autoscaling/tracking-alarms'
import {
  ADJUSTMENT_TYPES,
  ECS_METRIC_TYPES,
  METRIC_AGGREGATION_TYPES,
  readServiceResourceId,
} from '@/lib/aws/application-autoscaling/vocabulary'
import { SCALING_COOLDOWN_SECONDS_DEFAULT } from '@/lib/aws/defaults'
import { ecsServiceDoesNotExist, validationException } from '@/lib/aws/error'
import type { StepScalingConfiguration, TargetTrackingConfiguration } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import {
  checkedSteps,
  customizedMetric,
  resourceLabel,
  stepAdjustments,
  toAdjustment,
  toTracking,
} from '../scaling-policy-input'

const cooldown = z.int().min(0).optional()

export const stepScaling = z.strictObject({
  AdjustmentType: z.enum(ADJUSTMENT_TYPES).optional(),
  StepAdjustments: stepAdjustments.optional(),
  MinAdjustmentMagnitude: z.int().min(1).optional(),
  Cooldown: cooldown,
  MetricAggregationType: z.enum(METRIC_AGGREGATION_TYPES).optional(),
})

export const targetTracking = z.strictObject({
  TargetValue: z.number().positive(),
  PredefinedMetricSpecification: z
    .strictObject({ PredefinedMetricType: z.enum(ECS_METRIC_TYPES), ResourceLabel: resourceLabel })
    .optional(),
  CustomizedMetricSpecification: customizedMetric.optional(),
  ScaleOutCooldown: cooldown,
  ScaleInCooldown: cooldown,
  DisableScaleIn: z.boolean().optional(),
})

const STEPS = { refuse: validationException, where: 'StepScalingPolicyConfiguration' }
const TRACKING = { refuse: validationException, where: 'TargetTrackingScalingPolicyConfiguration' }

export function toStepScaling(given: z.output<typeof stepScaling>): StepScalingConfiguration {
  const missing = validationException('AdjustmentType must be specified', STEPS.where)
  return {
    ...toAdjustment(given, STEPS, missing),
    steps: checkedSteps(given.StepAdjustments ?? [], STEPS),
    cooldownSeconds: given.Cooldown ?? SCALING_COOLDOWN_SECONDS_DEFAULT,
    aggregation: given.MetricAggregationType ?? 'Average',
  }
}

export function toTargetTracking(
  world: World,
  resourceId: string,
  given: z.output<typeof targetTracking>,
): TargetTrackingConfiguration {
  const service = readServiceResourceId(resourceId)
  if (service === null) throw ecsServiceDoesNotExist(resourceId)
  return {
    ...toTracking(world, given, TRACKING, ({ PredefinedMetricType, ResourceLabel }) =>
      predefinedMetric(PredefinedMetricType, { ...service, resourceLabel: ResourceLabel }),
    ),
    scaleOutCooldownSeconds: given.ScaleOutCooldown ?? SCALING_COOLDOWN_SECONDS_DEFAULT,
    scaleInCooldownSeconds: given.ScaleInCooldown ?? SCALING_COOLDOWN_SECONDS_DEFAULT,
  }
}
