// Application Auto Scaling: targets, their policies and what they have done.

import type { ScalingActivity } from '../records/scaling'
import type { World } from '../world'
import type { Invariant } from './invariant'

const everythingHasItsTarget: Invariant = {
  statement: 'policies and scheduled actions have their scalable target, and that its service',
  *broken({ state }) {
    for (const { resourceId, serviceArn } of state.scalableTargets.values())
      if (state.services.get(serviceArn)?.status !== 'ACTIVE') yield `${resourceId} has no ACTIVE service`
    for (const { arn, resourceId } of [...state.scalingPolicies.values(), ...state.scheduledActions.values()])
      if (!state.scalableTargets.has(resourceId)) yield `${arn} is of ${resourceId}`
  },
}

const withinBounds: Invariant = {
  statement: 'Application Auto Scaling sets no desired count outside of Min and Max',
  *broken({ state, engine }) {
    // Before or later the bounds may be others: new ones that come at the same moment set the count once more.
    const last = new Map<string, { readonly from: number; readonly to: number }>()
    for (const { resourceId, desiredCount, startedAt } of state.scalingActivities.values())
      if (desiredCount !== null && startedAt === engine.now) last.set(resourceId, desiredCount)
    for (const [resourceId, { to }] of last) {
      const target = state.scalableTargets.get(resourceId)
      if (target && (to < target.minCapacity || to > target.maxCapacity))
        yield `${resourceId} is set to ${to}, between ${target.minCapacity} and ${target.maxCapacity}`
    }
  },
}

const cooldownsHold: Invariant = {
  statement:
    'within the cooldown of the activity before it no policy scales in, and one scales out only to more than that did unless somebody else has lowered the count',
  *broken({ state }) {
    const last = new Map<string, ScalingActivity>()
    for (const activity of state.scalingActivities.values()) {
      const { resourceId, desiredCount, cooldownUntil, startedAt } = activity
      if (desiredCount === null || cooldownUntil === null) continue
      const before = last.get(resourceId)
      last.set(resourceId, activity)
      if (before?.desiredCount == null || startedAt >= (before.cooldownUntil ?? 0)) continue
      const isOut = desiredCount.to > desiredCount.from
      const wasOut = before.desiredCount.to > before.desiredCount.from
      // By hand or by new bounds, which wait for no cooldown.
      const wasLowered = desiredCount.from < before.desiredCount.to
      if (!isOut || (wasOut && !wasLowered && desiredCount.to <= before.desiredCount.to))
        yield `${resourceId} at ${startedAt} µs, to ${desiredCount.to}`
    }
  },
}

const blockedHasReason: Invariant = {
  statement: 'a policy that is held back names a gate',
  *broken({ state }) {
    for (const { arn, status, latest } of state.scalingPolicies.values()) {
      if (status !== 'heldBack') continue
      if (latest?.outcome.kind !== 'blocked' || latest.outcome.gates.length === 0) yield arn
    }
  },
}

const cooldownIsDrawn: Invariant = {
  statement: 'a scalable target has a cooldown as long as its chart says so',
  *broken({ state }) {
    for (const { resourceId, status, cooldown } of state.scalableTargets.values())
      if ((status === 'ready') !== (cooldown === null)) yield `${resourceId} is ${status}`
  },
}

const trackingHasItsAlarms: Invariant = {
  statement: 'a target tracking policy has the two alarms that it names, unless somebody has deleted them',
  *broken(world: World) {
    for (const { arn, tracking, trackingAlarms } of world.state.scalingPolicies.values())
      if ((tracking === null) !== (trackingAlarms === null)) yield arn
  },
}

export const SCALING_INVARIANTS: readonly Invariant[] = [
  everythingHasItsTarget,
  withinBounds,
  cooldownsHold,
  blockedHasReason,
  cooldownIsDrawn,
  trackingHasItsAlarms,
]
