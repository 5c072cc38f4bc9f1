// The form for a scaling policy or a scheduled action: what people type. What it stands for is read in `read-form.ts`. Pure.

import {
  ADJUSTMENT_TYPES,
  type AdjustmentType,
  type EcsMetricType,
  METRIC_STATISTICS,
  type MetricStatistic,
} from '@/lib/aws/application-autoscaling/vocabulary'
import type { GroupMetricType } from '@/lib/aws/autoscaling/tracked-metrics'
import type { ScalingPolicyView, ServiceView, StepScalingView, TargetTrackingView } from '@/lib/protocol'
import { freeName } from '../carry/free-name'
import { dimensionsText, numberText } from './form-reader'
import { newServiceSchedule, type ServiceScheduleForm } from './service-schedule-form'

export type FormMode = 'tracking' | 'step' | 'simple' | 'schedule'
/** Groups have simple policies, services have scheduled actions in this form. */
export type ServiceFormMode = Exclude<FormMode, 'simple'>

/** `custom`: any metric of CloudWatch. */
export type MetricChoice = EcsMetricType | GroupMetricType | 'custom'
export type Choices<T extends string> = readonly (readonly [choice: T, label: string])[]

export const METRIC_CHOICES: Choices<MetricChoice> = [
  ['ECSServiceAverageCPUUtilization', 'CPU utilization'],
  ['ECSServiceAverageMemoryUtilization', 'Memory utilization'],
  ['ALBRequestCountPerTarget', 'Requests per target, a minute'],
  ['ECSServiceAverageCPUUtilizationHighResolution', 'CPU utilization, every 20 s'],
  ['ECSServiceAverageMemoryUtilizationHighResolution', 'Memory utilization, every 20 s'],
  ['custom', 'A metric of your own'],
]

/** What the alarm of a step policy may watch of a service. */
export const ALARM_METRIC_CHOICES: Choices<AlarmMetric> = [
  ['CPUUtilization', 'CPU utilization'],
  ['MemoryUtilization', 'Memory utilization'],
]
export type AlarmMetric = 'CPUUtilization' | 'MemoryUtilization' | 'CPUReservation' | 'MemoryReservation'

export const STATISTIC_CHOICES = METRIC_STATISTICS.map((name) => [name, name] as const)
export const ADJUSTMENT_CHOICES = ADJUSTMENT_TYPES.map((name) => [name, name] as const)

export interface StepText {
  readonly from: string
  readonly to: string
  readonly by: string
}

export interface TrackingText {
  readonly metric: MetricChoice
  readonly target: string
  readonly resourceLabel: string
  readonly namespace: string
  readonly metricName: string
  /** `QueueName=orders, Stage=prod` */
  readonly dimensions: string
  readonly statistic: MetricStatistic
  readonly isScaleInOff: boolean
}

export interface AdjustmentText {
  readonly adjustmentType: AdjustmentType
  readonly minMagnitude: string
}

export interface StepsText extends AdjustmentText {
  readonly steps: readonly StepText[]
}

/** The alarm that calls a policy. */
export interface AlarmText {
  readonly metric: AlarmMetric
  readonly side: 'above' | 'below'
  readonly threshold: string
  readonly minutes: string
}

export interface PolicyForm {
  readonly name: string
  readonly min: string
  readonly max: string
  readonly tracking: TrackingText & { readonly scaleOutCooldown: string; readonly scaleInCooldown: string }
  readonly step: StepsText & AlarmText & { readonly cooldown: string }
  readonly schedule: ServiceScheduleForm
}

/** What the form is for. */
export interface FormSubject {
  readonly service: ServiceView
  /** Of the service; names are taken, and the one that is edited is among them. */
  readonly policies: readonly ScalingPolicyView[]
  /** Null for a new one. */
  readonly edited: ScalingPolicyView | null
  /** What `ALBRequestCountPerTarget` may count. */
  readonly resourceLabels: readonly string[]
}

export function modeOf(edited: ScalingPolicyView | null): ServiceFormMode {
  return edited?.step ? 'step' : 'tracking'
}

