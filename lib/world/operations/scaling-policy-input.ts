// What the scaling policies of Application Auto Scaling and of EC2 Auto Scaling have in common as callers give them. Each
// service refuses with an error of its own, at a member of its own.

import * as z from 'zod'
import { stepsProblem } from '@/lib/aws/application-autoscaling/step-scaling'
import type { TrackedMetric } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { type AdjustmentType, METRIC_STATISTICS } from '@/lib/aws/application-autoscaling/vocabulary'
import type { TargetTrackingConfiguration } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import { notModelled } from './ecs/not-modelled'

export const stepAdjustments = z.array(
  z.strictObject({
    MetricIntervalLowerBound: z.number().optional(),
    MetricIntervalUpperBound: z.number().optional(),
    ScalingAdjustment: z.int(),
  }),
)

const dimensions = z.array(z.strictObject({ Name: z.string().min(1), Value: z.string().min(1) })).max(30)

export const customizedMetric = z.strictObject({
  MetricName: z.string().min(1).optional(),
  Namespace: z.string().min(1).optional(),
  Dimensions: dimensions.optional(),
  Statistic: z.enum(METRIC_STATISTICS).optional(),
  Unit: z.string().min(1).optional(),
  Metrics: notModelled('name one metric, without metric math'),
})

export const resourceLabel = z.string().min(1).max(1_023).optional()

/** An error of the service, at a member of the input. */
type Refuse = (message: string, member: string) => Error

/** Where the configuration stands in the input, and how the service refuses. */
interface Place {
  readonly refuse: Refuse
  readonly where: string
}

const within = (where: string, member: string) => (where === '' ? member : `${where}.${member}`)

interface GivenAdjustment {
  readonly AdjustmentType?: AdjustmentType | undefined
  readonly MinAdjustmentMagnitude?: number | undefined
}

/** @param missing says that there is no adjustment type: the services differ in that. */
export function toAdjustment(
  { AdjustmentType, MinAdjustmentMagnitude }: GivenAdjustment,
  { refuse, where }: Place,
  missing: Error,
) {
  if (AdjustmentType === undefined) throw missing
  if (MinAdjustmentMagnitude !== undefined && AdjustmentType !== 'PercentChangeInCapacity') {
    const only = 'MinAdjustmentMagnitude can only be used with PercentChangeInCapacity'
    throw refuse(only, within(where, 'MinAdjustmentMagnitude'))
  }
  return { adjustmentType: AdjustmentType, minAdjustmentMagnitude: MinAdjustmentMagnitude ?? null }
}

type Steps = z.output<typeof stepAdjustments>

export function checkedSteps(steps: Steps, { refuse, where }: Place): Steps {
  const problem = stepsProblem(steps)
  if (problem !== null) throw refuse(problem, within(where, 'StepAdjustments'))
  return steps
}

interface GivenPredefined<Type extends string> {
  readonly PredefinedMetricType: Type
  readonly ResourceLabel?: string | undefined
}

interface GivenTracking<Type extends string> {
  readonly TargetValue: number
  readonly PredefinedMetricSpecification?: GivenPredefined<Type> | undefined
  readonly CustomizedMetricSpecification?: z.output<typeof customizedMetric> | undefined
  readonly DisableScaleIn?: boolean | undefined
}

/** @param metricOfType what a predefined type stands for; null when its resource label is missing or not of the form. */
export function toTracking<Type extends string>(
  world: World,
  given: GivenTracking<Type>,
  place: Place,
  metricOfType: (predefined: GivenPredefined<Type>) => TrackedMetric | null,
) {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: customized } = given
  const { refuse, where } = place
  const shared = { target: given.TargetValue, disableScaleIn: given.DisableScaleIn ?? false }
  if (predefined !== undefined && customized === undefined) {
    const { PredefinedMetricType: type, ResourceLabel } = predefined
    const metric = checkedMetric(world, predefined, place, metricOfType(predefined))
    return { ...shared, predefined: { type, resourceLabel: ResourceLabel ?? null }, customized: null, metric }
  }
  if (customized !== undefined && predefined === undefined) {
    const own = toCustomized(customized, place)
    return { ...shared, predefined: null, customized: own, metric: metricOf(own) }
  }
  throw refuse('Specify either a PredefinedMetricSpecification or a CustomizedMetricSpecification', where)
}

type Customized = NonNullable<TargetTrackingConfiguration['customized']>

function toCustomized(given: z.output<typeof customizedMetric>, { refuse, where }: Place): Customized {
  const { MetricName, Namespace, Statistic } = given
  if (MetricName === undefined || Namespace === undefined || Statistic === undefined)
    throw refuse(
      'CustomizedMetricSpecification needs MetricName, Namespace and Statistic',
      within(where, 'CustomizedMetricSpecification'),
    )
  return {
    namespace: Namespace,
    metricName: MetricName,
    dimensions: given.Dimensions ?? [],
    statistic: Statistic,
    unit: given.Unit ?? null,
  }
}

/** Customized metrics are read minute by minute. */
function metricOf({ namespace, metricName, dimensions, statistic, unit }: Customized): TrackedMetric {
  return {
    Namespace: namespace,
    MetricName: metricName,
    Dimensions: dimensions,
    Statistic: statistic,
    ...(unit === null ? {} : { Unit: unit }),
    Period: 60,
  }
}

const LABEL_FORM = 'app/load-balancer-name/load-balancer-id/targetgroup/target-group-name/target-group-id'

function checkedMetric(
  world: World,
  { PredefinedMetricType, ResourceLabel }: GivenPredefined<string>,
  { refuse, where }: Place,
  metric: TrackedMetric | null,
): TrackedMetric {
  const label = within(where, 'PredefinedMetricSpecification.ResourceLabel')
  if (metric === null)
    throw refuse(`ResourceLabel must have the form ${LABEL_FORM} for ${PredefinedMetricType}`, label)
  const missing = ResourceLabel === undefined ? undefined : missingPart(world, ResourceLabel)
  if (missing !== undefined) throw refuse(`ResourceLabel names ${missing}, which does not exist`, label)
  return metric
}

/** The load balancer or the target group of a resource label that there is not. */
function missingPart({ state }: World, label: string): string | undefined {
  const at = label.indexOf('/targetgroup/')
  const loadBalancer = label.slice(0, at)
  const targetGroup = label.slice(at + 1)
  const isThere = (arns: Iterable<string>, part: string) => [...arns].some((arn) => arn.endsWith(part))
  if (!isThere(state.loadBalancers.keys(), `:loadbalancer/${loadBalancer}`)) return loadBalancer
  return isThere(state.targetGroups.keys(), `:${targetGroup}`) ? undefined : targetGroup
}
