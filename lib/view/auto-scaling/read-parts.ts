// The parts of a policy that those of services and of Auto Scaling groups have in common: a metric, steps, and the alarm that
// calls. The operations have the last word.

import { stepsProblem } from '@/lib/aws/application-autoscaling/step-scaling'
import type { FollowUp } from '../run/dispatch-all'
import { member, type Reader, readDimensions } from './form-reader'
import type { AdjustmentText, AlarmText, StepsText, TrackingText } from './policy-form'

/** What is shown where an ARN is not known before the command before it. */
export const POLICY_ARN_TO_COME = '<PolicyARN of the answer above>'

const LABEL_FORM = 'app/load-balancer-name/load-balancer-id/targetgroup/target-group-name/target-group-id'

/** The predefined or customized metric of target tracking. */
export function readMetric(tracking: TrackingText, reader: Reader): Readonly<Record<string, unknown>> {
  const { metric, resourceLabel } = tracking
  if (metric === 'custom') return { CustomizedMetricSpecification: customMetric(tracking, reader) }
  const needsLabel = metric === 'ALBRequestCountPerTarget'
  if (needsLabel && !/^app\/[^/]+\/[^/]+\/targetgroup\/[^/]+\/[^/]+$/.test(resourceLabel))
    reader.fault(
      'resourceLabel',
      `ResourceLabel must have the form ${LABEL_FORM} for ALBRequestCountPerTarget`,
    )
  return {
    PredefinedMetricSpecification: {
      PredefinedMetricType: metric,
      ...(needsLabel && { ResourceLabel: resourceLabel }),
    },
  }
}

function customMetric(
  { namespace, metricName, dimensions, statistic }: TrackingText,
  reader: Reader,
): Readonly<Record<string, unknown>> {
  if (namespace.trim() === '' || metricName.trim() === '')
    reader.fault('metricName', 'CustomizedMetricSpecification needs MetricName, Namespace and Statistic')
  const Dimensions = readDimensions(dimensions, reader)
  return {
    MetricName: metricName,
    Namespace: namespace,
    ...(Dimensions.length > 0 && { Dimensions }),
    Statistic: statistic,
  }
}

export function readTarget({ target }: Pick<TrackingText, 'target'>, reader: Reader): number | undefined {
  const value = reader.number('target', target)
  if (value !== undefined && value <= 0) reader.fault('target', 'must be greater than 0')
  return value
}

export function readSteps({ steps }: StepsText, reader: Reader) {
  const StepAdjustments = steps.map(({ from, to, by }, index) => {
    const lower = reader.number(`step ${index} from`, from, false)
    const upper = reader.number(`step ${index} to`, to, false)
    return {
      ...(lower !== undefined && { MetricIntervalLowerBound: lower }),
      ...(upper !== undefined && { MetricIntervalUpperBound: upper }),
      ScalingAdjustment: reader.whole(`step ${index} by`, by, -1_000_000) ?? 0,
    }
  })
  const problem = stepsProblem(StepAdjustments)
  if (problem !== null) reader.fault('steps', problem)
  return StepAdjustments
}

export function readAdjustment({ adjustmentType, minMagnitude }: AdjustmentText, reader: Reader) {
  const least = reader.whole('minMagnitude', minMagnitude, 1, false)
  if (least !== undefined && adjustmentType !== 'PercentChangeInCapacity')
    reader.fault('minMagnitude', 'MinAdjustmentMagnitude can only be used with PercentChangeInCapacity')
  return { AdjustmentType: adjustmentType, ...member('MinAdjustmentMagnitude', least) }
}

export interface AlarmedMetric {
  readonly Namespace: string
  readonly MetricName: string
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[]
}

/** The alarm that calls a policy: CloudWatch needs the policy's ARN, which the answer before brings. */
export function readAlarm(
  alarm: AlarmText,
  reader: Reader,
  AlarmName: string,
  metric: AlarmedMetric,
): FollowUp {
  const Threshold = reader.number('threshold', alarm.threshold)
  const EvaluationPeriods = reader.whole('minutes', alarm.minutes, 1)
  return (answers) => ({
    action: 'cloudwatch:PutMetricAlarm',
    input: {
      AlarmName,
      ...metric,
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods,
      Threshold,
      ComparisonOperator:
        alarm.side === 'above' ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
      AlarmActions: [policyArn(answers)],
    },
  })
}

function policyArn(answers: readonly unknown[]): string {
  const last = answers.at(-1)
  const arn =
    typeof last === 'object' && last !== null ? (last as { PolicyARN?: unknown }).PolicyARN : undefined
  return typeof arn === 'string' ? arn : POLICY_ARN_TO_COME
}