/** As the policy stands, or with AWS's defaults and something sensible. */
export function formOf({ service, policies, edited, resourceLabels }: FormSubject): PolicyForm {
  const { scaling, desiredCount } = service
  return {
    name: edited?.name ?? proposedName('tracking', namesOf({ service, policies })),
    min: String(scaling?.minCapacity ?? Math.max(1, desiredCount)),
    max: String(scaling?.maxCapacity ?? Math.max(4, desiredCount * 3)),
    tracking: trackingOf(edited, resourceLabels),
    step: stepOf(edited),
    schedule: newServiceSchedule(Math.max(1, desiredCount)),
  }
}

type Named = readonly { readonly name: string }[]

/** Policies and scheduled actions of a service: a proposal is new among both. */
export function namesOf({ service, policies }: Pick<FormSubject, 'service' | 'policies'>): Named {
  return [...policies, ...(service.scaling?.scheduledActions ?? [])]
}

const FIRST_NAMES: Readonly<Record<FormMode, string>> = {
  tracking: 'cpu-50',
  step: 'step-scaling',
  simple: 'simple-scaling',
  schedule: 'schedule',
}

/** What a new one is called unless somebody says otherwise. */
export function proposedName(mode: FormMode, taken: Named): string {
  return freeName(FIRST_NAMES[mode], taken)
}

interface Turn {
  readonly from: FormMode
  readonly to: FormMode
}

/** The name in a form that turns to another side: one that was only proposed makes way for one that fits. */
export function nameAfter({ from, to }: Turn, name: string, taken: Named): string {
  return name === proposedName(from, taken) ? proposedName(to, taken) : name
}

function trackingOf(
  edited: ScalingPolicyView | null,
  resourceLabels: readonly string[],
): PolicyForm['tracking'] {
  const given = edited?.tracking ?? null
  return {
    ...trackingText(given, 'ECSServiceAverageCPUUtilization', resourceLabels),
    scaleOutCooldown: given ? String(given.scaleOutCooldownSeconds) : '',
    scaleInCooldown: given ? String(given.scaleInCooldownSeconds) : '',
  }
}

type Tracking = Pick<TargetTrackingView, 'target' | 'customized' | 'disableScaleIn'> & {
  readonly predefined: { readonly type: MetricChoice; readonly resourceLabel: string | null } | null
}

/** Target tracking as it stands, or of `metric` at 50. */
export function trackingText(
  given: Tracking | null,
  metric: MetricChoice,
  resourceLabels: readonly string[],
): TrackingText {
  const { predefined, customized } = given ?? {}
  return {
    metric: customized ? 'custom' : (predefined?.type ?? metric),
    target: String(given?.target ?? 50),
    resourceLabel: predefined?.resourceLabel ?? resourceLabels[0] ?? '',
    namespace: customized?.namespace ?? '',
    metricName: customized?.metricName ?? '',
    dimensions: dimensionsText(customized?.dimensions ?? []),
    statistic: customized?.statistic ?? 'Average',
    isScaleInOff: given?.disableScaleIn ?? false,
  }
}

export const ALARM_TEXT: AlarmText = {
  metric: 'CPUUtilization',
  side: 'above',
  threshold: '60',
  minutes: '1',
}

function stepOf(edited: ScalingPolicyView | null): PolicyForm['step'] {
  const given = edited?.step ?? null
  return { ...stepsText(given), cooldown: numberText(given?.cooldownSeconds), ...ALARM_TEXT }
}

export function stepsText(
  given: Pick<StepScalingView, 'adjustmentType' | 'steps' | 'minAdjustmentMagnitude'> | null,
): StepsText {
  return {
    adjustmentType: given?.adjustmentType ?? 'ChangeInCapacity',
    steps: given?.steps.map((step) => ({
      from: numberText(step.MetricIntervalLowerBound),
      to: numberText(step.MetricIntervalUpperBound),
      by: String(step.ScalingAdjustment),
    })) ?? [
      { from: '0', to: '20', by: '1' },
      { from: '20', to: '', by: '3' },
    ],
    minMagnitude: given?.minAdjustmentMagnitude ? String(given.minAdjustmentMagnitude) : '',
  }
}
