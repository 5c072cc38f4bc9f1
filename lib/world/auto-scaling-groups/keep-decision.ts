// What was decided about the capacity of a group, kept for as long as charts go back. Activities do not tell it: one change makes
// one activity for each instance, and a call that was held back makes none.

import type { CapacityChangeReason } from '@/lib/aws/autoscaling/activity-text'
import { US_PER_SECOND } from '@/lib/engine'
import type { AutoScalingGroup, CapacityChange } from '../records/auto-scaling-groups'
import type { World } from '../world'

const KEPT_US = 4 * 3_600 * US_PER_SECOND

/** Several policies that change their mind every minute fill it in an hour or two. */
const KEPT_MAX = 400

export function keepDecision(
  { engine }: World,
  group: AutoScalingGroup,
  decision: Omit<CapacityChange, 'at'>,
): void {
  const since = engine.now - KEPT_US
  const kept = group.decisions.filter(({ at }) => at >= since).slice(1 - KEPT_MAX)
  group.decisions = [...kept, { at: engine.now, ...decision }]
}

/** A policy that an alarm has called, and that changes nothing. */
export function keepHeldBack(
  world: World,
  group: AutoScalingGroup,
  { by, sum, heldBy }: Pick<CapacityChange, 'by' | 'sum'> & { readonly heldBy: string },
): void {
  const { desiredCapacity } = group
  keepDecision(world, group, {
    by,
    sum,
    heldBy,
    from: desiredCapacity,
    to: desiredCapacity,
    cooldownSeconds: null,
  })
}

/** Policies by their names, all else by the operation. */
export function authorOf(reason: CapacityChangeReason): string {
  switch (reason.kind) {
    case 'alarm':
    case 'executed':
      return reason.policy
    case 'created':
      return 'CreateAutoScalingGroup'
    case 'set':
      return 'SetDesiredCapacity'
    case 'bounds':
      return 'UpdateAutoScalingGroup'
    case 'schedule':
      return 'scheduled action'
  }
}
