// Events of EC2 and of its Auto Scaling groups.

import { DRAINING_HOOK } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { groupActivityDetail, instanceDetail, lifecycleActionDetail } from '../../describe/event-detail'
import type { EventInput } from '../../event-log'
import type { World } from '../../world'
import type { Written } from './written'
import { briefly } from './written'

export function instanceChanged(
  _world: World,
  { type, instance, before }: Written<'EC2 Instance State-change Notification'>,
): EventInput {
  return {
    source: 'aws.ec2',
    detailType: type,
    detail: instanceDetail(instance),
    message: `Instance ${instance.id} (${instance.instanceType}, ${instance.zone}): ${before} → ${instance.state}`,
    subjects: [instance.id],
    level: instance.state === 'running' ? 'good' : 'warning',
    mark: instance.state === 'shutting-down' ? `${briefly(instance.id)} terminated` : null,
  }
}

export function groupActivityEnded(
  _world: World,
  {
    type,
    member,
    activity,
  }: Written<'EC2 Instance Launch Successful'> | Written<'EC2 Instance Terminate Successful'>,
): EventInput {
  return {
    source: 'aws.autoscaling',
    detailType: type,
    message: `${member.groupName}: ${activity.description}. ${activity.cause}`,
    detail: groupActivityDetail(member, activity),
    subjects: [activity.groupArn, member.instanceId],
    level: 'good',
  }
}

export function lifecycleActionBegun(
  { state }: World,
  {
    type,
    member,
    action,
  }: Written<'EC2 Instance-launch Lifecycle Action'> | Written<'EC2 Instance-terminate Lifecycle Action'>,
): EventInput {
  const { groupName, instanceId } = member
  const { name, transition } = action.hook
  const what = transition === 'autoscaling:EC2_INSTANCE_LAUNCHING' ? 'launch' : 'termination'
  const why =
    name === DRAINING_HOOK ? 'ECS drains it first' : `the lifecycle hook ${name} has something to do first`
  return {
    source: 'aws.autoscaling',
    detailType: type,
    message: `${groupName} waits with the ${what} of ${instanceId}: ${why}`,
    detail: lifecycleActionDetail(member, action),
    subjects: [state.autoScalingGroups.get(groupName)?.arn ?? groupName, instanceId],
  }
}

export function groupLaunchFailed(
  _world: World,
  { type, group, failure }: Written<'EC2 Instance Launch Unsuccessful'>,
): EventInput {
  return {
    source: 'aws.autoscaling',
    detailType: type,
    message: `${group.name} could not launch an instance: ${failure}`,
    detail: { AutoScalingGroupName: group.name, StatusCode: 'Failed', StatusMessage: failure },
    subjects: [group.arn],
    level: 'bad',
  }
}

export function zoneOutage(_world: World, { zone }: Written<'Availability Zone Outage'>): EventInput {
  const { name, outage } = zone
  return {
    source: 'playground',
    detailType: 'Availability Zone outage',
    message: outage ? `${name} is cut off: its instances no longer answer` : `${name} is back`,
    subjects: [name],
    level: outage ? 'bad' : 'good',
    mark: outage ? `${name} out` : `${name} back`,
  }
}
