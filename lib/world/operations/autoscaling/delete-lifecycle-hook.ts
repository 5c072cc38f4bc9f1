import * as z from 'zod'
import { deleteHook } from '@/lib/world/auto-scaling-groups/lifecycle-hooks'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'
import { findHook, hookName } from './hook-input'

export const deleteLifecycleHook = operation({
  action: 'autoscaling:DeleteLifecycleHook',
  readOnly: false,
  input: z.strictObject({ LifecycleHookName: hookName, AutoScalingGroupName: groupName }),
  perform({ world }, { LifecycleHookName, AutoScalingGroupName }) {
    const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
    const { name } = findHook(group, LifecycleHookName)
    deleteHook(world, group, name)
    return {}
  },
})
