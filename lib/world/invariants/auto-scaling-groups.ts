// Auto Scaling groups, their instances and their sizes.

import { isScaleIn } from '@/lib/aws/autoscaling/activity-text'
import { globalTimeoutSeconds } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { afterSeconds } from '@/lib/engine'
import { countedMembers, wantedCount } from '../auto-scaling-groups/members'
import { warmupSeconds } from '../auto-scaling-groups/policies/warm-up'
import type { Invariant } from './invariant'

const withinBounds: Invariant = {
  statement: 'the desired capacity of a group lies within its bounds',
  *broken({ state }) {
    for (const { name, minSize, maxSize, desiredCapacity } of state.autoScalingGroups.values())
      if (desiredCapacity < minSize || desiredCapacity > maxSize)
        yield `${name} wants ${desiredCapacity} of ${minSize} to ${maxSize}`
  },
}

const steadyGroupsHaveWhatTheyWant: Invariant = {
  statement: 'a group that is steady has its desired capacity, unless it may not launch or terminate',
  *broken({ state }) {
    for (const group of state.autoScalingGroups.values()) {
      if (group.phase !== 'steady') continue
      const actual = countedMembers(state, group).length
      const { suspended, name } = group
      const wanted = wantedCount(state, group)
      const isHeld = suspended.includes(actual < wanted ? 'Launch' : 'Terminate')
      if (actual !== wanted && !isHeld) yield `${name} has ${actual} of ${wanted}`
    }
  },
}

const membersRun: Invariant = {
  statement: 'an instance that counts in a group runs or boots, unless nobody may check or replace it',
  *broken({ state }) {
    for (const group of state.autoScalingGroups.values()) {
      const isBlind = group.suspended.includes('HealthCheck') || group.suspended.includes('ReplaceUnhealthy')
      if (isBlind) continue
      for (const { instanceId, lifecycleState } of countedMembers(state, group)) {
        const ec2 = state.instances.get(instanceId)?.state ?? 'lost'
        if (ec2 !== 'running' && (ec2 !== 'pending' || lifecycleState !== 'Pending'))
          yield `${instanceId} is ${lifecycleState} in ${group.name}, and ${ec2}`
      }
    }
  },
}

const unhealthyMembersGo: Invariant = {
  statement: 'an instance that counts in a group is healthy, unless nobody may replace it',
  *broken({ state }) {
    for (const group of state.autoScalingGroups.values()) {
      if (group.suspended.includes('ReplaceUnhealthy')) continue
      for (const { instanceId, lifecycleState, healthy } of countedMembers(state, group))
        if (!healthy) yield `${instanceId} is ${lifecycleState} in ${group.name}, and unhealthy`
    }
  },
}

const scheduledActionsAreDue: Invariant = {
  statement: 'a scheduled action of a group has its group, and a time at which it falls due',
  *broken({ state }) {
    for (const { arn, groupName, nextAt } of state.groupScheduledActions.values()) {
      if (!state.autoScalingGroups.has(groupName)) yield `${arn} is of ${groupName}`
      if (nextAt === null) yield `${arn} never falls due`
    }
  },
}

const activitiesEnd: Invariant = {
  statement: 'an activity is under way only with an instance that is Pending or Terminating, and knows it',
  *broken({ state }) {
    for (const { id, status, instanceId, description } of state.groupActivities.values()) {
      if (status !== 'InProgress' && status !== 'MidLifecycleAction') continue
      const member = state.autoScalingInstances.get(instanceId ?? '')
      const lifecycle = member?.lifecycleState ?? 'gone'
      if (!lifecycle.startsWith('Pending') && !lifecycle.startsWith('Terminating'))
        yield `${description}: ${lifecycle}`
      if (member && member.activityId !== id) yield `${description}: ${member.activityId} is under way`
    }
  },
}

