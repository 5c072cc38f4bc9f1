// The operations that a scaling form stands for, or what AWS would say against them. The operations have the last word.

import type { Command } from '@/lib/protocol'
import { ofService } from './alarmed-metrics'
import { member, type PlannedCommand, Reader, type ReadForm } from './form-reader'
import { registerTarget, targetInput } from './operations'
import type { FormSubject, PolicyForm, ServiceFormMode } from './policy-form'
import { readAdjustment, readAlarm, readMetric, readSteps, readTarget } from './read-parts'
import { scheduleCommand } from './service-schedule-form'

export function readPolicyForm(form: PolicyForm, mode: ServiceFormMode, subject: FormSubject): ReadForm {
  const reader = new Reader()
  const bounds = readBounds(form, reader)
  readName(form, mode, subject, reader)
  const commands = {
    tracking: () => [trackingCommand(form, subject, reader)],
    step: () => stepCommands(form, subject, reader),
    schedule: () => [scheduleCommand(form, subject.service, reader)],
  }[mode]()
  return { problems: reader.problems, commands: [...targetCommands(bounds, subject), ...commands] }
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
  { name }: PolicyForm,
  mode: ServiceFormMode,
  { service, policies, edited }: FormSubject,
  reader: Reader,
): void {
  if (!reader.name(name, 256)) return
  if (!NAME.test(name)) reader.fault('name', 'may have any characters but ":", "/" and "|"')
  else if (mode === 'schedule')
    reader.newName('scheduled action', name, service.scaling?.scheduledActions ?? [])
  else if (edited === null) reader.newName('policy', name, policies)
}

function trackingCommand({ name, tracking }: PolicyForm, { service }: FormSubject, reader: Reader): Command {
  return putPolicy(name, service, 'TargetTrackingScaling', {
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: readTarget(tracking, reader),
      ...readMetric(tracking, reader),
      ...member('ScaleOutCooldown', reader.whole('scaleOutCooldown', tracking.scaleOutCooldown, 0, false)),
      ...member('ScaleInCooldown', reader.whole('scaleInCooldown', tracking.scaleInCooldown, 0, false)),
      ...(tracking.isScaleInOff && { DisableScaleIn: true }),
    },
  })
}

/** The policy, and for a new one the alarm that calls it: alarms of a policy that is edited stay as they are. */
function stepCommands(
  { name, step }: PolicyForm,
  { service, edited }: FormSubject,
  reader: Reader,
): readonly PlannedCommand[] {
  const policy = putPolicy(name, service, 'StepScaling', {
    StepScalingPolicyConfiguration: {
      ...readAdjustment(step, reader),
      StepAdjustments: readSteps(step, reader),
      ...member('Cooldown', reader.whole('cooldown', step.cooldown, 0, false)),
    },
  })
  if (edited !== null) return [policy]
  return [policy, readAlarm(step, reader, `${service.name}-${name}`, ofService(service)(step.metric))]
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
