// Parts of inputs that the operations on lifecycle hooks share, and their look-ups in the service's own words.

import * as z from 'zod'
import {
  DEFAULT_RESULT,
  HEARTBEAT_SECONDS_DEFAULT,
  HEARTBEAT_SECONDS_MAX,
  HEARTBEAT_SECONDS_MIN,
  LIFECYCLE_RESULTS,
  LIFECYCLE_TRANSITIONS,
} from '@/lib/aws/autoscaling/lifecycle-hooks'
import { lifecycleHooksExceeded, validationError } from '@/lib/aws/error'
import { LIFECYCLE_HOOKS_MAX } from '@/lib/aws/limits'
import { actionOf } from '@/lib/world/auto-scaling-groups/lifecycle-hooks'
import type {
  AutoScalingGroup,
  AutoScalingInstance,
  LifecycleAction,
  LifecycleHook,
} from '@/lib/world/records/auto-scaling-groups'
import type { State } from '@/lib/world/state'
import { findAutoScalingGroup, groupName } from './group-input'

export const hookName = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[A-Za-z0-9\-_/]+$/)

/** What PutLifecycleHook and CreateAutoScalingGroup take alike. */
export const hookSettings = {
  LifecycleTransition: z.enum(LIFECYCLE_TRANSITIONS).optional(),
  HeartbeatTimeout: z.int().min(HEARTBEAT_SECONDS_MIN).max(HEARTBEAT_SECONDS_MAX).optional(),
  DefaultResult: z.enum(LIFECYCLE_RESULTS).optional(),
  NotificationMetadata: z.string().min(1).max(1_023).optional(),
}

type HookSettings = { readonly [K in keyof typeof hookSettings]?: z.output<(typeof hookSettings)[K]> }

/** A hook with what is given, and what is left out as it was. */
export function toHook(name: string, given: HookSettings, before: LifecycleHook | undefined): LifecycleHook {
  const transition = given.LifecycleTransition ?? before?.transition
  if (transition === undefined)
    throw validationError(
      'A lifecycle transition is required to create a lifecycle hook.',
      'LifecycleTransition',
    )
  const heartbeatSeconds = given.HeartbeatTimeout ?? before?.heartbeatSeconds ?? HEARTBEAT_SECONDS_DEFAULT
  return {
    name,
    transition,
    heartbeatSeconds,
    defaultResult: given.DefaultResult ?? before?.defaultResult ?? DEFAULT_RESULT,
    notificationMetadata: given.NotificationMetadata ?? before?.notificationMetadata ?? null,
  }
}

export function checkHookCount(hooks: number): void {
  if (hooks > LIFECYCLE_HOOKS_MAX) throw lifecycleHooksExceeded(LIFECYCLE_HOOKS_MAX)
}

/** One lifecycle action, by its token or by the instance. */
export const actionInput = {
  LifecycleHookName: hookName,
  AutoScalingGroupName: groupName,
  LifecycleActionToken: z.string().length(36).optional(),
  InstanceId: z.string().min(1).max(19).optional(),
}

interface ActionInput {
  readonly LifecycleHookName: string
  readonly AutoScalingGroupName: string
  readonly LifecycleActionToken?: string | undefined
  readonly InstanceId?: string | undefined
}

export function findAction(
  state: State,
  given: ActionInput,
): { readonly member: AutoScalingInstance; readonly action: LifecycleAction } {
  const { LifecycleHookName, AutoScalingGroupName, LifecycleActionToken: token, InstanceId } = given
  const { name } = findAutoScalingGroup(state, AutoScalingGroupName)
  if (token === undefined && InstanceId === undefined)
    throw validationError('Either LifecycleActionToken or InstanceId is required.', 'InstanceId')
  for (const member of state.autoScalingInstances.values()) {
    const action = actionOf(member, LifecycleHookName)
    const isMeant =
      (token ?? action?.token) === action?.token && (InstanceId ?? member.instanceId) === member.instanceId
    if (action && member.groupName === name && isMeant) return { member, action }
  }
  throw validationError(
    token === undefined
      ? `No active Lifecycle Action found with instance ID ${InstanceId}`
      : `No active Lifecycle Action found with token ${token}`,
    token === undefined ? 'InstanceId' : 'LifecycleActionToken',
  )
}

export function findHook({ lifecycleHooks }: AutoScalingGroup, name: string): LifecycleHook {
  const found = lifecycleHooks.find((hook) => hook.name === name)
  if (!found)
    throw validationError(
      `No Lifecycle Hook found - No Lifecycle Hook found with name ${name}`,
      'LifecycleHookName',
    )
  return found
}
