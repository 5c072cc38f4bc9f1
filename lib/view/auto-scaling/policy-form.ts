// The form for a scaling policy or a scheduled action: what people type. What it stands for is read in `read-form.ts`. Pure.

import {
  ADJUSTMENT_TYPES,
  type AdjustmentType,
  type EcsMetricType,
  METRIC_STATISTICS,
  type MetricStatistic,
} from '@/lib/aws/application-autoscaling/vocabulary'
import type { ScalingPolicyView, ServiceView } from '@/lib/protocol'

export type FormMode = 'tracking' | 'step' | 'schedule'

/** `custom`: any metric of CloudWatch. */
export type MetricChoice = EcsMetricType | 'custom'

export const METRIC_CHOICES: readonly (readonly [choice: MetricChoice, label: string])[] = [
  ['ECSServiceAverageCPUUtilization', 'CPU utilization'],
  ['ECSServiceAverageMemoryUtilization', 'Memory utilization'],
  ['ALBRequestCountPerTarget', 'Requests per target, a minute'],
  ['ECSServiceAverageCPUUtilizationHighResolution', 'CPU utilization, every 20 s'],
  ['ECSServiceAverageMemoryUtilizationHighResolution', 'Memory utilization, every 20 s'],
  ['custom', 'A metric of your own'],
]

export const STATISTIC_CHOICES = METRIC_STATISTICS.map((name) => [name, name] as const)
export const ADJUSTMENT_CHOICES = ADJUSTMENT_TYPES.map((name) => [name, name] as const)

export interface StepText {
  readonly from: string
  readonly to: string
  readonly by: string
}

export interface PolicyForm {
  readonly name: string
  readonly min: string
  readonly max: string
  readonly tracking: {
    readonly metric: MetricChoice
    readonly target: string
    readonly resourceLabel: string
    readonly namespace: string
    readonly metricName: string
    /** `QueueName=orders, Stage=prod` */
    readonly dimensions: string
    readonly statistic: MetricStatistic
    readonly scaleOutCooldown: string
    readonly scaleInCooldown: string
    readonly isScaleInOff: boolean
  }
  readonly step: {
    readonly adjustmentType: AdjustmentType
    readonly steps: readonly StepText[]
    readonly minMagnitude: string
    readonly cooldown: string
    /** The alarm that calls it. */
    readonly metric: 'CPUUtilization' | 'MemoryUtilization'
    readonly side: 'above' | 'below'
    readonly threshold: string
    readonly minutes: string
  }
  readonly schedule: {
    readonly expression: string
    readonly timezone: string
    readonly min: string
    readonly max: string
  }
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

export function modeOf(edited: ScalingPolicyView | null): FormMode {
  return edited?.step ? 'step' : 'tracking'
}

/** As the policy stands, or with AWS's defaults and something sensible. */
export function formOf({ service, policies, edited, resourceLabels }: FormSubject): PolicyForm {
  const { scaling, desiredCount } = service
  return {
    name: edited?.name ?? freeName(policies),
    min: String(scaling?.minCapacity ?? Math.max(1, desiredCount)),
    max: String(scaling?.maxCapacity ?? Math.max(4, desiredCount * 3)),
    tracking: trackingOf(edited, resourceLabels),
    step: stepOf(edited),
    schedule: {
      expression: 'cron(0 8 ? * MON-FRI *)',
      timezone: 'UTC',
      min: String(Math.max(1, desiredCount)),
      max: '',
    },
  }
}

function freeName(policies: readonly ScalingPolicyView[]): string {
  const taken = new Set(policies.map(({ name }) => name))
  const names = ['cpu-50', ...Array.from({ length: policies.length + 1 }, (_, i) => `policy-${i + 2}`)]
  return names.find((name) => !taken.has(name)) ?? ''
}

function trackingOf(
  edited: ScalingPolicyView | null,
  resourceLabels: readonly string[],
): PolicyForm['tracking'] {
  const given = edited?.tracking
  const { predefined, customized } = given ?? {}
  return {
    metric: customized ? 'custom' : (predefined?.type ?? 'ECSServiceAverageCPUUtilization'),
    target: String(given?.target ?? 50),
    resourceLabel: predefined?.resourceLabel ?? resourceLabels[0] ?? '',
    namespace: customized?.namespace ?? '',
    metricName: customized?.metricName ?? '',
    dimensions: (customized?.dimensions ?? []).map(({ Name, Value }) => `${Name}=${Value}`).join(', '),
    statistic: customized?.statistic ?? 'Average',
    scaleOutCooldown: given ? String(given.scaleOutCooldownSeconds) : '',
    scaleInCooldown: given ? String(given.scaleInCooldownSeconds) : '',
    isScaleInOff: given?.disableScaleIn ?? false,
  }
}

function stepOf(edited: ScalingPolicyView | null): PolicyForm['step'] {
  const given = edited?.step
  const bound = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    adjustmentType: given?.adjustmentType ?? 'ChangeInCapacity',
    steps: given?.steps.map((step) => ({
      from: bound(step.MetricIntervalLowerBound),
      to: bound(step.MetricIntervalUpperBound),
      by: String(step.ScalingAdjustment),
    })) ?? [
      { from: '0', to: '20', by: '1' },
      { from: '20', to: '', by: '3' },
    ],
    minMagnitude: given?.minAdjustmentMagnitude ? String(given.minAdjustmentMagnitude) : '',
    cooldown: given ? String(given.cooldownSeconds) : '',
    metric: 'CPUUtilization',
    side: 'above',
    threshold: '60',
    minutes: '1',
  }
}
