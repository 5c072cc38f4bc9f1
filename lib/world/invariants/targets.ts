// Targets of target groups.

import { targetIdText, targetInstanceOf } from '../hosts'
import { isLeaving } from '../lifecycle/targets'
import type { Invariant } from './invariant'
import { tasksToDeregister } from './unmissed-tasks'

const targetsHaveTheirTask: Invariant = {
  statement:
    'a target that ECS registered belongs to a task that is not STOPPED, unless it is draining or ECS is about to deregister it',
  *broken({ state, engine }) {
    const aboutToGo = tasksToDeregister(state, engine.now)
    for (const target of state.targets.values()) {
      const { key, taskArn, state: status } = target
      if (taskArn === null || isLeaving(target)) continue
      const task = state.tasks.get(taskArn)
      if (!task) yield `${key} is ${status}, ${taskArn} does not exist`
      else if (task.lastStatus === 'STOPPED' && !aboutToGo.has(taskArn))
        yield `${key} is ${status}, ${taskArn} is STOPPED`
      else if (!task.targetKeys.includes(key)) yield `${key} is not among the targets of ${taskArn}`
    }
  },
}

const targetsAreSomewhere: Invariant = {
  statement: 'a target is one (instance, port) of a target group that exists',
  *broken({ state }) {
    for (const [key, target] of state.targets) {
      const isGone = targetInstanceOf(state, target)?.state === 'terminated'
      const isUnusedFor = isGone ? 'Target.InvalidState' : 'Target.NotInUse'
      if (key !== `${target.targetGroupArn}|${targetIdText(target.id)}|${target.port}`)
        yield `${key} is ${targetIdText(target.id)}:${target.port}`
      if (!state.targetGroups.has(target.targetGroupArn)) yield `${key} has no target group`
      if (target.id.kind === 'instance' && !targetInstanceOf(state, target)) yield `${key} has no instance`
      if (target.state === 'unused' && target.reason !== isUnusedFor)
        yield `${key} is unused, but still there`
    }
  },
}

const checksFollowTargets: Invariant = {
  statement: 'what is checked is a target, and none that is draining',
  *broken({ state }) {
    for (const key of state.targetChecks.keys()) {
      const target = state.targets.get(key)
      if (!target) yield `${key} is no target`
      else if (target.state === 'draining') yield `${key} is draining`
    }
  },
}

export const TARGET_INVARIANTS: readonly Invariant[] = [
  targetsHaveTheirTask,
  targetsAreSomewhere,
  checksFollowTargets,
]
