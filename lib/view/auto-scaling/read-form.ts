// The operations that a scaling form stands for, or what AWS would say against them. The operations have the last word.

import { stepsProblem } from '@/lib/aws/application-autoscaling/step-scaling'
import { readSchedule } from '@/lib/aws/schedule/schedule'
import { findTimeZone } from '@/lib/aws/schedule/time-zone'
import type { Command } from '@/lib/protocol'
import type { FollowUp } from '../carry/attempt'
import { registerTarget, targetInput } from './operations'
import type { FormMode, FormSubject, PolicyForm } from './policy-form'

export type PlannedCommand = Command | FollowUp

/** A part of the form, by its name, and what is wrong with it. */
export interface Problem {
  readonly field: string
  readonly message: string
}

export interface ReadForm {
  readonly problems: readonly Problem[]
  /** As far as they can be said; all of them when nothing is wrong. */
  readonly commands: readonly PlannedCommand[]
}

export function readPolicyForm(form: PolicyForm, mode: FormMode, subject: FormSubject): ReadForm {
  const problems: Problem[] = []
  const reader = new Reader(problems)
  const bounds = readBounds(form, reader)
  readName(form, mode, subject, problems)
  const commands = {
    tracking: () => [trackingCommand(form, subject, reader)],
    step: () => stepCommands(form, subject, reader),
    schedule: () => [scheduleCommand(form, subject, reader)],
  }[mode]()
  return { problems, commands: [...targetCommands(bounds, subject), ...commands] }
}

/** What is shown where an ARN is not known before the command before it. */
export const POLICY_ARN_TO_COME = '<PolicyARN of the answer above>'

class Reader {
  constructor(readonly problems: Problem[]) {}

  /** A whole number from `least` on; undefined when the field is empty or wrong. */
  whole(field: string, text: string, least: number, isNeeded = true): number | undefined {
    if (text.trim() === '' && !isNeeded) return undefined
    const value = /^-?\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
    if (value >= least) return value
    const message = Number.isNaN(value) ? 'must be a whole number' : `must be at least ${least}`
    this.problems.push({ field, message })
    return undefined
  }

  number(field: string, text: string, isNeeded = true): number | undefined {
    if (text.trim() === '' && !isNeeded) return undefined
    const value = /^-?\d{1,9}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) : Number.NaN
    if (!Number.isNaN(value)) return value
    this.problems.push({ field, message: 'must be a number' })
    return undefined
  }

  fault(field: string, message: string): void {
    this.problems.push({ field, message })
  }
}

interface Bounds {
  readonly min: number | undefined
  readonly max: number | undefined
}

function readBounds({ min, max }: PolicyForm, reader: Reader): Bounds {
  const bounds = { min: reader.whole('min', min, 0), max: reader.whole('max', max, 0) }
  if (bounds.min !== undefined && bounds.max !== undefined && bounds.max < bounds.min)
    reader.fault('max', 'Maximum capacity cannot be less than minimum capacity')
  return bounds
}

/** Only what is different from what is registered. */
function targetCommands({ min, max }: Bounds, { service }: FormSubject): readonly Command[] {
  const { scaling } = service
  const change = {
    ...(min !== undefined && min !== scaling?.minCapacity && { MinCapacity: min }),
    ...(max !== undefined && max !== scaling?.maxCapacity && { MaxCapacity: max }),
  }
  return scaling !== null && Object.keys(change).length === 0 ? [] : [registerTarget(service, change)]
}

const NAME = /^[^:/|]+$/

function readName(
  form: PolicyForm,
  mode: FormMode,
  { service, policies, edited }: FormSubject,
  problems: Problem[],
): void {
  const { name } = form
  if (name.trim() === '') problems.push({ field: 'name', message: 'A name is needed' })
  else if (name.length > 256) problems.push({ field: 'name', message: 'must have at most 256 characters' })
  else if (!NAME.test(name))
    problems.push({ field: 'name', message: 'may have any characters but ":", "/" and "|"' })
  else if (mode === 'schedule') {
    if (service.scaling?.scheduledActions.some((action) => action.name === name) === true)
      problems.push({ field: 'name', message: `The scheduled action ${name} exists already` })
  } else if (edited === null && policies.some((policy) => policy.name === name))
    problems.push({ field: 'name', message: `The policy ${name} exists already` })
}

function trackingCommand({ name, tracking }: PolicyForm, { service }: FormSubject, reader: Reader): Command {
  const target = reader.number('target', tracking.target)
  if (target !== undefined && target <= 0) reader.fault('target', 'must be greater than 0')
  const out = reader.whole('scaleOutCooldown', tracking.scaleOutCooldown, 0, false)
  const inward = reader.whole('scaleInCooldown', tracking.scaleInCooldown, 0, false)
  return putPolicy(name, service, 'TargetTrackingScaling', {
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: target,
      ...metricOf(tracking, reader),
      ...(out !== undefined && { ScaleOutCooldown: out }),
      ...(inward !== undefined && { ScaleInCooldown: inward }),
      ...(tracking.isScaleInOff && { DisableScaleIn: true }),
    },
  })
}