const waitsHaveActions: Invariant = {
  statement:
    'an instance waits exactly as long as a lifecycle hook does, and none longer than its timeouts allow',
  *broken({ state, engine }) {
    for (const { instanceId, lifecycleState, actions } of state.autoScalingInstances.values()) {
      if (lifecycleState.endsWith(':Wait') !== actions.length > 0)
        yield `${instanceId} is ${lifecycleState} with ${actions.length} lifecycle actions`
      for (const { hook, startedAt, expiresAt } of actions)
        if (
          expiresAt < engine.now ||
          expiresAt > afterSeconds(startedAt, globalTimeoutSeconds(hook.heartbeatSeconds))
        )
          yield `${hook.name} of ${instanceId} began at ${startedAt} and ends at ${expiresAt}`
    }
  },
}

const policiesHaveReasons: Invariant = {
  statement: 'a policy of a group has its group, its alarms, and a gate while it is held back',
  *broken({ state }) {
    for (const { arn, groupName, status, latest, tracking, trackingAlarms } of state.groupPolicies.values()) {
      if (!state.autoScalingGroups.has(groupName)) yield `${arn} is of ${groupName}`
      if ((tracking === null) !== (trackingAlarms === null)) yield `${arn} has lost its alarms`
      const gates = latest?.outcome.kind === 'blocked' ? latest.outcome.gates.length : 0
      if (status === 'heldBack' && gates === 0) yield `${arn} names no gate`
    }
  },
}

const protectedStay: Invariant = {
  statement: 'scale-in terminates no instance that is protected from it',
  *broken({ state }) {
    for (const { kind, cause, instanceId, groupName } of state.groupActivities.values()) {
      if (kind !== 'terminate' || !isScaleIn(cause)) continue
      // It stays as protected as it was when it was chosen until it is gone.
      const member = state.autoScalingInstances.get(instanceId ?? '')
      if (member?.protectedFromScaleIn === true) yield `${instanceId} of ${groupName}`
    }
  },
}

const simpleCooldownsHold: Invariant = {
  statement: 'within the cooldown of a simple scaling policy an alarm makes none of its group act',
  *broken({ state }) {
    for (const { name, simpleScaling: last } of state.autoScalingGroups.values())
      if (last?.isByAlarm && last.at < (last.cooldownBeforeUntil ?? 0))
        yield `${last.policyName} of ${name} acts at ${last.at} µs, not before ${last.cooldownBeforeUntil}`
  },
}

const warmUpsHold: Invariant = {
  statement:
    'while an instance of a group warms up, an alarm makes no target tracking or step policy scale it in',
  *broken({ state, engine }) {
    for (const policy of state.groupPolicies.values()) {
      const { name, groupName, simple, latest } = policy
      const group = state.autoScalingGroups.get(groupName)
      // Later the warm-up may be another, and instances may be gone.
      if (!group || simple !== null || latest?.at !== engine.now || latest.outcome.kind !== 'scale') continue
      if (latest.direction !== 'in') continue
      const seconds = warmupSeconds(policy, group)
      for (const { instanceId, inServiceAt } of countedMembers(state, group))
        if (inServiceAt !== null && inServiceAt < latest.at && afterSeconds(inServiceAt, seconds) > latest.at)
          yield `${name} scales ${groupName} in at ${latest.at} µs, and ${instanceId} is in service since ${inServiceAt}`
    }
  },
}

/** What a decision breaks at its instant only. */
export const GROUP_INSTANT_INVARIANTS: readonly Invariant[] = [withinBounds, warmUpsHold]

export const GROUP_INVARIANTS: readonly Invariant[] = [
  withinBounds,
  steadyGroupsHaveWhatTheyWant,
  membersRun,
  unhealthyMembersGo,
  scheduledActionsAreDue,
  activitiesEnd,
  waitsHaveActions,
  policiesHaveReasons,
  protectedStay,
  simpleCooldownsHold,
  warmUpsHold,
]
