// A hand-made world for developing the screen: every view is a pure function of the time, so there is nothing to
// simulate. It looks like the product at 00:04:12 of a rolling upgrade; it is not a model of anything.

import type { TargetState, TaskStatus } from '@/lib/aws/vocabulary'
import { type SimTime, simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { InstanceView, ServiceView, TaskDefinitionView, TaskView, View, WaitView } from '@/lib/protocol'
import { CLIENTS_FROM_DEFAULT } from '@/lib/traffic/client-block'
import { PATIENT } from '@/lib/traffic/client-policy'
import { REQUESTS_DEFAULT } from '@/lib/traffic/requests-schema'
import { ACCOUNT, DEFINITIONS } from './fixture-definitions'
import { fixtureTargetGroup } from './fixture-target-group'

export const CLUSTER_ARN = `arn:aws:ecs:${ACCOUNT}:cluster/demo`
export const SERVICE_ARN = `arn:aws:ecs:${ACCOUNT}:service/demo/web`
export const LOAD_BALANCER_ARN = `arn:aws:elasticloadbalancing:${ACCOUNT}:loadbalancer/app/web/50dc6c495c0c9188`
export const TARGET_GROUP_ARN = `arn:aws:elasticloadbalancing:${ACCOUNT}:targetgroup/tg-web/73e2d6bc24d8a067`
export const FIXTURE_START = at(252)

/** What happens to one task, in seconds; `Infinity` for what has not been decided. */
export interface TaskPlan {
  readonly id: string
  readonly taskDefinition: string
  readonly instanceId: string
  readonly hostPort: number | null
  readonly created: number
  readonly running: number
  readonly healthy: number
  readonly unhealthyFrom: number
  readonly draining: number
  readonly stopped: number
  readonly service: boolean
}

export function at(seconds: number): SimTime {
  return simTime(seconds * US_PER_SECOND)
}

interface InstancePlan {
  readonly id: string
  readonly zone: string
  readonly ip: string
}

export const INSTANCE_PLANS: readonly InstancePlan[] = [
  { id: 'i-0a41c3d2e5f607181', zone: 'us-east-1a', ip: '10.0.1.24' },
  { id: 'i-07c9b1f0a2d4e6f83', zone: 'us-east-1b', ip: '10.0.2.17' },
  { id: 'i-0f3b5d7e9a1c2b4d6', zone: 'us-east-1c', ip: '10.0.3.31' },
  { id: 'i-0be8a6c4d2f0e1b37', zone: 'us-east-1c', ip: '10.0.3.58' },
]
const [A, B, C, D] = INSTANCE_PLANS.map((instance) => instance.id) as [string, string, string, string]

export function plan(
  of: Pick<TaskPlan, 'id' | 'taskDefinition' | 'instanceId' | 'hostPort' | 'created'> & Partial<TaskPlan>,
): TaskPlan {
  return {
    running: of.created + 9,
    healthy: of.created + 40,
    unhealthyFrom: Infinity,
    draining: Infinity,
    stopped: Infinity,
    service: true,
    ...of,
  }
}

/** 32 hexadecimal digits, as in a task's ARN. */
export function taskId(index: number): string {
  return [1, 2, 3, 4]
    .map((part) =>
      Math.floor(wobble(index, part) * 4294967296)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('')
}

const task = (
  index: number,
  taskDefinition: string,
  instanceId: string,
  hostPort: number | null,
  created: number,
  more: Partial<TaskPlan> = {},
) => plan({ id: taskId(index), taskDefinition, instanceId, hostPort, created, ...more })

export const TASK_PLANS: readonly TaskPlan[] = [
  task(0, 'web:1', A, 32768, 4, { draining: 340, stopped: 403 }),
  task(1, 'web:1', A, 32769, 4, { draining: 380, stopped: 443 }),
  task(2, 'web:1', A, 32770, 4, { draining: 233, stopped: 296 }),
  task(3, 'web:1', B, 32768, 5, { draining: 400, stopped: 463 }),
  task(4, 'web:1', B, 32769, 5, { draining: 420, stopped: 483 }),
  task(5, 'web:1', C, 32770, 5, { draining: 168, stopped: 231 }),
  task(6, 'web:2', A, 32771, 152),
  task(7, 'web:2', B, 32770, 152),
  task(8, 'web:2', B, 32771, 226, { healthy: 263 }),
  task(9, 'web:2', C, 32768, 153),
  task(10, 'web:2', C, 32769, 153, { unhealthyFrom: 240, draining: 310, stopped: 373 }),
  task(11, 'web:2', D, 32768, 190),
  task(12, 'web:2', A, 32772, 262),
  task(13, 'web:2', C, 32771, 315),
  task(14, 'web:2', D, 32769, 345),
  task(15, 'report-batch:3', D, null, 120, { service: false }),
  task(16, 'proxy:1', C, 80, 20, { service: false, healthy: Infinity }),
  task(17, 'proxy:1', D, 80, 20, { service: false, healthy: Infinity }),
]

/** A repeatable wobble in 0…1, without a clock or a random source. */
export function wobble(...parts: readonly number[]): number {
  let h = 2166136261
  for (const part of parts) {
    h = Math.imul(h ^ Math.floor(part), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return (h >>> 0) / 4294967296
}

function taskStatus(p: TaskPlan, t: number): TaskStatus {
  if (t >= p.stopped) return 'STOPPED'
  if (t >= p.stopped - 2) return 'STOPPING'
  if (t >= p.draining) return p.hostPort === null ? 'STOPPING' : 'DEACTIVATING'
  if (t >= p.running) return 'RUNNING'
  return t >= p.running - 2 ? 'ACTIVATING' : 'PENDING'
}

export function targetState(p: TaskPlan, t: number): TargetState | null {
  if (!p.service || t < p.running || t >= p.stopped) return null
  if (t >= p.draining) return 'draining'
  if (t >= p.unhealthyFrom) return 'unhealthy'
  return t >= p.healthy ? 'healthy' : 'initial'
}

function waitOf(p: TaskPlan, t: number): WaitView | null {
  const wait = (cause: string, since: number, until: number): WaitView => ({
    cause,
    since: at(since),
    until: Number.isFinite(until) ? at(until) : null,
  })
  if (t >= p.draining && t < p.stopped - 2) return wait('draining', p.draining, p.stopped - 2)
  if (t < p.running - 2) return wait(`pulling ${p.taskDefinition}`, p.created, p.running - 2)
  if (targetState(p, t) === 'initial') return wait('first health check', p.running, p.healthy)
  return null
}

const REASONS = {
  initial: ['Elb.InitialHealthChecking', 'Initial health checks in progress'],
  unhealthy: ['Target.ResponseCodeMismatch', 'Health checks failed with these codes: [502]'],
  draining: ['Target.DeregistrationInProgress', 'Target deregistration is in progress'],
} as const

export function definitionOf(name: string): TaskDefinitionView | undefined {
  return DEFINITIONS.find((d) => `${d.family}:${d.revision}` === name)
}

/** True from a task's creation until a little after it has stopped. */
export function exists(p: TaskPlan, t: number): boolean {
  return t >= p.created && t < p.stopped + 30
}

export function taskView(p: TaskPlan, t: number): TaskView {
  const d = definitionOf(p.taskDefinition)
  const status = taskStatus(p, t)
  const state = targetState(p, t)
  const second = Math.floor(t)
  const serving = state === 'healthy' || state === 'draining'
  const [cpu, memory, family, revision] = [
    d?.cpu ?? 256,
    d?.memory ?? 512,
    d?.family ?? p.taskDefinition,
    d?.revision ?? 1,
  ]
  const [reason, description] =
    state !== null && state in REASONS ? REASONS[state as keyof typeof REASONS] : [null, null]
  const mapping = d?.containers[0]?.portMappings[0]
  const alive = status === 'RUNNING' || status === 'DEACTIVATING' || status === 'ACTIVATING'
  const started = t >= p.running
  return {
    kind: 'task',
    key: `arn:aws:ecs:${ACCOUNT}:task/demo/${p.id}`,
    id: p.id,
    clusterName: 'demo',
    taskDefinition: p.taskDefinition,
    taskDefinitionArn: d?.key ?? '',
    family,
    revision,
    group: p.service ? 'service:web' : `family:${family}`,
    serviceName: p.service ? 'web' : null,
    deploymentId: p.service ? `ecs-svc/000000000000000943${revision}` : null,
    instanceId: p.instanceId,
    networkMode: 'bridge',
    networkInterface: null,
    capacityProvider: null,
    noRoom: null,
    lastStatus: status,
    desiredStatus: t >= p.draining ? 'STOPPED' : 'RUNNING',
    healthStatus: 'UNKNOWN',
    containers: [
      {
        name: family,
        image: p.taskDefinition,
        lastStatus: status === 'STOPPED' ? 'STOPPED' : started ? 'RUNNING' : 'PENDING',
        step: started
          ? status === 'STOPPING'
            ? 'stopping'
            : 'serving'
          : t >= p.running - 2
            ? 'starting'
            : 'pulling',
        essential: true,
        ip: alive ? `172.17.0.${3 + ((p.hostPort ?? 0) % 8)}` : null,
        networkBindings:
          alive && p.hostPort !== null && mapping
            ? [
                {
                  bindIP: '0.0.0.0',
                  containerPort: mapping.containerPort,
                  hostPort: p.hostPort,
                  protocol: 'tcp',
                },
              ]
            : [],
        links: [],
        exitCode: status === 'STOPPED' ? 0 : null,
        reason: null,
        cpu,
        memoryMiB: memory,
      },
    ],
    targets:
      state === null
        ? []
        : [
            {
              targetGroupArn: TARGET_GROUP_ARN,
              targetGroupName: 'tg-web',
              port: p.hostPort ?? 0,
              state,
              reason,
              description,
              isAdmitted: true,
              slowStart: null,
              isAnomalous: false,
              mitigatedPercent: null,
            },
          ],
    cpu,
    memory,
    cpuUsed: alive
      ? Math.round(cpu * (serving ? 0.35 + 0.6 * wobble(second, p.created, p.hostPort ?? 7) : 0.1))
      : 0,
    memoryUsed: alive
      ? Math.round(memory * (0.55 + 0.1 * wobble(Math.floor(second / 5), p.hostPort ?? 3)))
      : 0,
    memoryLimit: memory,
    requestsPerSecond: serving ? 20 : 0,
    requestsQueued: 0,
    requestsStarved: 0,
    requestsInFlight: serving ? Math.floor(4 * wobble(second, p.hostPort ?? 5, 99)) : 0,
    wait: waitOf(p, t),
    unheardSince: null,
    slowness: 1,
    protectedUntil: null,
    stopCode: status === 'STOPPED' ? 'ServiceSchedulerInitiated' : null,
    stoppedReason:
      status === 'STOPPED' ? 'Scaling activity initiated by deployment ecs-svc/0000000000000009432' : null,
    createdAt: at(p.created),
    startedAt: started ? at(p.running) : null,
    stoppedAt: status === 'STOPPED' ? at(p.stopped) : null,
  }
}

function instanceView(of: InstancePlan, tasks: readonly TaskView[]): InstanceView {
  const here = tasks.filter((view) => view.instanceId === of.id && view.lastStatus !== 'STOPPED')
  const sum = (pick: (view: TaskView) => number) => here.reduce((total, view) => total + pick(view), 0)
  return {
    kind: 'instance',
    key: of.id,
    instanceType: 't3.medium',
    autoScalingGroup: null,
    zone: of.zone,
    privateIp: of.ip,
    launchedAt: at(0),
    state: 'running',
    containerInstanceArn: `arn:aws:ecs:${ACCOUNT}:container-instance/demo/${of.id.slice(2)}${of.id.slice(2, 17)}`,
    clusterName: 'demo',
    status: 'ACTIVE',
    agentConnected: true,
    agentReachable: true,
    unheardSince: null,
    taskInterfaces: { used: 0, max: 2, trunkId: null },
    slowness: 1,
    packetLoss: 0,
    isCutOff: false,
    cpu: { registered: 2048, reserved: sum((view) => view.cpu), used: sum((view) => view.cpuUsed) },
    memory: { registered: 3884, reserved: sum((view) => view.memory), used: sum((view) => view.memoryUsed) },
    requestsPerSecond: sum((view) => view.requestsPerSecond),
    reservedPorts: [22, 2375, 2376, 51678, 51679],
    portsInUse: here
      .flatMap((view) => view.containers.flatMap((c) => c.networkBindings.map((b) => b.hostPort)))
      .sort((a, b) => a - b),
    dynamicPortRange: [32768, 60999],
    lastDynamicPort: 32767,
    releasedPorts: [],
    securityGroupIds: ['sg-0c5d8e1f2a3b49607'],
    cachedImages: [...new Set(here.map((view) => view.taskDefinition))],
    wait: null,
  }
}

function serviceView(tasks: readonly TaskView[], t: number): ServiceView {
  const mine = tasks.filter((view) => view.serviceName === 'web')
  const deployment = (revision: number, status: 'PRIMARY' | 'ACTIVE', created: number) => {
    const own = mine.filter((view) => view.revision === revision)
    const count = (keep: (view: TaskView) => boolean) => own.filter(keep).length
    const done = revision === 1 || !mine.some((view) => view.revision === 1 && view.lastStatus !== 'STOPPED')
    return {
      id: `ecs-svc/000000000000000943${revision}`,
      status,
      taskDefinition: `web:${revision}`,
      desiredCount: 8,
      pendingCount: count((view) => view.lastStatus === 'PENDING' || view.lastStatus === 'ACTIVATING'),
      runningCount: count((view) => view.lastStatus === 'RUNNING'),
      healthyCount: count((view) => view.targets[0]?.state === 'healthy'),
      failedTasks: revision === 2 && t >= 240 ? 1 : 0,
      rolloutState: done ? ('COMPLETED' as const) : ('IN_PROGRESS' as const),
      rolloutStateReason: `ECS deployment ecs-svc/000000000000000943${revision} ${done ? 'completed' : 'in progress'}.`,
      createdAt: at(created),
    }
  }
  const deployments =
    t >= 150 ? [deployment(2, 'PRIMARY', 150), deployment(1, 'ACTIVE', 3)] : [deployment(1, 'PRIMARY', 3)]
  const total = (pick: (d: (typeof deployments)[number]) => number) =>
    deployments.reduce((sum, d) => sum + pick(d), 0)
  return {
    kind: 'service',
    key: SERVICE_ARN,
    name: 'web',
    seriesName: 'web',
    clusterName: 'demo',
    status: 'ACTIVE',
    taskDefinition: t >= 150 ? 'web:2' : 'web:1',
    capacityProviders: [],
    network: null,
    desiredCount: 8,
    runningCount: total((d) => d.runningCount),
    pendingCount: total((d) => d.pendingCount),
    healthyCount: total((d) => d.healthyCount),
    healthCheckGracePeriodSeconds: 0,
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    lower: 8,
    upper: 16,
    deployments,
    steady: t > 500,
    blocked:
      t > 255 && t < 262 ? 'waiting for a target to become healthy: 9 running, 8 must stay healthy' : null,
    unplacedCount: 0,
    schedulerWait: null,
    targetGroupArns: [TARGET_GROUP_ARN],
    highResolutionMetrics: [],
    connections: null,
    scaling: null,
  }
}

const FIXED: readonly View[] = [
  ...(['us-east-1a', 'us-east-1b', 'us-east-1c'] as const).map((key) => ({
    kind: 'zone' as const,
    key,
    subnetId: `subnet-${key}`,
    outage: false,
  })),
  ...DEFINITIONS,
  {
    kind: 'loadBalancer',
    key: LOAD_BALANCER_ARN,
    type: 'application',
    crossZone: true,
    classic: null,
    name: 'web',
    dnsName: 'web-1234567890.us-east-1.elb.amazonaws.com',
    state: 'active',
    zones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
    idleTimeoutSeconds: 60,
    takesHttp2: true,
    listeners: [
      {
        arn: `${LOAD_BALANCER_ARN.replace('loadbalancer', 'listener')}/f2f7dc8efc522ab2`,
        protocol: 'HTTP',
        port: 80,
        admitsClients: true,
        sslPolicy: null,
        certificates: [],
        rules: [
          {
            arn: 'rule/10',
            priority: '10',
            conditions: 'path is /*',
            action: 'forward tg-web',
            targetGroupArns: [TARGET_GROUP_ARN],
            input: { Conditions: [], Actions: [] },
          },
          {
            arn: 'rule/default',
            priority: 'default',
            conditions: 'otherwise',
            action: 'fixed response 404',
            targetGroupArns: [],
            input: { Conditions: [], Actions: [] },
          },
        ],
      },
    ],
  },
  {
    kind: 'securityGroup',
    key: 'sg-0a1b2c3d4e5f60718',
    name: 'sg-alb',
    ingress: [{ protocol: 'tcp', fromPort: 80, toPort: 80, source: '0.0.0.0/0' }],
  },
  {
    kind: 'securityGroup',
    key: 'sg-0c5d8e1f2a3b49607',
    name: 'sg-instances',
    ingress: [{ protocol: 'tcp', fromPort: 32768, toPort: 60999, source: 'sg-0a1b2c3d4e5f60718' }],
  },
]

/** Every view of the world at `now`. */
export function viewsAt(plans: readonly TaskPlan[], now: SimTime): readonly View[] {
  const t = now / US_PER_SECOND
  const tasks = plans.filter((p) => exists(p, t)).map((p) => taskView(p, t))
  const running = tasks.filter((view) => view.lastStatus === 'RUNNING')
  return [
    ...FIXED,
    {
      kind: 'cluster',
      key: CLUSTER_ARN,
      name: 'demo',
      registeredContainerInstancesCount: INSTANCE_PLANS.length,
      runningTasksCount: running.length,
      capacityProviders: [],
      defaultStrategy: [],
      awsvpcTrunking: 'disabled',
      pendingTasksCount: tasks.filter(
        (view) => view.lastStatus === 'PENDING' || view.lastStatus === 'ACTIVATING',
      ).length,
    },
    ...INSTANCE_PLANS.map((of) => instanceView(of, tasks)),
    ...tasks,
    serviceView(tasks, t),
    fixtureTargetGroup(tasks, { arn: TARGET_GROUP_ARN, loadBalancerArn: LOAD_BALANCER_ARN }),
    {
      kind: 'traffic',
      key: 'traffic/users',
      name: 'users',
      loadBalancerArn: LOAD_BALANCER_ARN,
      port: 80,
      targetRps: 120,
      isCurve: false,
      rps: Math.round(114 + 12 * wobble(Math.floor(t), 41)),
      description: 'Poisson, 120 requests/s',
      arrivals: { kind: 'poisson', rate: [{ at: at(0), rps: 120 }], shape: 'step' },
      requests: REQUESTS_DEFAULT,
      from: CLIENTS_FROM_DEFAULT,
      followRedirects: true,
      client: PATIENT,
    },
  ]
}
