// Activities of Auto Scaling groups: the record that autoscaling:DescribeScalingActivities answers from.

import { activityDescription } from '@/lib/aws/autoscaling/activity-text'
import { epochMs, formatToSecond, US_PER_SECOND } from '@/lib/engine'
import { uuid } from '../ids'
import type { AutoScalingGroup, GroupActivity } from '../records/auto-scaling-groups'
import type { World } from '../world'

/** Activities are kept for six weeks. EC2 Auto Scaling guide, as-verify-scaling-activity. */
const KEPT_US = 6 * 7 * 24 * 60 * 60 * US_PER_SECOND

type Given = Pick<GroupActivity, 'instanceId' | 'kind' | 'cause' | 'zone'> &
  Partial<Pick<GroupActivity, 'description' | 'status' | 'statusMessage' | 'details'>>

export function addActivity(world: World, group: AutoScalingGroup, given: Given): GroupActivity {
  const { state, engine } = world
  const { status = 'InProgress' } = given
  const activity: GroupActivity = {
    description: activityDescription(given.kind, given.instanceId),
    statusMessage: null,
    details: null,
    ...given,
    status,
    id: uuid(world, 'group-activity'),
    groupName: group.name,
    groupArn: group.arn,
    startedAt: engine.now,
    endedAt: status === 'InProgress' ? null : engine.now,
  }
  state.groupActivities.set(activity.id, activity)
  const member = state.autoScalingInstances.get(given.instanceId ?? '')
  if (member && status === 'InProgress') member.activityId = activity.id
  noteEnd(group, activity)
  forgetOld(world)
  return activity
}

/** The cooldown of a simple policy begins when what has begun since it acted is over. */
function noteEnd({ simpleScaling }: AutoScalingGroup, { startedAt, endedAt }: GroupActivity): void {
  if (simpleScaling !== null && endedAt !== null && startedAt >= simpleScaling.at)
    simpleScaling.endedAt = endedAt
}

/** What is under way with an instance has ended; without an activity under way nothing happens. */
export function endActivity(
  world: World,
  instanceId: string,
  status: Exclude<GroupActivity['status'], UnderWay>,
): GroupActivity | null {
  const activity = underWay(world, instanceId)
  if (activity === null) return null
  activity.status = status
  activity.endedAt = world.engine.now
  const group = world.state.autoScalingGroups.get(activity.groupName)
  if (group) noteEnd(group, activity)
  return activity
}

/** Whether what is under way with an instance waits for its lifecycle hooks. */
export function markActivity(world: World, instanceId: string, status: UnderWay): void {
  const activity = underWay(world, instanceId)
  if (activity !== null) activity.status = status
}

type UnderWay = Extract<GroupActivity['status'], 'InProgress' | 'MidLifecycleAction'>

/** What is done with an instance just now. */
export function underWay({ state }: Pick<World, 'state'>, instanceId: string): GroupActivity | null {
  const { activityId } = state.autoScalingInstances.get(instanceId) ?? {}
  const activity = state.groupActivities.get(activityId ?? '')
  return activity?.endedAt === null ? activity : null
}

/** `2025-01-01T00:05:00Z`, as causes of activities write the time. */
export function causeTime({ startAt, engine }: World): string {
  return formatToSecond(epochMs(startAt, engine.now))
}

/** The oldest come first. */
function forgetOld({ state, engine }: World): void {
  for (const [id, { startedAt }] of state.groupActivities) {
    if (engine.now - startedAt <= KEPT_US) return
    state.groupActivities.delete(id)
  }
}
