// The form for the settings of an Auto Scaling group that are no bounds. Pure; the operation has the last word.

import { TERMINATION_POLICIES } from '@/lib/aws/autoscaling/termination-policy'
import type { AutoScalingGroupView, Command } from '@/lib/protocol'
import { numberText, Reader, type ReadForm } from './form-reader'

/** EC2 Auto Scaling API, UpdateAutoScalingGroup. */
const SECONDS_MAX = 7_200

export interface GroupSettingsForm {
  /** Names in order, with commas between. */
  readonly terminationPolicies: string
  readonly cooldown: string
  /** Empty: instances count from the moment they are in service. */
  readonly warmup: string
  readonly grace: string
  readonly protectsNew: boolean
}

type GroupOf = Pick<
  AutoScalingGroupView,
  | 'name'
  | 'terminationPolicies'
  | 'defaultCooldownSeconds'
  | 'defaultInstanceWarmupSeconds'
  | 'healthCheckGraceSeconds'
  | 'protectsNewInstances'
>

export function groupSettingsOf(group: GroupOf): GroupSettingsForm {
  return {
    terminationPolicies: group.terminationPolicies.join(', '),
    cooldown: String(group.defaultCooldownSeconds),
    warmup: numberText(group.defaultInstanceWarmupSeconds),
    grace: String(group.healthCheckGraceSeconds),
    protectsNew: group.protectsNewInstances,
  }
}

export function readGroupSettings(form: GroupSettingsForm, { name }: Pick<GroupOf, 'name'>): ReadForm {
  const reader = new Reader()
  const policies = form.terminationPolicies
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const unknown = policies.find((one) => !TERMINATION_POLICIES.some((known) => known === one))
  if (unknown !== undefined)
    reader.fault('terminationPolicies', `${unknown} is none of ${TERMINATION_POLICIES.join(', ')}`)
  const command: Command = {
    action: 'autoscaling:UpdateAutoScalingGroup',
    input: {
      AutoScalingGroupName: name,
      TerminationPolicies: policies.length === 0 ? ['Default'] : policies,
      DefaultCooldown: reader.within('cooldown', form.cooldown, 0, SECONDS_MAX),
      // -1 takes it away.
      DefaultInstanceWarmup:
        form.warmup.trim() === '' ? -1 : reader.within('warmup', form.warmup, 0, SECONDS_MAX),
      HealthCheckGracePeriod: reader.within('grace', form.grace, 0, SECONDS_MAX),
      NewInstancesProtectedFromScaleIn: form.protectsNew,
    },
  }
  return { problems: reader.problems, commands: [command] }
}
