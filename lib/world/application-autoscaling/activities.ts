// Scaling activities: what Application Auto Scaling does to a service, and what it would have done. They are the record that
// DescribeScalingActivities answers from.

import { activityTexts, type NotScaledReason } from '@/lib/aws/application-autoscaling/activity-texts'
import { SCALING_ACTIVITIES_KEPT_WEEKS } from '@/lib/aws/limits'
import { type SimTime, US_PER_SECOND } from '@/lib/engine'
import { uuid } from '../ids'
import { updateDesiredCount } from '../lifecycle/services'
import type { ScalableTarget, ScalingActivity } from '../records/scaling'
import type { Service } from '../records/services'
import type { World } from '../world'

const KEPT_US = SCALING_ACTIVITIES_KEPT_WEEKS * 7 * 24 * 60 * 60 * US_PER_SECOND

interface Cause {
  readonly cause: string
  /** The sum behind it, for people. */
  readonly details?: string | undefined
  readonly cooldownUntil?: SimTime | undefined
}

/** Sets the desired count; an activity that is still under way is overridden. */
export function setDesiredCount(
  world: World,
  target: ScalableTarget,
  { to, cause, details, cooldownUntil }: Cause & { readonly to: number },
): ScalingActivity {
  const service = world.state.services.get(target.serviceArn)
  if (service?.status !== 'ACTIVE') return failToSet(world, target, { to, cause })
  overrideCurrent(world, target)
  const activity = addActivity(world, target, {
    description: activityTexts.settingDesiredCount(to),
    cause,
    status: 'InProgress',
    statusMessage: activityTexts.waitingForChange(to),
    details: details ?? null,
    cooldownUntil: cooldownUntil ?? null,
    desiredCount: { from: service.desiredCount, to },
  })
  updateDesiredCount(world, service, to)
  announce(world, target, activity)
  return activity
}

function failToSet(
  world: World,
  target: ScalableTarget,
  { to, cause }: Cause & { readonly to: number },
): ScalingActivity {
  const activity = addActivity(world, target, {
    description: activityTexts.settingDesiredCount(to),
    cause,
    status: 'Failed',
    statusMessage: activityTexts.settingFailed(to, `ECS service doesn't exist: ${target.resourceId}`),
  })
  announce(world, target, activity)
  return activity
}

/** Bounds that a scheduled action has set. */
export function recordBounds(
  world: World,
  target: ScalableTarget,
  bounds: { readonly min: number | null; readonly max: number | null },
  { cause }: Cause,
): void {
  const activity = addActivity(world, target, {
    description: activityTexts.settingBounds(bounds),
    cause,
    status: 'Successful',
    statusMessage: activityTexts.boundsSet(bounds),
  })
  announce(world, target, activity)
}

/**
 * An alarm that led to nothing. AWS does not repeat one that has the reason of the activity before it; an alarm that stays in ALARM
 * would fill the list.
 */
export function recordNotScaled(
  world: World,
  target: ScalableTarget,
  reason: NotScaledReason,
  { cause, details }: Cause,
): void {
  const newest = newestActivity(world, target)
  if (newest?.notScaledReasons.some(({ Code }) => Code === reason.Code)) return
  addActivity(world, target, {
    description: activityTexts.attempting(),
    cause,
    status: reason.Code === 'AlreadyAtDesiredCapacity' ? 'Successful' : 'Failed',
    statusMessage: null,
    details: details ?? null,
    notScaledReasons: [reason],
  })
}

/** Whether ECS has done what an activity asked for: it has as many running tasks as wanted, and wants no other number by now. */
export function confirmActivity(world: World, activity: ScalingActivity): void {
  const target = world.state.scalableTargets.get(activity.resourceId)
  const service = target && world.state.services.get(target.serviceArn)
  if (!target || !service || activity.desiredCount === null || activity.status !== 'InProgress') return
  const { to } = activity.desiredCount
  if (service.status !== 'ACTIVE' || service.desiredCount !== to) override(world, target, activity)
  else if (runningCount(world, service) === to) {
    end(world, activity, 'Successful', activityTexts.desiredCountSet(to))
    announce(world, target, activity)
  }
}

export function runningCount(world: World, { arn }: Service): number {
  const { running, healthy, unhealthy } = world.rosters.of(arn).counts()
  return running + healthy + unhealthy
}

function newestActivity({ state }: World, { resourceId }: ScalableTarget): ScalingActivity | undefined {
  return [...state.scalingActivities.values()].findLast((activity) => activity.resourceId === resourceId)
}

function overrideCurrent(world: World, target: ScalableTarget): void {
  for (const activity of world.state.scalingActivities.values()) {
    if (activity.resourceId === target.resourceId && activity.status === 'InProgress')
      override(world, target, activity)
  }
}

function override(world: World, target: ScalableTarget, activity: ScalingActivity): void {
  const { to = 0 } = activity.desiredCount ?? {}
  end(world, activity, 'Overridden', activityTexts.desiredCountOverridden(to))
  announce(world, target, activity)
}

function end(
  world: World,
  activity: ScalingActivity,
  status: ScalingActivity['status'],
  statusMessage: string,
): void {
  activity.status = status
  activity.statusMessage = statusMessage
  activity.endedAt = world.engine.now
  markOf(world, activity)
}

type Given = Pick<ScalingActivity, 'description' | 'cause' | 'status' | 'statusMessage'> &
  Partial<Pick<ScalingActivity, 'details' | 'notScaledReasons' | 'desiredCount' | 'cooldownUntil'>>

function addActivity(world: World, target: ScalableTarget, given: Given): ScalingActivity {
  const { state, engine } = world
  const activity: ScalingActivity = {
    details: null,
    cooldownUntil: null,
    notScaledReasons: [],
    desiredCount: null,
    ...given,
    id: uuid(world, 'scaling-activity'),
    resourceId: target.resourceId,
    startedAt: engine.now,
    endedAt: given.status === 'InProgress' ? null : engine.now,
  }
  state.scalingActivities.set(activity.id, activity)
  markOf(world, activity)
  forgetOld(world)
  return activity
}

/** It shows on its service. */
function markOf({ state, changes }: World, { resourceId }: ScalingActivity): void {
  const target = state.scalableTargets.get(resourceId)
  if (target) changes.mark('service', target.serviceArn)
}

/** The oldest come first. */
function forgetOld({ state, engine }: World): void {
  for (const [id, { startedAt }] of state.scalingActivities) {
    if (engine.now - startedAt <= KEPT_US) return
    state.scalingActivities.delete(id)
  }
}

function announce(world: World, target: ScalableTarget, activity: ScalingActivity): void {
  world.bus.publish({
    type: 'Application Auto Scaling Scaling Activity State Change',
    target,
    activity,
  })
}
