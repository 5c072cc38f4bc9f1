// Writes what happens into the event log, in the shapes in which EventBridge sends it and in a sentence that people read.

import { briefAlarmName } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { lastPart } from '@/lib/aws/arn'
import { DRAINING_HOOK } from '@/lib/aws/autoscaling/lifecycle-hooks'
import { deploymentCompleted, deploymentFailed } from '@/lib/aws/ecs/messages'
import { hostIdOf, targetIdText } from '@/lib/world/hosts'
import type { EventBus } from '../bus'
import {
  alarmConfigurationDetail,
  alarmDetail,
  containerInstanceDetail,
  deploymentDetail,
  groupActivityDetail,
  instanceDetail,
  lifecycleActionDetail,
  scalingActivityDetail,
  serviceDetail,
  targetDetail,
  taskDetail,
} from '../describe/event-detail'
import type { DomainEvent, DomainEventType } from '../domain-events'
import type { EventInput } from '../event-log'
import { clusterOf, definitionName, taskDefinitionOf } from '../lifecycle/lookup'
import type { World } from '../world'
import type { CreateController } from './controller'

type Written<T extends DomainEventType> = Extract<DomainEvent, { readonly type: T }>

export const createEventWriter: CreateController = (world) => ({
  name: 'event-writer',
  subscribe: (bus) => writeEvents(bus, world),
  start() {},
})

export function writeEvents(bus: EventBus, world: World): void {
  const write = <T extends DomainEventType>(
    type: T,
    describe: (world: World, event: Written<T>) => EventInput,
  ) => bus.on('event-writer', type, (event) => world.log.emit(describe(world, event as Written<T>)))
  write('EC2 Instance State-change Notification', instanceChanged)
  write('EC2 Instance Launch Successful', groupActivityEnded)
  write('EC2 Instance Launch Unsuccessful', groupLaunchFailed)
  write('EC2 Instance Terminate Successful', groupActivityEnded)
  write('EC2 Instance-launch Lifecycle Action', lifecycleActionBegun)
  write('EC2 Instance-terminate Lifecycle Action', lifecycleActionBegun)
  write('ECS Container Instance State Change', containerInstanceChanged)
  write('ECS Task State Change', taskChanged)
  write('ECS Deployment State Change', deploymentChanged)
  write('ECS Service Action', serviceActed)
  write('Application Auto Scaling Scaling Activity State Change', scalingActivityChanged)
  write('CloudWatch Alarm State Change', alarmChanged)
  write('CloudWatch Alarm Configuration Change', alarmConfigured)
  write('Target Health Change', targetHealthChanged)
  write('Availability Zone Outage', zoneOutage)
}