const LABEL_FORM = 'app/load-balancer-name/load-balancer-id/targetgroup/target-group-name/target-group-id'

function metricOf(tracking: PolicyForm['tracking'], reader: Reader): Readonly<Record<string, unknown>> {
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
  { namespace, metricName, dimensions, statistic }: PolicyForm['tracking'],
  reader: Reader,
): Readonly<Record<string, unknown>> {
  if (namespace.trim() === '' || metricName.trim() === '')
    reader.fault('metricName', 'CustomizedMetricSpecification needs MetricName, Namespace and Statistic')
  const pairs = dimensions.split(',').filter((pair) => pair.trim() !== '')
  const read = pairs.map((pair) => /^\s*([^=]+?)\s*=\s*(.+?)\s*$/.exec(pair))
  if (read.some((match) => match === null))
    reader.fault('dimensions', 'write each as Name=Value, with commas between')
  const Dimensions = read.flatMap((match) => (match ? [{ Name: match[1] ?? '', Value: match[2] ?? '' }] : []))
  return {
    MetricName: metricName,
    Namespace: namespace,
    ...(Dimensions.length > 0 && { Dimensions }),
    Statistic: statistic,
  }
}

/** The policy, and the alarm that calls it: CloudWatch needs the policy's ARN, which the first answer brings. */
function stepCommands(
  form: PolicyForm,
  { service, edited }: FormSubject,
  reader: Reader,
): readonly PlannedCommand[] {
  const { name, step } = form
  const StepAdjustments = step.steps.map(({ from, to, by }, index) => {
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
  const cooldown = reader.whole('cooldown', step.cooldown, 0, false)
  const least = reader.whole('minMagnitude', step.minMagnitude, 1, false)
  if (least !== undefined && step.adjustmentType !== 'PercentChangeInCapacity')
    reader.fault('minMagnitude', 'MinAdjustmentMagnitude can only be used with PercentChangeInCapacity')
  const policy = putPolicy(name, service, 'StepScaling', {
    StepScalingPolicyConfiguration: {
      AdjustmentType: step.adjustmentType,
      StepAdjustments,
      ...(cooldown !== undefined && { Cooldown: cooldown }),
      ...(least !== undefined && { MinAdjustmentMagnitude: least }),
    },
  })
  // The alarms of a policy that is edited stay as they are.
  return edited === null ? [policy, alarmCommand(form, service, reader)] : [policy]
}

function alarmCommand(
  { name, step }: PolicyForm,
  service: FormSubject['service'],
  reader: Reader,
): PlannedCommand {
  const Threshold = reader.number('threshold', step.threshold)
  const EvaluationPeriods = reader.whole('minutes', step.minutes, 1)
  return (answers) => ({
    action: 'cloudwatch:PutMetricAlarm',
    input: {
      AlarmName: `${service.name}-${name}`,
      Namespace: 'AWS/ECS',
      MetricName: step.metric,
      Dimensions: [
        { Name: 'ClusterName', Value: service.clusterName },
        { Name: 'ServiceName', Value: service.name },
      ],
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods,
      Threshold,
      ComparisonOperator:
        step.side === 'above' ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
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

function scheduleCommand({ name, schedule }: PolicyForm, { service }: FormSubject, reader: Reader): Command {
  const { expression, timezone } = schedule
  const read = readSchedule(expression)
  if ('reason' in read)
    reader.fault('expression', `Invalid schedule expression ${expression}: ${read.reason}`)
  if (findTimeZone(timezone) === null)
    reader.fault('timezone', `Timezone ${timezone} is not the name of a time zone`)
  const min = reader.whole('scheduleMin', schedule.min, 0, false)
  const max = reader.whole('scheduleMax', schedule.max, 0, false)
  if (schedule.min.trim() === '' && schedule.max.trim() === '')
    reader.fault('scheduleMin', 'At least one of minimum capacity and maximum capacity should be provided')
  if (min !== undefined && max !== undefined && max < min)
    reader.fault('scheduleMax', 'Maximum capacity cannot be less than minimum capacity')
  return {
    action: 'application-autoscaling:PutScheduledAction',
    input: {
      ScheduledActionName: name,
      ...targetInput(service),
      Schedule: expression,
      Timezone: timezone,
      ScalableTargetAction: {
        ...(min !== undefined && { MinCapacity: min }),
        ...(max !== undefined && { MaxCapacity: max }),
      },
    },
  }
}

function putPolicy(
  name: string,
  service: FormSubject['service'],
  PolicyType: string,
  configuration: Readonly<Record<string, unknown>>,
): Command {
  return {
    action: 'application-autoscaling:PutScalingPolicy',
    input: { PolicyName: name, ...targetInput(service), PolicyType, ...configuration },
  }
}
