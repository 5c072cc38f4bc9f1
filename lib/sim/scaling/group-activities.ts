// What was decided about the capacity of an Auto Scaling group, with its sum, and what the group did about it, each in two short
// lines. Instances that it launches or terminates at once are one activity here: DescribeScalingActivities has each.

import { activityDescription } from '@/lib/aws/autoscaling/activity-text'
import type { ScalingActivityRecord } from '@/lib/protocol'
import type { AutoScalingGroup, CapacityChange, GroupActivity } from '@/lib/world/records/auto-scaling-groups'
import type { World } from '@/lib/world/world'
import { policyTitle } from './group-watchers'
import { isIn, type TimeRange } from './time-range'

export function groupActivities(
  { state }: World,
  { name, decisions }: AutoScalingGroup,
  range: TimeRange,
): readonly ScalingActivityRecord[] {
  const wanted = decisions.filter(({ at }) => isIn(range, at))
  const decided = wanted.map((decision, i) => {
    const before = wanted.slice(0, i).filter(({ at }) => at === decision.at).length
    return decisionRecord(decision, `${name} ${decision.at} ${before}`)
  })
  const own = [...state.groupActivities.values()].filter(
    ({ groupName, startedAt }) => groupName === name && isIn(range, startedAt),
  )
  // What was decided comes before what was done in the same instant.
  return [...decided, ...together(own)].sort((a, b) => a.at - b.at)
}

function decisionRecord(
  { at, by, sum, from, to, heldBy }: CapacityChange,
  id: string,
): ScalingActivityRecord {
  const author = policyTitle(by)
  return {
    id,
    at,
    endedAt: at,
    status: 'Successful',
    headline: sum ?? author,
    outcome: heldBy === null ? `${author}: desired ${from} → ${to}` : `${author}: not scaled, ${heldBy}`,
    desired: heldBy === null ? { from, to } : null,
    isNotScaled: heldBy !== null,
  }
}

function together(activities: readonly GroupActivity[]): readonly ScalingActivityRecord[] {
  const batches = new Map<string, [GroupActivity, ...GroupActivity[]]>()
  for (const activity of activities) {
    const key = `${activity.startedAt} ${activity.kind} ${activity.statusMessage ?? ''}`
    const batch = batches.get(key)
    if (batch) batch.push(activity)
    else batches.set(key, [activity])
  }
  return [...batches.values()].map(batchRecord)
}

function batchRecord(batch: readonly [GroupActivity, ...GroupActivity[]]): ScalingActivityRecord {
  const [first] = batch
  const { id, startedAt, kind, status, statusMessage, description } = first
  const isUnderWay = batch.some(({ endedAt }) => endedAt === null)
  const last = batch.reduce((one, other) => ((other.endedAt ?? 0) > (one.endedAt ?? 0) ? other : one))
  const statuses = [...new Set(batch.map((one) => one.status))]
  const isOfOneKind = statuses.length === 1
  const counts = statuses.map((each) => `${batch.filter((one) => one.status === each).length} ${each}`)
  return {
    id,
    at: startedAt,
    endedAt: isUnderWay ? null : last.endedAt,
    status: isOfOneKind ? status : isUnderWay ? 'InProgress' : last.status,
    headline: batch.length === 1 ? description : `${activityDescription(kind, null)} × ${batch.length}`,
    outcome: statusMessage ?? (isOfOneKind ? status : counts.join(', ')),
    desired: null,
    isNotScaled: false,
  }
}
