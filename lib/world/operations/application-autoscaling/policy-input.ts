// Configurations of scaling policies as callers give them, checked and as the model keeps them.

import * as z from 'zod'
import { stepsProblem } from '@/lib/aws/application-autoscaling/step-scaling'
import { predefinedMetric, type TrackedMetric } from '@/lib/aws/application-autoscaling/tracking-alarms'
import {
  ADJUSTMENT_TYPES,
  ECS_METRIC_TYPES,
  METRIC_AGGREGATION_TYPES,
  METRIC_STATISTICS,
  readServiceResourceId,
} from '@/lib/aws/application-autoscaling/vocabulary'
import { SCALING_COOLDOWN_SECONDS_DEFAULT } from '@/lib/aws/defaults'
import { ecsServiceDoesNotExist, validationException } from '@/lib/aws/error'
import type { StepScalingConfiguration, TargetTrackingConfiguration } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'

const cooldown = z.int().min(0).optional()

/** EC2 Auto Scaling has them in the same shape. */
export const stepAdjustments = z.array(
  z.strictObject({
    MetricIntervalLowerBound: z.number().optional(),
    MetricIntervalUpperBound: z.number().optional(),
    ScalingAdjustment: z.int(),
  }),
)

export const stepScaling = z.strictObject({
  AdjustmentType: z.enum(ADJUSTMENT_TYPES).optional(),
  StepAdjustments: stepAdjustments.optional(),
  MinAdjustmentMagnitude: z.int().min(1).optional(),
  Cooldown: cooldown,
  MetricAggregationType: z.enum(METRIC_AGGREGATION_TYPES).optional(),
})

const dimensions = z.array(z.strictObject({ Name: z.string().min(1), Value: z.string().min(1) })).max(30)

export const customizedMetric = z.strictObject({
  MetricName: z.string().min(1).optional(),
  Namespace: z.string().min(1).optional(),
  Dimensions: dimensions.optional(),
  Statistic: z.enum(METRIC_STATISTICS).optional(),
  Unit: z.string().min(1).optional(),
  Metrics: z
    .custom<undefined>(
      (given) => given === undefined,
      'is not modelled here: name one metric, without metric math',
    )
    .optional(),
})

export const targetTracking = z.strictObject({
  TargetValue: z.number().positive(),
  PredefinedMetricSpecification: z
    .strictObject({
      PredefinedMetricType: z.enum(ECS_METRIC_TYPES),
      ResourceLabel: z.string().min(1).max(1_023).optional(),
    })
    .optional(),
  CustomizedMetricSpecification: customizedMetric.optional(),
  ScaleOutCooldown: cooldown,
  ScaleInCooldown: cooldown,
  DisableScaleIn: z.boolean().optional(),
})

export function toStepScaling(given: z.output<typeof stepScaling>): StepScalingConfiguration {
  const { AdjustmentType, StepAdjustments = [], MinAdjustmentMagnitude } = given
  const where = 'StepScalingPolicyConfiguration'
  if (AdjustmentType === undefined) throw validationException('AdjustmentType must be specified', where)
  const problem = stepsProblem(StepAdjustments)
  if (problem !== null) throw validationException(problem, `${where}.StepAdjustments`)
  if (MinAdjustmentMagnitude !== undefined && AdjustmentType !== 'PercentChangeInCapacity') {
    const only = 'MinAdjustmentMagnitude can only be used with PercentChangeInCapacity'
    throw validationException(only, `${where}.MinAdjustmentMagnitude`)
  }
  return {
    adjustmentType: AdjustmentType,
    steps: StepAdjustments,
    minAdjustmentMagnitude: MinAdjustmentMagnitude ?? null,
    cooldownSeconds: given.Cooldown ?? SCALING_COOLDOWN_SECONDS_DEFAULT,
    aggregation: given.MetricAggregationType ?? 'Average',
  }
}

type TrackingInput = z.output<typeof targetTracking>

