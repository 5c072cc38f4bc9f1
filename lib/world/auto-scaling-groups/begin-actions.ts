// Each hook of a transition begins one lifecycle action with an instance.

import type { LifecycleTransition } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { afterSeconds, US_PER_MS } from '@/lib/engine'
import { uuid } from '../ids'
import type { AutoScalingGroup, AutoScalingInstance, LifecycleAction } from '../records/auto-scaling-groups'
import type { World } from '../world'

/** Begins what the group's hooks ask for; how long until the first of it times out, or null when no hook does. */
export function beginActions(
  world: World,
  group: AutoScalingGroup,
  member: AutoScalingInstance,
  transition: LifecycleTransition,
): number | null {
  const { now } = world.engine
  member.heartbeats = 0
  member.actions = group.lifecycleHooks
    .filter((hook) => hook.transition === transition)
    .map((hook) => ({
      token: uuid(world, 'lifecycle-action'),
      hook,
      startedAt: now,
      expiresAt: afterSeconds(now, hook.heartbeatSeconds),
    }))
  return msUntilTimeout(world, member)
}

/** Of the actions that an instance waits for the one that times out first; null when it waits for none. */
export function firstToTimeOut({ actions }: Pick<AutoScalingInstance, 'actions'>): LifecycleAction | null {
  let first: LifecycleAction | null = null
  for (const action of actions) if (first === null || action.expiresAt < first.expiresAt) first = action
  return first
}

/** Until the first action of an instance times out. */
export function msUntilTimeout({ engine }: World, member: AutoScalingInstance): number | null {
  const first = firstToTimeOut(member)
  return first && Math.max(0, first.expiresAt - engine.now) / US_PER_MS
}
