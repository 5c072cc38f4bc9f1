// The lifecycle hooks of a group: users put them, and ECS puts one of its own for managed draining.

import { DRAINING_HOOK, DRAINING_HOOK_SECONDS } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { clusterOfProvider, providerOfGroup } from '../capacity-providers/providers'
import type {
  AutoScalingGroup,
  AutoScalingInstance,
  LifecycleAction,
  LifecycleHook,
} from '../records/auto-scaling-groups'
import type { World } from '../world'
import { endAction } from './lifecycle-actions'
import { membersOf } from './members'

/** Actions that have begun go on as they were. */
export function putHook(group: AutoScalingGroup, hook: LifecycleHook): void {
  const others = group.lifecycleHooks.filter(({ name }) => name !== hook.name)
  group.lifecycleHooks = [...others, hook]
}

/** Outstanding actions are completed first: launches are abandoned, terminations continue. API, DeleteLifecycleHook. */
export function deleteHook(world: World, group: AutoScalingGroup, name: string): void {
  group.lifecycleHooks = group.lifecycleHooks.filter((hook) => hook.name !== name)
  for (const member of membersOf(world.state, group)) {
    const action = actionOf(member, name)
    if (!action) continue
    const isLaunch = action.hook.transition === 'autoscaling:EC2_INSTANCE_LAUNCHING'
    endAction(world, member, action, isLaunch ? 'ABANDON' : 'CONTINUE')
  }
}

/** What a hook waits for with an instance, if it does. */
export function actionOf({ actions }: AutoScalingInstance, hookName: string): LifecycleAction | undefined {
  return actions.find(({ hook }) => hook.name === hookName)
}

/** Managed draining holds terminations up for as long as a cluster uses the group's provider. */
export function putDrainingHook(world: World, group: AutoScalingGroup): void {
  const provider = providerOfGroup(world.state, group)
  const isDrained = provider?.managedDraining === true && clusterOfProvider(world.state, provider) !== null
  const hasHook = group.lifecycleHooks.some(({ name }) => name === DRAINING_HOOK)
  if (hasHook && !isDrained) deleteHook(world, group, DRAINING_HOOK)
  if (isDrained && !hasHook) putHook(group, MANAGED_DRAINING)
}

const MANAGED_DRAINING: LifecycleHook = {
  name: DRAINING_HOOK,
  transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
  heartbeatSeconds: DRAINING_HOOK_SECONDS,
  defaultResult: 'CONTINUE',
  notificationMetadata: null,
}
