// What lifecycle hooks wait for with an instance: each hook of a transition begins one action, and the instance waits until
// all have ended. EC2 Auto Scaling guide, lifecycle-hooks-overview.

import { abandonedLaunchText } from '@/lib/aws/autoscaling/activity-text'
import {
  type ActionEnd,
  abandonedText,
  globalTimeoutSeconds,
  type LifecycleResult,
} from '@/lib/aws/autoscaling/lifecycle-hooks'
import { afterSeconds, existing } from '@/lib/engine'
import { waitMs } from '../pace'
import type { AutoScalingInstance, LifecycleAction } from '../records/auto-scaling-groups'
import type { World } from '../world'
import { causeTime, endActivity, markActivity } from './activities'
import { msUntilTimeout } from './begin-actions'
import { terminateMember } from './terminate'

/** More time, as long as the hook's heartbeat timeout from now, within its global timeout. */
export function recordHeartbeat(world: World, member: AutoScalingInstance, action: LifecycleAction): void {
  const { hook, startedAt } = action
  const again = afterSeconds(world.engine.now, hook.heartbeatSeconds)
  const last = afterSeconds(startedAt, globalTimeoutSeconds(hook.heartbeatSeconds))
  const expiresAt = again < last ? again : last
  member.actions = member.actions.map((one) => (one === action ? { ...one, expiresAt } : one))
  waitOn(world, member)
}

/**
 * ABANDON stops what other hooks wait for as well, and a launch ends in a termination; after CONTINUE the other hooks go on.
 */
export function endAction(
  world: World,
  member: AutoScalingInstance,
  action: LifecycleAction,
  result: LifecycleResult,
  end: ActionEnd = 'result',
): void {
  const isLaunch = action.hook.transition === 'autoscaling:EC2_INSTANCE_LAUNCHING'
  explain(world, member, action, result, end)
  if (result === 'ABANDON' && isLaunch) {
    abandonLaunch(world, member, action, end)
    return
  }
  member.actions = result === 'ABANDON' ? [] : member.actions.filter((one) => one !== action)
  if (member.actions.length > 0) waitOn(world, member)
  else proceed(world, member)
}

/** No hook waits any more. */
export function proceed(world: World, member: AutoScalingInstance): void {
  const { instanceId } = member
  member.actions = []
  markActivity(world, instanceId, 'InProgress')
  const proceedMs = waitMs(world, 'lifecycleProceed', instanceId)
  world.charts.send('auto-scaling-instance', instanceId, { type: 'lifecycle.completed', proceedMs })
}

/** The heartbeat timeout of one or more actions is over: the default result of each hook applies. */
export function expireActions(world: World, member: AutoScalingInstance): void {
  for (const action of member.actions) {
    if (action.expiresAt > world.engine.now || !member.actions.includes(action)) continue
    endAction(world, member, action, action.hook.defaultResult, 'timeout')
  }
}

function abandonLaunch(
  world: World,
  member: AutoScalingInstance,
  { token }: LifecycleAction,
  end: ActionEnd,
): void {
  const { instanceId, groupName } = member
  const statusMessage = abandonedText(token, end)
  const activity = endActivity(world, instanceId, 'Cancelled')
  if (activity) {
    activity.statusMessage = statusMessage
    activity.description = `${activity.description}.  Status Reason: ${statusMessage}`
  }
  const group = existing(world.state.autoScalingGroups.get(groupName), `group ${groupName}`)
  terminateMember(world, group, member, abandonedLaunchText(causeTime(world)))
  world.bus.publish({ type: 'Auto Scaling Group Update', group })
}

/** Another end of its wait: the chart's timer starts anew. */
function waitOn(world: World, member: AutoScalingInstance): void {
  const hookMs = msUntilTimeout(world, member) ?? 0
  const heartbeat = ++member.heartbeats
  const event = { type: 'lifecycle.heartbeat', hookMs, heartbeat } as const
  world.charts.send('auto-scaling-instance', member.instanceId, event)
}

function explain(
  world: World,
  { instanceId, groupName }: AutoScalingInstance,
  { hook }: LifecycleAction,
  result: LifecycleResult,
  end: ActionEnd,
): void {
  world.log.explain({
    topic: 'scaling',
    subjects: [world.state.autoScalingGroups.get(groupName)?.arn ?? groupName, instanceId],
    summary: `The lifecycle hook ${hook.name} ends with ${result} for ${instanceId}`,
    rule: end === 'timeout' ? 'the default result, after the heartbeat timeout' : 'the result of its action',
    facts: [
      ['transition', hook.transition],
      ['heartbeat timeout', `${hook.heartbeatSeconds} s`],
    ],
  })
}
