// The `detail` of events, in the shapes in which Amazon EventBridge sends them: what a rule could match and a scheduler of
// one's own would read. Smaller than AWS's where the model has nothing to say.
// Source: ECS guide, ecs_cwe_events and ecs_service_events; EC2 guide, instance-state-changes.

import { SCALABLE_DIMENSION, SERVICE_NAMESPACE } from '@/lib/aws/application-autoscaling/vocabulary'
import { SERVICE_EVENT_TYPES, type ServiceEventName } from '@/lib/aws/ecs/service-event-names'
import { toSeconds } from '@/lib/engine'
import { containerInstanceArnOf } from '@/lib/world/hosts'
import { containersOf } from '../lifecycle/lookup'
import type { AutoScalingInstance, GroupActivity, LifecycleAction } from '../records/auto-scaling-groups'
import type { Alarm, AlarmStateRecord } from '../records/cloudwatch'
import type { Instance } from '../records/ec2'
import type { Target } from '../records/elb'
import type { ScalableTarget, ScalingActivity } from '../records/scaling'
import type { Deployment, Service } from '../records/services'
import type { ContainerInstance, Task } from '../records/tasks'
import type { World } from '../world'
import { targetStateOutput } from './elasticloadbalancing/outputs'

/** "ECS Task State Change" */
export function taskDetail(world: World, task: Task) {
  return {
    clusterArn: task.clusterArn,
    containerInstanceArn: containerInstanceArnOf(task) ?? undefined,
    containers: containersOf(world, task).map(({ arn, name, lastStatus, exitCode, reason }) => ({
      containerArn: arn,
      name,
      lastStatus,
      ...(exitCode === null ? {} : { exitCode }),
      ...(reason === null ? {} : { reason }),
    })),
    desiredStatus: task.desiredStatus,
    group: task.group,
    lastStatus: task.lastStatus,
    launchType: 'EC2',
    ...(task.stopCode === null ? {} : { stopCode: task.stopCode }),
    ...(task.stoppedReason === null ? {} : { stoppedReason: task.stoppedReason }),
    taskArn: task.arn,
    taskDefinitionArn: task.taskDefinitionArn,
  }
}

/** "ECS Container Instance State Change" */
export function containerInstanceDetail({
  arn,
  clusterArn,
  instanceId,
  status,
  agentConnected,
}: ContainerInstance) {
  return { agentConnected, clusterArn, containerInstanceArn: arn, ec2InstanceId: instanceId, status }
}

/** "EC2 Instance State-change Notification" */
export function instanceDetail({ id, state }: Instance) {
  return { 'instance-id': id, state }
}

/** The load balancer sends none to EventBridge: as `DescribeTargetHealth` has it. */
export function targetDetail(target: Target) {
  const { Target, TargetHealth } = targetStateOutput(target)
  return { TargetGroupArn: target.targetGroupArn, Target, TargetHealth }
}

/** "ECS Service Action"; a message that EventBridge does not get has no name. */
export function serviceDetail({ arn, clusterArn }: Service, eventName: ServiceEventName | null) {
  return {
    clusterArn,
    serviceArn: arn,
    ...(eventName === null ? {} : { eventName, eventType: SERVICE_EVENT_TYPES[eventName] }),
  }
}

/** "ECS Deployment State Change" */
export function deploymentDetail(
  { id, updatedAt, rolloutStateReason }: Deployment,
  eventName: ServiceEventName,
) {
  return {
    deploymentId: id,
    eventName,
    eventType: SERVICE_EVENT_TYPES[eventName],
    reason: rolloutStateReason,
    updatedAt: toSeconds(updatedAt),
  }
}

/** "Application Auto Scaling Scaling Activity State Change" */
/** EC2 Auto Scaling guide, ec2-auto-scaling-event-reference. */
export function groupActivityDetail(member: AutoScalingInstance, activity: GroupActivity) {
  return {
    ActivityId: activity.id,
    AutoScalingGroupName: member.groupName,
    EC2InstanceId: member.instanceId,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: toSeconds(activity.startedAt),
    ...(activity.endedAt === null ? {} : { EndTime: toSeconds(activity.endedAt) }),
    StatusCode: activity.status,
    Details: { 'Availability Zone': member.zone },
  }
}

/** EC2 Auto Scaling guide, ec2-auto-scaling-event-reference. */
export function lifecycleActionDetail(
  { groupName, instanceId }: AutoScalingInstance,
  { token, hook }: LifecycleAction,
) {
  const { name, transition, notificationMetadata } = hook
  const isLaunch = transition === 'autoscaling:EC2_INSTANCE_LAUNCHING'
  return {
    LifecycleActionToken: token,
    AutoScalingGroupName: groupName,
    LifecycleHookName: name,
    EC2InstanceId: instanceId,
    LifecycleTransition: transition,
    ...(notificationMetadata === null ? {} : { NotificationMetadata: notificationMetadata }),
    Origin: isLaunch ? 'EC2' : 'AutoScalingGroup',
    Destination: isLaunch ? 'AutoScalingGroup' : 'EC2',
  }
}

export function scalingActivityDetail(target: ScalableTarget, activity: ScalingActivity) {
  const { desiredCount, startedAt, endedAt, status } = activity
  return {
    startTime: toSeconds(startedAt),
    ...(endedAt === null ? {} : { endTime: toSeconds(endedAt) }),
    ...(desiredCount === null
      ? {}
      : {
          oldDesiredCapacity: desiredCount.from,
          newDesiredCapacity: desiredCount.to,
          direction: desiredCount.to > desiredCount.from ? 'scale-out' : 'scale-in',
          scaledToMax: desiredCount.to === target.maxCapacity,
        }),
    minCapacity: target.minCapacity,
    maxCapacity: target.maxCapacity,
    resourceId: target.resourceId,
    scalableDimension: SCALABLE_DIMENSION,
    serviceNamespace: SERVICE_NAMESPACE,
    statusCode: status,
  }
}

/** "CloudWatch Alarm State Change" */
export function alarmDetail(alarm: Alarm) {
  const { name, state, reason, reasonData, stateSince, previous } = alarm
  return {
    alarmName: name,
    state: alarmState({ state, reason, reasonData, since: stateSince }),
    ...(previous && { previousState: alarmState(previous) }),
    configuration: alarmConfiguration(alarm),
  }
}

/** "CloudWatch Alarm Configuration Change" */
export function alarmConfigurationDetail(alarm: Alarm, operation: 'create' | 'update' | 'delete') {
  const { name, state, reason, reasonData, stateSince } = alarm
  return {
    alarmName: name,
    operation,
    state: alarmState({ state, reason, reasonData, since: stateSince }),
    configuration: { alarmName: name, actionsEnabled: alarm.actionsEnabled, ...alarmConfiguration(alarm) },
  }
}

function alarmState({ state, reason, reasonData, since }: AlarmStateRecord) {
  return {
    value: state,
    reason,
    ...(reasonData !== null && { reasonData }),
    timestamp: toSeconds(since),
  }
}

/** A metric of an alarm's event as EventBridge shows it: a list, though there is one. */
function alarmConfiguration({ configuration }: Alarm) {
  const { metric, periodSeconds, statistic, description } = configuration
  const dimensions = Object.fromEntries(metric.dimensions.map(({ Name, Value }) => [Name, Value]))
  return {
    metrics: [
      {
        id: 'm1',
        metricStat: {
          metric: { namespace: metric.namespace, name: metric.name, dimensions },
          period: periodSeconds,
          stat: statistic,
        },
        returnData: true,
      },
    ],
    ...(description !== null && { description }),
  }
}
