// A group gives instances up: because it has too many, because they are unhealthy, or because it is deleted.

import { ALL_PROTECTED, causeText, selectedText, shrunkText } from '@/lib/aws/autoscaling/activity-text'
import { chooseInstancesToTerminate } from '@/lib/aws/autoscaling/termination-policy'
import { existing } from '@/lib/engine'
import type { AutoScalingGroup, AutoScalingInstance, GroupActivity } from '../records/auto-scaling-groups'
import type { World } from '../world'
import { addActivity, causeTime, endActivity } from './activities'
import { beginActions } from './begin-actions'
import { countedMembers, wantedCount } from './members'

/** False when scale-in protection keeps more than the desired capacity. */
export function terminateSurplus(world: World, group: AutoScalingGroup): boolean {
  const counted = countedMembers(world.state, group)
  const surplus = counted.length - wantedCount(world.state, group)
  const choices = chooseInstancesToTerminate({
    instances: counted,
    count: surplus,
    policies: group.terminationPolicies,
    now: world.engine.now,
    random: () => world.engine.random.stream('auto-scaling-groups').uniform(),
  })
  const at = causeTime(world)
  choices.forEach(({ instance, reasons }, i) => {
    const shrunk = shrunkText(at, counted.length - i, counted.length - i - 1)
    const cause = causeText([...group.changes, shrunk, selectedText(at, instance.instanceId)])
    terminateMember(world, group, instance, cause, { details: group.sum })
    world.log.explain({
      topic: 'scaling',
      subjects: [group.arn, instance.instanceId],
      summary: `${group.name} terminates ${instance.instanceId}: ${reasons.join(', ')}`,
      rule: group.terminationPolicies.join(', ') || 'Default',
      facts: [
        ['desired capacity', String(group.desiredCapacity)],
        ['instances', String(counted.length)],
      ],
    })
  })
  if (choices.length < surplus) refuse(world, group, causeText(group.changes))
  group.changes = []
  group.sum = null
  group.replacing = 0
  return choices.length === surplus
}

function refuse(world: World, group: AutoScalingGroup, cause: string): void {
  addActivity(world, group, {
    instanceId: null,
    kind: 'terminate',
    description: 'Terminating EC2 instances',
    cause,
    details: group.sum,
    zone: null,
    status: 'Failed',
    statusMessage: ALL_PROTECTED,
  })
}

interface TerminateOptions {
  /** The sum behind it, for people. */
  readonly details?: string | null
  readonly withoutHooks?: boolean
}

/**
 * Takes an instance out of service; EC2 is told by its chart. What was under way with it ends there. Hooks do not wait for what
 * has gone already.
 */
export function terminateMember(
  world: World,
  group: AutoScalingGroup,
  member: AutoScalingInstance,
  cause: string,
  { details = null, withoutHooks = false }: TerminateOptions = {},
): GroupActivity {
  const { instanceId, zone } = member
  endActivity(world, instanceId, 'Cancelled')
  const { state } = existing(world.state.instances.get(instanceId), `instance ${instanceId}`)
  const isThere = state === 'pending' || state === 'running'
  const isHooked = isThere && !withoutHooks
  member.actions = []
  const hookMs = isHooked ? beginActions(world, group, member, 'autoscaling:EC2_INSTANCE_TERMINATING') : null
  world.charts.send('auto-scaling-instance', instanceId, { type: 'terminate', hookMs })
  return addActivity(world, group, { instanceId, kind: 'terminate', cause, details, zone })
}
