// Each hook of a transition begins one lifecycle action with an instance.

import type { LifecycleTransition } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { afterSeconds, US_PER_MS } from '@/lib/engine'
import { uuid } from '../ids'
import type { AutoScalingGroup, AutoScalingInstance } from '../records/auto-scaling-groups'
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
      expiresAt: afterSeconds(now, Math.min(hook.heartbeatSeconds, hook.globalSeconds)),
    }))
  return msUntilTimeout(world, member)
}

/** Until the first action of an instance times out. */
export function msUntilTimeout({ engine }: World, { actions }: AutoScalingInstance): number | null {
  if (actions.length === 0) return null
  const first = Math.min(...actions.map(({ expiresAt }) => expiresAt))
  return Math.max(0, first - engine.now) / US_PER_MS
}