export function toTargetTracking(
  world: World,
  resourceId: string,
  given: TrackingInput,
): TargetTrackingConfiguration {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = given
  const where = 'TargetTrackingScalingPolicyConfiguration'
  if ((predefined === undefined) === (customized === undefined)) {
    const message = 'Specify either a PredefinedMetricSpecification or a CustomizedMetricSpecification'
    throw validationException(message, where)
  }
  const own = customized ? toCustomized(customized) : null
  return {
    target: given.TargetValue,
    predefined: predefined
      ? { type: predefined.PredefinedMetricType, resourceLabel: predefined.ResourceLabel ?? null }
      : null,
    customized: own,
    metric: predefined ? metricOfPredefined(world, resourceId, predefined) : metricOf(own),
    scaleOutCooldownSeconds: given.ScaleOutCooldown ?? SCALING_COOLDOWN_SECONDS_DEFAULT,
    scaleInCooldownSeconds: given.ScaleInCooldown ?? SCALING_COOLDOWN_SECONDS_DEFAULT,
    disableScaleIn: given.DisableScaleIn ?? false,
  }
}

type Customized = NonNullable<TargetTrackingConfiguration['customized']>

/** @param refuse the service's own error */
export function toCustomized(
  given: z.output<typeof customizedMetric>,
  refuse: (message: string) => Error = (message) =>
    validationException(message, 'TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification'),
): Customized {
  const { MetricName, Namespace, Statistic } = given
  if (MetricName === undefined || Namespace === undefined || Statistic === undefined)
    throw refuse('CustomizedMetricSpecification needs MetricName, Namespace and Statistic')
  return {
    namespace: Namespace,
    metricName: MetricName,
    dimensions: given.Dimensions ?? [],
    statistic: Statistic,
    unit: given.Unit ?? null,
  }
}

/** Customized metrics are read minute by minute. */
export function metricOf(customized: Customized | null): TrackedMetric {
  if (customized === null) throw new Error('neither a predefined nor a customized metric')
  return {
    Namespace: customized.namespace,
    MetricName: customized.metricName,
    Dimensions: customized.dimensions,
    Statistic: customized.statistic,
    ...(customized.unit === null ? {} : { Unit: customized.unit }),
    Period: 60,
  }
}

function metricOfPredefined(
  world: World,
  resourceId: string,
  predefined: NonNullable<TrackingInput['PredefinedMetricSpecification']>,
): TrackedMetric {
  const service = readServiceResourceId(resourceId)
  if (service === null) throw ecsServiceDoesNotExist(resourceId)
  const { PredefinedMetricType, ResourceLabel } = predefined
  const where = 'TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification.ResourceLabel'
  const metric = predefinedMetric(PredefinedMetricType, { ...service, resourceLabel: ResourceLabel })
  if (metric === null) {
    const form = 'app/load-balancer-name/load-balancer-id/targetgroup/target-group-name/target-group-id'
    throw validationException(`ResourceLabel must have the form ${form} for ALBRequestCountPerTarget`, where)
  }
  const missing = ResourceLabel === undefined ? undefined : missingPart(world, ResourceLabel)
  if (missing !== undefined)
    throw validationException(`ResourceLabel names ${missing}, which does not exist`, where)
  return metric
}

/** The load balancer or the target group of a resource label that there is not. */
export function missingPart({ state }: World, resourceLabel: string): string | undefined {
  const at = resourceLabel.indexOf('/targetgroup/')
  const loadBalancer = resourceLabel.slice(0, at)
  const targetGroup = resourceLabel.slice(at + 1)
  const isThere = (arns: Iterable<string>, part: string) => [...arns].some((arn) => arn.endsWith(part))
  if (!isThere(state.loadBalancers.keys(), `:loadbalancer/${loadBalancer}`)) return loadBalancer
  return isThere(state.targetGroups.keys(), `:${targetGroup}`) ? undefined : targetGroup
}
