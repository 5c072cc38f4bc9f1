// Scheduled actions of Auto Scaling groups: when they fall due, and what they do then.

import type { Schedule } from '@/lib/aws/schedule/schedule'
import { readUnixCron } from '@/lib/aws/schedule/unix-cron'
import { assert, epochMs, existing, type SimTime } from '@/lib/engine'
import { nextTime } from '../application-autoscaling/schedule'
import type { GroupScheduledAction } from '../records/auto-scaling-groups'
import type { State } from '../state'
import { groupViewKey } from '../view-keys'
import type { World } from '../world'
import { changeCapacity } from './change-capacity'

export function scheduledActionsOf(
  { groupScheduledActions }: State,
  groupName: string,
): readonly GroupScheduledAction[] {
  return [...groupScheduledActions.values()].filter((action) => action.groupName === groupName)
}

/** The first instant after `after` at which it falls due; null when there is none. */
export function nextOfGroup(world: World, action: GroupScheduledAction, after: SimTime): SimTime | null {
  return nextTime(world, { ...action, schedule: scheduleOf(world, action) }, after)
}

function scheduleOf(world: World, { recurrence, startAt, name }: GroupScheduledAction): Schedule {
  if (recurrence === null) {
    // In UTC clocks show the instant itself.
    return { kind: 'at', local: epochMs(world.startAt, existing(startAt, `the time of ${name}`)) }
  }
  const read = readUnixCron(recurrence)
  assert('value' in read, `the recurrence ${recurrence} was accepted`)
  return { kind: 'cron', cron: (read as Extract<typeof read, { value: unknown }>).value }
}

/** A bound that is not given moves where the other would cross it, and the desired capacity is kept within both. */
export function performScheduled(world: World, action: GroupScheduledAction): void {
  const group = world.state.autoScalingGroups.get(action.groupName)
  if (!group || group.phase === 'deleting') return
  if (group.suspended.includes('ScheduledActions')) {
    explainSkipped(world, action, group.arn)
    return
  }
  const min = action.minSize ?? Math.min(group.minSize, action.maxSize ?? group.minSize)
  const max = action.maxSize ?? Math.max(group.maxSize, action.minSize ?? group.maxSize)
  const desired = Math.min(max, Math.max(min, action.desiredCapacity ?? group.desiredCapacity))
  group.minSize = min
  group.maxSize = max
  world.changes.mark('autoScalingGroup', groupViewKey(group.name))
  changeCapacity(world, group, desired, { kind: 'schedule', min, max, desired })
}

function explainSkipped(world: World, { name, arn }: GroupScheduledAction, groupArn: string): void {
  world.log.explain({
    topic: 'scaling',
    subjects: [groupArn, arn],
    summary: `The scheduled action ${name} does nothing: ScheduledActions is suspended`,
    rule: 'suspended processes',
    facts: [],
  })
}
