// Events of Application Auto Scaling and of CloudWatch's alarms.

import { briefAlarmName } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { alarmConfigurationDetail, alarmDetail, scalingActivityDetail } from '../../describe/event-detail'
import type { EventInput } from '../../event-log'
import type { World } from '../../world'
import type { Written } from './written'

/** As the ECS console shows it. */
export function scalingActivityChanged(
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

export function alarmChanged(
  _world: World,
  { type, alarm }: Written<'CloudWatch Alarm State Change'>,
): EventInput {
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

export function alarmConfigured(
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
