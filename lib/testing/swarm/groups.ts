// Auto Scaling groups in the swarm beyond their sizes: hooks come and go, and what they wait for is done or not.

import { DRAINING_HOOK, LIFECYCLE_RESULTS } from '@/lib/aws/autoscaling/lifecycle-hooks'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { SwarmWorld } from './setup'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

function pickGroup({ world, random }: SwarmWorld): AutoScalingGroup | null {
  const groups = [...world.world.state.autoScalingGroups.values()]
  return groups.length === 0 ? null : random.pick(groups)
}

/** A launch that nobody completes continues, so that groups come to rest. */
export function putHook(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  const { random } = swarm
  const isLaunch = random.chance(0.5)
  return (
    group && [
      'autoscaling:PutLifecycleHook',
      {
        AutoScalingGroupName: group.name,
        LifecycleHookName: `${isLaunch ? 'launch' : 'end'}-${random.integer(2)}`,
        LifecycleTransition: `autoscaling:EC2_INSTANCE_${isLaunch ? 'LAUNCHING' : 'TERMINATING'}`,
        HeartbeatTimeout: random.pick([30, 60]),
        DefaultResult: isLaunch ? 'CONTINUE' : random.pick(LIFECYCLE_RESULTS),
      },
    ]
  )
}

export function deleteHook(swarm: SwarmWorld): Request | null {
  const group = pickGroup(swarm)
  const names = (group?.lifecycleHooks ?? []).map(({ name }) => name).filter((name) => name !== DRAINING_HOOK)
  if (!group || names.length === 0) return null
  const LifecycleHookName = swarm.random.pick(names)
  return ['autoscaling:DeleteLifecycleHook', { AutoScalingGroupName: group.name, LifecycleHookName }]
}

/** Done, given up, or given more time. */
export function endLifecycleAction({ world, random }: SwarmWorld): Request | null {
  const members = [...world.world.state.autoScalingInstances.values()]
  const open = members.flatMap((member) => member.actions.map((action) => ({ member, action })))
  if (open.length === 0) return null
  const { member, action } = random.pick(open)
  const input = {
    AutoScalingGroupName: member.groupName,
    LifecycleHookName: action.hook.name,
    LifecycleActionToken: action.token,
  }
  return random.chance(0.3)
    ? ['autoscaling:RecordLifecycleActionHeartbeat', input]
    : [
        'autoscaling:CompleteLifecycleAction',
        { ...input, LifecycleActionResult: random.pick(LIFECYCLE_RESULTS) },
      ]
}
