// Made-up requests of the fixture world: each is a pure function of its number, so any can be followed again later.

import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { RequestHop, RequestPath, RequestSample } from '@/lib/protocol'
import {
  exists,
  INSTANCE_PLANS,
  LOAD_BALANCER_ARN,
  TARGET_GROUP_ARN,
  type TaskPlan,
  targetState,
  taskView,
  wobble,
} from './fixture-world'

/** 120 requests a second, evenly spaced. */
export const REQUEST_GAP_US = 8_333

export function requestStart(id: number): SimTime {
  return simTime(id * REQUEST_GAP_US)
}

function targetsAt(plans: readonly TaskPlan[], t: number): readonly TaskPlan[] {
  return plans.filter(
    (p) =>
      exists(p, t) &&
      (targetState(p, t) === 'healthy' || (targetState(p, t) === 'unhealthy' && t < p.unhealthyFrom + 60)),
  )
}

export function sampleOf(id: number, plans: readonly TaskPlan[]): RequestSample {
  const startedAt = requestStart(id)
  const t = startedAt / US_PER_SECOND
  const targets = targetsAt(plans, t)
  const target = targets[Math.floor(wobble(id, 17) * targets.length)]
  const unhealthy = target !== undefined && targetState(target, t) === 'unhealthy'
  const failed = unhealthy || wobble(id, 3) < 0.004
  const outcome = target === undefined ? 'elb-503' : failed ? 'elb-502' : 'ok'
  const latencyUs =
    target === undefined ? 900 : 14_000 + wobble(id, 5) ** 4 * 190_000 + wobble(id, 6) * 18_000
  return {
    id,
    startedAt,
    endedAt: simTime(startedAt + latencyUs),
    status: outcome === 'ok' ? 200 : outcome === 'elb-502' ? 502 : 503,
    outcome,
    method: 'GET',
    path: wobble(id, 8) < 0.7 ? '/' : '/cart',
    source: `203.0.113.${1 + Math.floor(wobble(id, 9) * 250)}:${49152 + Math.floor(wobble(id, 10) * 16000)}`,
    loadBalancerArn: LOAD_BALANCER_ARN,
    targetGroupArn: target === undefined ? null : TARGET_GROUP_ARN,
    taskArn: target === undefined ? null : taskView(target, t).key,
    instanceId: target?.instanceId ?? null,
    hostPort: target?.hostPort ?? null,
    taskDefinition: target?.taskDefinition ?? null,
    isDropped: false,
    callerTaskArn: null,
  }
}

export function followSample(id: number, plans: readonly TaskPlan[]): RequestPath {
  const sample = sampleOf(id, plans)
  const latency = sample.endedAt - sample.startedAt
  const ip = INSTANCE_PLANS.find((of) => of.id === sample.instanceId)?.ip ?? '10.0.0.0'
  const host = `${ip}:${sample.hostPort}`
  const container = `172.17.0.${3 + ((sample.hostPort ?? 0) % 8)}:80`
  const hop = (
    kind: RequestHop['kind'],
    title: string,
    detail: string,
    share: number | null,
    more: Partial<RequestHop> = {},
  ): RequestHop => ({
    kind,
    title,
    detail,
    from: null,
    to: null,
    atUs: share === null ? null : Math.round(latency * share),
    durationUs: share === null ? null : Math.round(latency * share * 0.2),
    waitedUs: null,
    ok: true,
    candidates: [],
    ...more,
  })
  const targets = targetsAt(plans, sample.startedAt / US_PER_SECOND)
  const failed = sample.outcome !== 'ok'
  const hops: RequestHop[] = [
    hop('listener', 'Client → ALB listener', 'HTTP:80', 0, { from: sample.source, to: ':80' }),
    hop('rule', 'Rule 10 · path /*', 'forward tg-web (100)', 0),
    hop(
      'target',
      'Target picked: fewest outstanding',
      `${sample.instanceId ?? 'none'}:${sample.hostPort ?? '-'}`,
      0.01,
      {
        candidates: targets.map((p) => ({
          label: `${p.instanceId}:${p.hostPort}`,
          accepted: p.hostPort === sample.hostPort && p.instanceId === sample.instanceId,
          reason: `${Math.floor(wobble(id, p.hostPort ?? 0) * 4)} outstanding`,
        })),
      },
    ),
    hop('security-group', 'Security group sg-instances', 'tcp 32768-60999 from sg-alb', 0.02),
    hop('translation', 'Host port → container port', 'docker-proxy, bridge network', 0.03, {
      from: host,
      to: container,
      ok: !failed,
    }),
  ]
  if (!failed)
    hops.push(
      hop('queue', 'Queue', 'waited for a worker', 0.08),
      hop('cpu', 'Container web · CPU', '256 cpu units, bursting to 410', 0.8),
      hop('answer', 'Answer', '200 OK', 1),
    )
  else
    hops.push(hop('answer', `Answer ${sample.status}`, 'the target closed the connection', 1, { ok: false }))
  return {
    id,
    startedAt: sample.startedAt,
    endedAt: sample.endedAt,
    status: sample.status,
    outcome: sample.outcome,
    summary: `GET ${sample.path} → ${sample.status} in ${(latency / 1000).toFixed(0)} ms`,
    request: { method: 'GET', host: null, path: sample.path, headers: [], client: sample.source },
    hops,
  }
}
