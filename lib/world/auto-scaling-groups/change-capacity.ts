import { type CapacityChangeReason, capacityChangeText } from '@/lib/aws/autoscaling/activity-text'
import type { AutoScalingGroup } from '../records/auto-scaling-groups'
import type { World } from '../world'
import { causeTime } from './activities'

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
    group.sum = sum
    group.changes = [...group.changes, capacityChangeText(causeTime(world), reason, from, to)]
  }
  world.bus.publish({ type: 'Auto Scaling Group Update', group })
}
