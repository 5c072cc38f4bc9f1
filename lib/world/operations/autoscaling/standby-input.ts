// What EnterStandby and ExitStandby check alike, and AttachInstances and DetachInstances with them.

import * as z from 'zod'
import { counted } from '@/lib/aws/counted'
import { validationError } from '@/lib/aws/error'
import type { enterStandby } from '@/lib/world/auto-scaling-groups/standby'
import { describeGroupActivity } from '@/lib/world/describe/autoscaling/group'
import type {
  AutoScalingGroup,
  AutoScalingInstance,
  LifecycleState,
} from '@/lib/world/records/auto-scaling-groups'
import type { State } from '@/lib/world/state'
import type { World } from '@/lib/world/world'
import { findAutoScalingGroup, findMember, groupName } from './group-input'

/** Of AttachInstances and DetachInstances. EC2 Auto Scaling API. */
export const INSTANCES_PER_CALL_MAX = 20

export const standbyInput = {
  AutoScalingGroupName: groupName,
  InstanceIds: z.array(z.string().min(1).max(19)).min(1),
}

/** Instances of the group, each once, that are all in this state. */
export function membersIn(
  state: State,
  { name }: AutoScalingGroup,
  instanceIds: readonly string[],
  wanted: LifecycleState,
): readonly AutoScalingInstance[] {
  const members = [...new Set(instanceIds)].map((id) => findMember(state, id))
  for (const { instanceId, groupName: of, lifecycleState } of members) {
    if (of !== name)
      throw validationError(
        `The instance ${instanceId} is not part of Auto Scaling group ${name}.`,
        'InstanceIds',
      )
    if (lifecycleState !== wanted)
      throw validationError(`The instance ${instanceId} is not in ${wanted}.`, 'InstanceIds')
  }
  return members
}

/** EnterStandby and DetachInstances: the instances in service leave it, unless the desired capacity would shrink too far. */
export function takeOut(
  world: World,
  {
    AutoScalingGroupName,
    InstanceIds,
    ShouldDecrementDesiredCapacity: shrinks,
  }: {
    readonly AutoScalingGroupName: string
    readonly InstanceIds: readonly string[]
    readonly ShouldDecrementDesiredCapacity: boolean
  },
  way: 'standby' | 'detach',
  takeOutOne: typeof enterStandby,
) {
  const group = findAutoScalingGroup(world.state, AutoScalingGroupName)
  const members = membersIn(world.state, group, InstanceIds, 'InService')
  if (shrinks && group.desiredCapacity - members.length < group.minSize)
    throw sizesForbid(group, way, members.length)
  const activities = members.map((member) => takeOutOne(world, group, member, shrinks))
  world.bus.publish({ type: 'Auto Scaling Group Update', group })
  return { Activities: activities.map(describeGroupActivity) }
}

const WAYS = {
  standby: 'place into standby',
  service: 'place into service',
  attach: 'attach',
  detach: 'detach',
} as const

export function sizesForbid(
  { name, minSize, maxSize, desiredCapacity }: AutoScalingGroup,
  way: keyof typeof WAYS,
  count: number,
) {
  return validationError(
    `AutoScalingGroup ${name} has min-size=${minSize}, max-size=${maxSize}, and desired-size=${desiredCapacity}. To ${WAYS[way]} ${counted(count, 'instance')}, please update the AutoScalingGroup sizes appropriately.`,
    'InstanceIds',
  )
}
