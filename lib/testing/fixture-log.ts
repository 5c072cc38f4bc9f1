// Events, decisions and operations that have already happened when the fixture world opens, and those still to come.

import type { CommandLogEntry, Decision, EventView } from '@/lib/protocol'
import {
  at,
  INSTANCE_PLANS,
  SERVICE_ARN,
  TARGET_GROUP_ARN,
  TASK_PLANS,
  type TaskPlan,
  taskView,
} from './fixture-world'

const arn = (p: TaskPlan) => taskView(p, p.created + 1).key

interface Draft {
  readonly t: number
  readonly message: string
  readonly subjects: readonly string[]
  readonly level?: EventView['level']
  readonly mark?: string
  readonly source?: string
  readonly detailType?: string
}

function draftsOf(p: TaskPlan): readonly Draft[] {
  const subjects = [arn(p), p.instanceId, ...(p.service ? [SERVICE_ARN] : [])]
  const port = `(port ${p.hostPort})`
  const drafts: Draft[] = [
    {
      t: p.created,
      subjects,
      detailType: 'ECS Task State Change',
      message: `task ${p.id.slice(0, 8)} (${p.taskDefinition}) PENDING on ${p.instanceId}`,
    },
  ]
  drafts.push({
    t: p.running,
    subjects,
    detailType: 'ECS Task State Change',
    message: `task ${p.id.slice(0, 8)} (${p.taskDefinition}) RUNNING`,
  })
  if (!p.service) return drafts
  drafts.push({
    t: p.running,
    subjects,
    detailType: 'ECS Service Action',
    message: `(service web) registered 1 targets in (target-group ${TARGET_GROUP_ARN})`,
  })
  if (Number.isFinite(p.healthy))
    drafts.push({
      t: p.healthy,
      subjects,
      level: 'good',
      source: 'aws.elasticloadbalancing',
      message: `target ${p.instanceId} ${port} is healthy in tg-web`,
    })
  if (Number.isFinite(p.unhealthyFrom))
    drafts.push({
      t: p.unhealthyFrom,
      subjects,
      level: 'bad',
      mark: 'target unhealthy',
      message: `(service web) (task ${p.id}) (instance ${p.instanceId}) ${port} is unhealthy in (target-group ${TARGET_GROUP_ARN}) due to (reason Health checks failed with these codes: [502])`,
    })
  if (Number.isFinite(p.draining)) {
    drafts.push({
      t: p.draining,
      subjects,
      level: 'warning',
      message: `(service web) has begun draining connections on 1 tasks.`,
    })
    drafts.push({
      t: p.stopped,
      subjects,
      message: `(service web) has stopped 1 running tasks: (task ${p.id}).`,
    })
  }
  return drafts
}

const EXTRA: readonly Draft[] = [
  {
    t: 60,
    subjects: [SERVICE_ARN],
    mark: 'scale out 6→8',
    message: '(service web) desired count changed from 6 to 8',
  },
  {
    t: 150,
    subjects: [SERVICE_ARN],
    level: 'warning',
    mark: 'deploy web:2',
    detailType: 'ECS Deployment State Change',
    message: 'ECS deployment ecs-svc/0000000000000009432 in progress.',
  },
  {
    t: 500,
    subjects: [SERVICE_ARN],
    level: 'good',
    mark: 'steady',
    message: '(service web) has reached a steady state.',
  },
]

/** All events in order of time, with sequence numbers; later ones are emitted when their time comes. */
export const EVENTS: readonly EventView[] = [...TASK_PLANS.flatMap(draftsOf), ...EXTRA]
  .sort((a, b) => a.t - b.t)
  .map((draft, sequence) => ({
    sequence,
    at: at(draft.t),
    source: draft.source ?? 'aws.ecs',
    detailType: draft.detailType ?? 'ECS Service Action',
    message: draft.message,
    subjects: draft.subjects,
    level: draft.level ?? 'info',
    mark: draft.mark ?? null,
  }))

const placements: readonly Omit<Decision, 'sequence'>[] = TASK_PLANS.map((p) => ({
  at: at(p.created),
  topic: 'placement',
  subjects: [arn(p), p.instanceId, SERVICE_ARN],
  summary: `${p.taskDefinition} goes to ${p.instanceId}: fewest tasks of this service in its zone`,
  rule: 'spread(attribute:ecs.availability-zone)',
  facts: [
    ['cpu', '256'],
    ['memory', '512'],
  ],
  candidates: INSTANCE_PLANS.map((of) => ({
    id: of.id,
    label: `${of.id} ${of.zone}`,
    accepted: of.id === p.instanceId,
    reasons:
      of.id === p.instanceId
        ? ['1 task of this service in the zone']
        : of.zone === 'us-east-1c'
          ? ['RESOURCE:CPU']
          : ['2 tasks of this service in the zone'],
  })),
}))

const arithmetic: Omit<Decision, 'sequence'> = {
  at: at(150),
  topic: 'deployment',
  subjects: [SERVICE_ARN],
  summary: 'may start up to 8 more tasks: 8 running, at most 16',
  rule: 'upper = floor(8 × 200 / 100) = 16, lower = ceil(8 × 100 / 100) = 8',
  facts: [
    ['desiredCount', '8'],
    ['maximumPercent', '200'],
    ['minimumHealthyPercent', '100'],
  ],
  candidates: [],
}

export const DECISIONS: readonly Decision[] = [...placements, arithmetic]
  .sort((a, b) => a.at - b.at)
  .map((d, sequence) => ({ ...d, sequence }))

const entry = (
  sequence: number,
  t: number,
  action: string,
  input: CommandLogEntry['input'],
  commandLine: string,
  origin: CommandLogEntry['origin'] = 'scenario',
) => ({
  sequence,
  at: at(t),
  action,
  input,
  origin,
  commandLine,
  error: null,
  failures: [],
  ignored: [],
  readOnly: false,
})

export const COMMANDS: readonly CommandLogEntry[] = [
  entry(
    0,
    0,
    'elasticloadbalancing:CreateTargetGroup',
    { Name: 'tg-web', Protocol: 'HTTP', Port: 80 },
    'aws elbv2 create-target-group --name tg-web --protocol HTTP --port 80',
  ),
  entry(
    1,
    0,
    'elasticloadbalancing:CreateLoadBalancer',
    { Name: 'web' },
    'aws elbv2 create-load-balancer --name web',
  ),
  entry(
    2,
    0,
    'ec2:RunInstances',
    { InstanceType: 't3.medium', MinCount: 4, MaxCount: 4 },
    'aws ec2 run-instances --instance-type t3.medium --count 4',
  ),
  entry(
    3,
    3,
    'ecs:CreateService',
    { cluster: 'demo', serviceName: 'web', taskDefinition: 'web:1', desiredCount: 6 },
    'aws ecs create-service --cluster demo --service-name web --task-definition web:1 --desired-count 6',
  ),
  entry(
    4,
    60,
    'ecs:UpdateService',
    { cluster: 'demo', service: 'web', desiredCount: 8 },
    'aws ecs update-service --cluster demo --service web --desired-count 8',
  ),
  entry(
    5,
    150,
    'ecs:UpdateService',
    { cluster: 'demo', service: 'web', taskDefinition: 'web:2' },
    'aws ecs update-service --cluster demo --service web --task-definition web:2',
  ),
]
