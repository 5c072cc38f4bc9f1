// The form for a scaling policy of an Auto Scaling group: what people type, and the operations that it stands for or what AWS would
// say against them. Pure.

import type { AutoScalingGroupView, Command, GroupPolicyView } from '@/lib/protocol'
import { groupCpu, ofCluster } from './alarmed-metrics'
import { member, numberText, type PlannedCommand, Reader, type ReadForm } from './form-reader'
import {
  type AdjustmentText,
  ALARM_TEXT,
  type AlarmMetric,
  type AlarmText,
  type Choices,
  type FormMode,
  type MetricChoice,
  proposedName,
  type StepsText,
  stepsText,
  type TrackingText,
  trackingText,
} from './policy-form'
import { readAdjustment, readAlarm, readMetric, readSteps, readTarget } from './read-parts'

export type GroupFormMode = Exclude<FormMode, 'schedule'>

export const GROUP_METRIC_CHOICES: Choices<MetricChoice> = [
  ['ASGAverageCPUUtilization', 'CPU utilization'],
  ['ALBRequestCountPerTarget', 'Requests per target, a minute'],
  ['custom', 'A metric of your own'],
]

/** CPU that its instances use, or what tasks of the cluster reserve of them. */
export const GROUP_ALARM_CHOICES: Choices<AlarmMetric> = [
  ['CPUUtilization', 'CPU utilization of the group'],
  ['CPUReservation', 'CPU reservation of the cluster'],
  ['MemoryReservation', 'Memory reservation of the cluster'],
]

export interface GroupPolicyForm {
  readonly name: string
  readonly isEnabled: boolean
  /** Of target tracking and step scaling; empty for the group's default. */
  readonly warmup: string
  readonly tracking: TrackingText
  readonly step: StepsText
  readonly simple: AdjustmentText & { readonly adjustment: string; readonly cooldown: string }
  readonly alarm: AlarmText
}

export interface GroupFormSubject {
  readonly group: Pick<
    AutoScalingGroupView,
    'name' | 'defaultCooldownSeconds' | 'defaultInstanceWarmupSeconds'
  >
  /** The one that its instances belong to. */
  readonly clusterName: string
  readonly policies: readonly Pick<GroupPolicyView, 'name'>[]
  /** Null for a new one. */
  readonly edited: GroupPolicyView | null
  /** What `ALBRequestCountPerTarget` may count. */
  readonly resourceLabels: readonly string[]
}

export function groupModeOf(edited: GroupPolicyView | null): GroupFormMode {
  if (edited?.step) return 'step'
  return edited?.simple ? 'simple' : 'tracking'
}

export function groupFormOf({ policies, edited, resourceLabels }: GroupFormSubject): GroupPolicyForm {
  const simple = edited?.simple
  return {
    name: edited?.name ?? proposedName('tracking', policies),
    isEnabled: edited?.isEnabled ?? true,
    warmup: numberText(edited?.warmupSeconds),
    tracking: trackingText(edited?.tracking ?? null, 'ASGAverageCPUUtilization', resourceLabels),
    step: stepsText(edited?.step ?? null),
    simple: {
      adjustmentType: simple?.adjustmentType ?? 'ChangeInCapacity',
      adjustment: numberText(simple?.adjustment ?? 1),
      minMagnitude: numberText(simple?.minAdjustmentMagnitude),
      cooldown: numberText(simple?.cooldownSeconds),
    },
    alarm: ALARM_TEXT,
  }
}

export function readGroupForm(
  form: GroupPolicyForm,
  mode: GroupFormMode,
  subject: GroupFormSubject,
): ReadForm {
  const reader = new Reader()
  const { policies, edited, group } = subject
  const isNamed = reader.name(form.name, 255)
  if (isNamed && edited === null) reader.newName('policy', form.name, policies)
  const policy: Command = {
    action: 'autoscaling:PutScalingPolicy',
    input: {
      AutoScalingGroupName: group.name,
      PolicyName: form.name,
      ...CONFIGURATIONS[mode](form, reader),
      ...(!form.isEnabled && { Enabled: false }),
    },
  }
  const commands: readonly PlannedCommand[] =
    edited !== null || mode === 'tracking' ? [policy] : [policy, alarmOf(form, subject, reader)]
  return { problems: reader.problems, commands }
}

type Configure = (form: GroupPolicyForm, reader: Reader) => Readonly<Record<string, unknown>>

const CONFIGURATIONS: Readonly<Record<GroupFormMode, Configure>> = {
  tracking: ({ tracking, warmup }, reader) => ({
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      TargetValue: readTarget(tracking, reader),
      ...readMetric(tracking, reader),
      ...(tracking.isScaleInOff && { DisableScaleIn: true }),
    },
    ...readWarmup(warmup, reader),
  }),
  step: ({ step, warmup }, reader) => ({
    PolicyType: 'StepScaling',
    ...readAdjustment(step, reader),
    StepAdjustments: readSteps(step, reader),
    ...readWarmup(warmup, reader),
  }),
  simple: ({ simple }, reader) => ({
    PolicyType: 'SimpleScaling',
    ...readAdjustment(simple, reader),
    ScalingAdjustment: reader.whole('adjustment', simple.adjustment, -1_000_000),
    ...member('Cooldown', reader.whole('cooldown', simple.cooldown, 0, false)),
  }),
}

function readWarmup(warmup: string, reader: Reader) {
  return member('EstimatedInstanceWarmup', reader.whole('warmup', warmup, 0, false))
}

function alarmOf(
  { name, alarm }: GroupPolicyForm,
  { group, clusterName }: GroupFormSubject,
  reader: Reader,
): PlannedCommand {
  const metric =
    alarm.metric === 'CPUUtilization' ? groupCpu(group.name) : ofCluster(clusterName)(alarm.metric)
  return readAlarm(alarm, reader, `${group.name}-${name}`, metric)
}
