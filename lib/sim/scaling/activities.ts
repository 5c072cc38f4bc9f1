// Scaling activities of Application Auto Scaling, each in two short lines: what was worked out, and what came of it.

import type { NotScaledReason } from '@/lib/aws/application-autoscaling/activity-texts'
import type { ScalingActivityRecord } from '@/lib/protocol'
import type { ScalableTarget, ScalingActivity } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import { isIn, type TimeRange } from './time-range'

export function serviceActivities(
  { state }: World,
  { resourceId }: ScalableTarget,
  range: TimeRange,
): readonly ScalingActivityRecord[] {
  return [...state.scalingActivities.values()]
    .filter((activity) => activity.resourceId === resourceId && isIn(range, activity.startedAt))
    .map((activity) => ({
      id: activity.id,
      at: activity.startedAt,
      endedAt: activity.endedAt,
      status: activity.status,
      headline: activity.details ?? withoutStop(activity.description),
      outcome: outcomeOf(activity),
      desired: activity.desiredCount,
      isNotScaled: activity.notScaledReasons.length > 0,
    }))
}

function outcomeOf({ status, desiredCount, notScaledReasons }: ScalingActivity): string {
  const [reason] = notScaledReasons
  if (reason) return `Not scaled: ${reasonText(reason)}`
  return desiredCount ? `${status}: ${desiredCount.from} → ${desiredCount.to}` : status
}

/** `AlreadyAtMaxCapacity (20)` */
function reasonText({ Code, MaxCapacity, MinCapacity, CurrentCapacity }: NotScaledReason): string {
  const capacity = MaxCapacity ?? MinCapacity ?? CurrentCapacity
  return capacity === undefined ? Code : `${Code} (${capacity})`
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '')
}
