// The form for a lifecycle hook of an Auto Scaling group, and the operations on hooks and on what waits for them. Pure.

import {
  DEFAULT_RESULT,
  HEARTBEAT_SECONDS_DEFAULT,
  HEARTBEAT_SECONDS_MAX,
  HEARTBEAT_SECONDS_MIN,
  LIFECYCLE_RESULTS,
  type LifecycleResult,
  type LifecycleTransition,
} from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { AutoScalingGroupView, Command, LifecycleHookView } from '@/lib/protocol'
import { Reader, type ReadForm } from './form-reader'
import type { Choices } from './policy-form'

export const TRANSITION_CHOICES: Choices<LifecycleTransition> = [
  ['autoscaling:EC2_INSTANCE_LAUNCHING', 'at launch, before InService'],
  ['autoscaling:EC2_INSTANCE_TERMINATING', 'before they are terminated'],
]

export const RESULT_CHOICES: Choices<LifecycleResult> = LIFECYCLE_RESULTS.map((name) => [name, name])

/** `48 h`, `5 min`, `90 s` */
export function heartbeatText(seconds: number): string {
  if (seconds % 3_600 === 0) return `${seconds / 3_600} h`
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`
}

export interface HookForm {
  readonly name: string
  readonly transition: LifecycleTransition
  readonly heartbeat: string
  readonly defaultResult: LifecycleResult
}

type GroupOf = Pick<AutoScalingGroupView, 'name' | 'lifecycleHooks'>

/** As the hook stands, or with AWS's defaults. */
export function hookFormOf(edited: LifecycleHookView | null): HookForm {
  return {
    name: edited?.name ?? 'wait-at-launch',
    transition: edited?.transition ?? 'autoscaling:EC2_INSTANCE_LAUNCHING',
    heartbeat: String(edited?.heartbeatSeconds ?? HEARTBEAT_SECONDS_DEFAULT),
    defaultResult: edited?.defaultResult ?? DEFAULT_RESULT,
  }
}

export function readHookForm(form: HookForm, group: GroupOf, edited: LifecycleHookView | null): ReadForm {
  const reader = new Reader()
  const { name, transition, heartbeat, defaultResult } = form
  if (reader.name(name, 255)) {
    if (!/^[A-Za-z0-9\-_/]+$/.test(name)) reader.fault('name', 'may have letters, digits, "-", "_" and "/"')
    else if (edited === null) reader.newName('hook', name, group.lifecycleHooks)
  }
  const HeartbeatTimeout = reader.within('heartbeat', heartbeat, HEARTBEAT_SECONDS_MIN, HEARTBEAT_SECONDS_MAX)
  const command: Command = {
    action: 'autoscaling:PutLifecycleHook',
    input: {
      LifecycleHookName: name,
      AutoScalingGroupName: group.name,
      LifecycleTransition: transition,
      HeartbeatTimeout,
      DefaultResult: defaultResult,
    },
  }
  return { problems: reader.problems, commands: [command] }
}

export const deleteHook = ({ name }: Pick<GroupOf, 'name'>, hookName: string): Command => ({
  action: 'autoscaling:DeleteLifecycleHook',
  input: { LifecycleHookName: hookName, AutoScalingGroupName: name },
})
