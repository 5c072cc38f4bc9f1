// Events of load balancers. EventBridge has none; the console and the logs of ECS show them.

import { targetIdText } from '@/lib/world/hosts'
import { targetDetail } from '../../describe/event-detail'
import type { EventInput } from '../../event-log'
import type { World } from '../../world'
import type { Written } from './written'

export function targetHealthChanged(
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
