import * as z from 'zod'
import { putHook } from '@/lib/world/auto-scaling-groups/lifecycle-hooks'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { checkHookCount, hookName, hookSettings, toHook } from './hook-input'

/** Makes a hook, or changes what is given of one that is there. */
export const putLifecycleHook = operation({
  action: 'autoscaling:PutLifecycleHook',
  readOnly: false,
  ignores: ['RoleARN', 'NotificationTargetARN'],
  input: z.strictObject({ LifecycleHookName: hookName, AutoScalingGroupName: groupName, ...hookSettings }),
  perform({ world }, given) {
    const group = findAutoScalingGroup(world.state, given.AutoScalingGroupName)
    const before = group.lifecycleHooks.find(({ name }) => name === given.LifecycleHookName)
    const hook = toHook(given.LifecycleHookName, given, before)
    checkHookCount(group.lifecycleHooks.length + (before ? 0 : 1))
    putHook(group, hook)
    return {}
  },
})
