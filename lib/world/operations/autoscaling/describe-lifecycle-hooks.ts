import * as z from 'zod'
import { describeLifecycleHook } from '@/lib/world/describe/autoscaling/lifecycle-hook'
import { operation } from '@/lib/world/operation'
import { findAutoScalingGroup, groupName } from './group-input'

export const describeLifecycleHooks = operation({
  action: 'autoscaling:DescribeLifecycleHooks',
  readOnly: true,
  input: z.strictObject({
    AutoScalingGroupName: groupName,
    LifecycleHookNames: z.array(z.string()).max(50).optional(),
  }),
  perform({ world: { state } }, { AutoScalingGroupName, LifecycleHookNames }) {
    const group = findAutoScalingGroup(state, AutoScalingGroupName)
    const hooks = group.lifecycleHooks.filter(({ name }) => LifecycleHookNames?.includes(name) ?? true)
    return { LifecycleHooks: hooks.map((hook) => describeLifecycleHook(group, hook)) }
  },
})
