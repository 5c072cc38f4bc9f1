import type { PutScheduledActionRequest } from '@aws-sdk/client-application-auto-scaling/dist-types/models/models_0'
import * as z from 'zod'
import { arns } from '@/lib/aws/arn'
import { limitExceeded, validationException } from '@/lib/aws/error'
import { SCHEDULED_ACTIONS_PER_TARGET_MAX } from '@/lib/aws/limits'
import { readSchedule } from '@/lib/aws/schedule/schedule'
import { findTimeZone } from '@/lib/aws/schedule/time-zone'
import { nextDue, timeOf } from '@/lib/world/application-autoscaling/schedule'
import { scheduledActionsOf } from '@/lib/world/application-autoscaling/targets'
import { uuid } from '@/lib/world/ids'
import { operation } from '@/lib/world/operation'
import type { ScheduledAction } from '@/lib/world/records/scaling'
import type { World } from '@/lib/world/world'
import { findTarget, scheduledActionNamed } from './find'
import { capacity, epochSeconds, name, type Shape, targetKey } from './schemas'

const input = z.strictObject({
  ScheduledActionName: name,
  ...targetKey,
  Schedule: z.string().min(1).max(1_600).optional(),
  Timezone: z.string().min(1).max(1_600).optional(),
  StartTime: epochSeconds.optional(),
  EndTime: epochSeconds.optional(),
  ScalableTargetAction: z
    .strictObject({ MinCapacity: capacity.optional(), MaxCapacity: capacity.optional() })
    .optional(),
} satisfies Shape<PutScheduledActionRequest>)
type Input = z.output<typeof input>

/**
 * Creates a scheduled action or changes what is given of it. Start and end times that are not given again are deleted, and what it
 * sets is one parameter. Application Auto Scaling API, PutScheduledAction.
 */
export const putScheduledAction = operation({
  action: 'application-autoscaling:PutScheduledAction',
  readOnly: false,
  input,
  perform({ world, region, accountId }, given) {
    findTarget(world, given.ResourceId)
    const known = scheduledActionNamed(world, given.ResourceId, given.ScheduledActionName)
    const changes = checkedChanges(world, known, given)
    if (!known && scheduledActionsOf(world, given.ResourceId).length >= SCHEDULED_ACTIONS_PER_TARGET_MAX) {
      throw limitExceeded(`A scalable target may have ${SCHEDULED_ACTIONS_PER_TARGET_MAX} scheduled actions`)
    }
    const arn = arns(region, accountId)
    const action: ScheduledAction = known ?? {
      arn: arn.scheduledAction(given.ResourceId, uuid(world, 'scheduled-action'), given.ScheduledActionName),
      name: given.ScheduledActionName,
      resourceId: given.ResourceId,
      createdAt: world.engine.now,
      nextAt: null,
      ...changes,
    }
    Object.assign(action, changes)
    action.nextAt = nextDue(world, action, world.engine.now)
    world.state.scheduledActions.set(action.arn, action)
    world.bus.changed('scheduledActions', action.arn)
    return {}
  },
})

type Changes = Pick<
  ScheduledAction,
  'schedule' | 'timezone' | 'startAt' | 'endAt' | 'minCapacity' | 'maxCapacity'
>

function checkedChanges(world: World, known: ScheduledAction | undefined, given: Input): Changes {
  const schedule = given.Schedule ?? known?.schedule
  if (schedule === undefined)
    throw validationException('Schedule is required for a new scheduled action', 'Schedule')
  checkSchedule(schedule)
  const timezone = given.Timezone ?? known?.timezone ?? null
  if (timezone !== null && findTimeZone(timezone) === null)
    throw validationException(`Timezone ${timezone} is not the name of a time zone`, 'Timezone')
  const { minCapacity, maxCapacity } = given.ScalableTargetAction
    ? boundsOf(given.ScalableTargetAction)
    : (known ?? boundsOf({}))
  if (minCapacity === null && maxCapacity === null) {
    throw validationException('At least one of minimum capacity and maximum capacity should be provided')
  }
  if (minCapacity !== null && maxCapacity !== null && maxCapacity < minCapacity)
    throw validationException('Maximum capacity cannot be less than minimum capacity', 'ScalableTargetAction')
  const startAt = given.StartTime === undefined ? null : timeOf(world, given.StartTime * 1_000)
  const endAt = given.EndTime === undefined ? null : timeOf(world, given.EndTime * 1_000)
  if (startAt !== null && endAt !== null && endAt <= startAt)
    throw validationException('The end time must be after the start time', 'EndTime')
  return { schedule, timezone, startAt, endAt, minCapacity, maxCapacity }
}

function boundsOf({ MinCapacity, MaxCapacity }: NonNullable<Input['ScalableTargetAction']>) {
  return { minCapacity: MinCapacity ?? null, maxCapacity: MaxCapacity ?? null }
}

function checkSchedule(schedule: string): void {
  const read = readSchedule(schedule)
  if ('reason' in read)
    throw validationException(`Invalid schedule expression ${schedule}: ${read.reason}`, 'Schedule')
}
