import { type CapacityChangeReason, capacityChangeText } from '@/lib/aws/autoscaling/activity-text'
import type { AutoScalingGroup } from '../records/auto-scaling-groups'
import { groupViewKey } from '../view-keys'
import type { World } from '../world'
import { causeTime } from './activities'
import { authorOf, keepDecision } from './keep-decision'

/** The one way to another desired capacity: why it changed becomes the cause of what the group does next. */
export function changeCapacity(
  world: World,
  group: AutoScalingGroup,
  to: number,
  reason: CapacityChangeReason,
  sum: string | null = null,
): void {
  const from = group.desiredCapacity
  if (to !== from) {
    group.desiredCapacity = to
    const by = authorOf(reason)
    keepDecision(world, group, {
      by,
      sum,
      from,
      to,
      heldBy: null,
      cooldownSeconds: cooldownOf(world, group, by),
    })
    group.sum = sum
    group.changes = [...group.changes, capacityChangeText(causeTime(world), reason, from, to)]
    world.changes.mark('autoScalingGroup', groupViewKey(group.name))
  }
  world.bus.publish({ type: 'Auto Scaling Group Update', group })
}

/** Of a simple policy that does this. */
function cooldownOf(
  { engine }: World,
  { simpleScaling: last }: AutoScalingGroup,
  policyName: string,
): number | null {
  return last !== null && last.at === engine.now && last.policyName === policyName ? last.seconds : null
}
