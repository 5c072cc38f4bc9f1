import type { SimTime } from '@/lib/engine/time'
import type { RequestSample } from '@/lib/protocol'

/** A request to a task of web:1 that took a millisecond; `over` says what is different. */
export function requestSample(over: Partial<RequestSample> = {}): RequestSample {
  return {
    id: 1,
    startedAt: 0 as SimTime,
    endedAt: 1_000 as SimTime,
    status: 200,
    outcome: 'ok',
    method: 'GET',
    path: '/',
    source: '203.0.113.7:51544',
    loadBalancerArn: 'alb',
    targetGroupArn: 'tg',
    taskArn: 'task',
    instanceId: 'i-1',
    hostPort: 32768,
    taskDefinition: 'web:1',
    isDropped: false,
    callerTaskArn: null,
    ...over,
  }
}
