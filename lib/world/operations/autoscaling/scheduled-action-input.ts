// What a scheduled action of a group says, checked; alone and in batches.

import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { AwsError, groupScheduledActionsExceeded, validationError } from '@/lib/aws/error'
import { GROUP_SCHEDULED_ACTIONS_MAX } from '@/lib/aws/limits'
import { findTimeZone } from '@/lib/aws/schedule/time-zone'
import { readUnixCron } from '@/lib/aws/schedule/unix-cron'
import { timeOf } from '@/lib/world/application-autoscaling/schedule'
import { nextOfGroup, scheduledActionsOf } from '@/lib/world/auto-scaling-groups/schedule'
import { uuid } from '@/lib/world/ids'
import type { OperationContext } from '@/lib/world/operation'
import type { AutoScalingGroup, GroupScheduledAction } from '@/lib/world/records/auto-scaling-groups'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { epochSeconds } from '../application-autoscaling/schemas'
import { groupSize } from './group-input'

export const actionName = z.string().min(1).max(255)

export const scheduledActionSettings = {
  ScheduledActionName: actionName,
  StartTime: epochSeconds.optional(),
  EndTime: epochSeconds.optional(),
  Recurrence: z.string().min(1).max(255).optional(),
  TimeZone: z.string().min(1).max(255).optional(),
  MinSize: groupSize.optional(),
  MaxSize: groupSize.optional(),
  DesiredCapacity: groupSize.optional(),
}
const settings = z.strictObject(scheduledActionSettings)
type Settings = z.output<typeof settings>

/** Makes one, or replaces that of the same name. */
export function putAction(
  { world, region, accountId }: Pick<OperationContext, 'world' | 'region' | 'accountId'>,
  group: AutoScalingGroup,
  given: Settings,
): void {
  if (group.phase === 'deleting')
    throw validationError(`AutoScalingGroup ${group.name} is being deleted`, 'AutoScalingGroupName')
  const actions = scheduledActionsOf(world.state, group.name)
  const known = actions.find(({ name }) => name === given.ScheduledActionName)
  if (!known && actions.length >= GROUP_SCHEDULED_ACTIONS_MAX)
    throw groupScheduledActionsExceeded(GROUP_SCHEDULED_ACTIONS_MAX)
  const changes = checked(world, given)
  const draft = { ...known, ...changes, name: given.ScheduledActionName, groupName: group.name }
  const next = nextOfGroup(
    world,
    { arn: '', createdAt: world.engine.now, nextAt: null, ...draft },
    world.engine.now,
  )
  if (next === null) throw validationError('The scheduled action never falls due.', 'EndTime')
  if (actions.some((other) => other !== known && other.nextAt === next))
    throw new AwsError('AlreadyExists', 'A scheduled action with this scheduled start time already exists.')
  const id = known ? '' : uuid(world, 'group-scheduled-action')
  const action: GroupScheduledAction = known ?? {
    arn: arns(region, accountId).groupScheduledAction(group.name, id, given.ScheduledActionName),
    name: given.ScheduledActionName,
    groupName: group.name,
    createdAt: world.engine.now,
    nextAt: null,
    ...changes,
  }
  Object.assign(action, changes)
  action.nextAt = next
  world.state.groupScheduledActions.set(action.arn, action)
  world.bus.changed('groupScheduledActions', action.arn)
}

type Changes = Omit<GroupScheduledAction, 'arn' | 'name' | 'groupName' | 'createdAt' | 'nextAt'>

function checked(world: World, given: Settings): Changes {
  const { Recurrence: recurrence = null, TimeZone: timezone = null } = given
  const time = (seconds: number | undefined) =>
    seconds === undefined ? null : timeOf(world, seconds * 1_000)
  const startAt = time(given.StartTime)
  const endAt = time(given.EndTime)
  if (startAt === null && recurrence === null)
    throw validationError('Either StartTime or Recurrence must be specified.', 'StartTime')
  if (startAt !== null && startAt <= world.engine.now)
    throw validationError('Given start time is in the past', 'StartTime')
  if (startAt !== null && endAt !== null && endAt <= startAt)
    throw validationError('The end time must be after the start time.', 'EndTime')
  if (recurrence !== null) checkRecurrence(recurrence)
  if (timezone !== null && findTimeZone(timezone) === null)
    throw validationError(`Invalid time zone: ${timezone}`, 'TimeZone')
  const { MinSize: minSize = null, MaxSize: maxSize = null, DesiredCapacity: desiredCapacity = null } = given
  if (minSize === null && maxSize === null && desiredCapacity === null)
    throw validationError('At least one of MinSize, MaxSize and DesiredCapacity must be specified.')
  checkSizes(minSize ?? 0, maxSize ?? Number.POSITIVE_INFINITY, desiredCapacity)
  return { startAt, endAt, recurrence, timezone, minSize, maxSize, desiredCapacity }
}

function checkRecurrence(recurrence: string): void {
  const read = readUnixCron(recurrence)
  if ('reason' in read)
    throw validationError(`Given recurrence string:${recurrence} is invalid: ${read.reason}`, 'Recurrence')
}

function checkSizes(min: number, max: number, desired: number | null): void {
  if (max < min) throw validationError(`Min value ${min} is larger than max value ${max}.`, 'MinSize')
  if (desired !== null && (desired < min || desired > max))
    throw validationError('Desired capacity must be between MinSize and MaxSize.', 'DesiredCapacity')
}

export function findScheduledActionOfGroup(
  state: State,
  groupName: string,
  name: string,
): GroupScheduledAction {
  const found = scheduledActionsOf(state, groupName).find((action) => action.name === name)
  if (!found) throw validationError('Scheduled action name not found')
  return found
}

export function deleteAction(world: World, { arn }: GroupScheduledAction): void {
  world.state.groupScheduledActions.delete(arn)
  world.bus.changed('groupScheduledActions', arn)
}

/** What a batch answers of one that is refused. */
export function failureOf(ScheduledActionName: string, error: unknown) {
  if (!(error instanceof AwsError)) throw error
  return { ScheduledActionName, ErrorCode: error.code, ErrorMessage: error.message }
}