function instanceChanged(
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

function groupActivityEnded(
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

function lifecycleActionBegun(
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

function groupLaunchFailed(
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

function containerInstanceChanged(
  world: World,
  { type, containerInstance, before }: Written<'ECS Container Instance State Change'>,
): EventInput {
  const { arn, instanceId, status, agentConnected } = containerInstance
  const common = {
    source: 'aws.ecs',
    detailType: type,
    detail: containerInstanceDetail(containerInstance),
    subjects: [instanceId, arn],
    level: status === 'ACTIVE' && agentConnected ? 'good' : 'warning',
  } as const
  if (before === null) {
    const { cpu, memoryMiB } = containerInstance
    const type = world.state.instances.get(instanceId)?.instanceType
    const cluster = clusterOf(world, containerInstance).name
    const message = `Container instance ${instanceId} (${type}) registered with cluster ${cluster}: ${cpu} CPU units, ${memoryMiB} MiB`
    return { ...common, message }
  }
  const words = [
    status === before.status ? null : `${before.status} → ${status}`,
    agentConnected === before.agentConnected
      ? null
      : agentConnected
        ? 'agent connected'
        : 'agent disconnected',
  ]
  const isActiveAgain = status === 'ACTIVE' && before.status === 'DRAINING'
  const mark =
    status === before.status
      ? null
      : status === 'DRAINING'
        ? 'draining'
        : isActiveAgain
          ? 'active again'
          : null
  return {
    ...common,
    message: `Container instance ${instanceId}: ${words.filter((word) => word !== null).join(', ')}`,
    mark: mark === null ? null : `${briefly(instanceId)} ${mark}`,
  }
}

/** A mark on the time axis has little room: `i-01a0`. */
function briefly(instanceId: string): string {
  return instanceId.slice(0, 6)
}

function taskChanged(world: World, { type, task, before }: Written<'ECS Task State Change'>): EventInput {
  const name = definitionName(taskDefinitionOf(world, task))
  const isStopped = task.lastStatus === 'STOPPED'
  const reason = isStopped && task.stoppedReason ? ` (${task.stoppedReason})` : ''
  const isUnwanted = isStopped && task.stopCode !== 'ServiceSchedulerInitiated'
  return {
    source: 'aws.ecs',
    detailType: type,
    detail: taskDetail(world, task),
    message: `Task ${task.id} (${name}): ${before} → ${task.lastStatus}${reason}`,
    subjects: [task.arn, hostIdOf(task)],
    level: task.lastStatus === 'RUNNING' ? 'good' : isUnwanted ? 'warning' : 'info',
  }
}

/** A service's end of a rollout is told as a message of the service, as in the console. */
function deploymentChanged(
  _world: World,
  { type, service, deployment, eventName }: Written<'ECS Deployment State Change'>,
): EventInput {
  const detail = deploymentDetail(deployment, eventName)
  const source = 'aws.ecs'
  const subjects = [service.arn]
  if (eventName === 'SERVICE_DEPLOYMENT_IN_PROGRESS') {
    const name = lastPart(deployment.taskDefinitionArn)
    // That a service begins, or goes back, has marks of its own.
    const isUpdate = service.deploymentIds.length > 1 && deployment.createdAt === deployment.updatedAt
    const message = `Deployment ${deployment.id} of ${name} begins`
    return { source, detailType: type, message, subjects, mark: isUpdate ? `deploy ${name}` : null, detail }
  }
  const isCompleted = eventName === 'SERVICE_DEPLOYMENT_COMPLETED'
  const message = (isCompleted ? deploymentCompleted : deploymentFailed)(service.name, deployment.id)
  return {
    source,
    detailType: type,
    message,
    subjects,
    level: isCompleted ? 'good' : 'bad',
    mark: isCompleted ? 'deployment completed' : 'deployment failed',
    detail,
  }
}

function serviceActed(
  _world: World,
  { type, service, message, eventName, subjects, level, mark }: Written<'ECS Service Action'>,
): EventInput {
  return {
    source: 'aws.ecs',
    detailType: type,
    message,
    detail: serviceDetail(service, eventName),
    subjects: [service.arn, ...subjects],
    level,
    mark,
  }
}

/** As the ECS console shows it. */
function scalingActivityChanged(
  _world: World,
  { type, activity, target }: Written<'Application Auto Scaling Scaling Activity State Change'>,
): EventInput {
  const { status, statusMessage, description, cause, desiredCount } = activity
  const isUnderWay = status === 'InProgress'
  return {
    source: 'aws.application-autoscaling',
    detailType: type,
    message: `${statusMessage ?? description}${isUnderWay || desiredCount === null ? ` Cause: ${cause}` : ''}`,
    detail: scalingActivityDetail(target, activity),
    subjects: [target.serviceArn],
    level: status === 'Failed' ? 'bad' : status === 'Successful' ? 'good' : 'info',
    mark: isUnderWay && desiredCount !== null ? `${desiredCount.from} → ${desiredCount.to} tasks` : null,
  }
}

function alarmChanged(_world: World, { type, alarm }: Written<'CloudWatch Alarm State Change'>): EventInput {
  const { name, arn, state, previous, reason } = alarm
  return {
    source: 'aws.cloudwatch',
    detailType: type,
    detail: alarmDetail(alarm),
    message: `Alarm ${name}: ${previous?.state} → ${state} (${reason})`,
    subjects: [arn],
    level: state === 'ALARM' ? 'warning' : state === 'OK' ? 'good' : 'info',
    mark: state === 'ALARM' ? `${briefAlarmName(name)} in ALARM` : null,
  }
}

const OPERATION_WORDS = { create: 'created', update: 'updated', delete: 'deleted' } as const

function alarmConfigured(
  _world: World,
  { type, alarm, operation }: Written<'CloudWatch Alarm Configuration Change'>,
): EventInput {
  return {
    source: 'aws.cloudwatch',
    detailType: type,
    detail: alarmConfigurationDetail(alarm, operation),
    message: `Alarm ${alarm.name} ${OPERATION_WORDS[operation]}`,
    subjects: [alarm.arn],
  }
}

function targetHealthChanged(
  { state }: World,
  { target, before }: Written<'Target Health Change'>,
): EventInput {
  const group = state.targetGroups.get(target.targetGroupArn)?.name ?? target.targetGroupArn
  const isFailed =
    target.state === 'unhealthy' ||
    target.reason === 'Target.NotInUse' ||
    target.reason === 'Target.InvalidState'
  const why = isFailed ? ` (${target.reason}: ${target.description})` : ''
  return {
    source: 'aws.elasticloadbalancing',
    detailType: 'Target health',
    detail: targetDetail(target),
    message: `Target ${targetIdText(target.id)}:${target.port} in ${group}: ${before} → ${target.state}${why}`,
    subjects: [target.targetGroupArn, targetIdText(target.id), ...(target.taskArn ? [target.taskArn] : [])],
    level: target.state === 'healthy' ? 'good' : isFailed ? 'bad' : 'info',
    mark: target.state === 'unhealthy' ? 'target unhealthy' : null,
  }
}

function zoneOutage(_world: World, { zone }: Written<'Availability Zone Outage'>): EventInput {
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
