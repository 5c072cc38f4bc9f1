// What the built-in scenarios have in common, as plain parts of a scenario file: a network with two security groups, a
// load balancer with one target group, instances that join the cluster, a web service.

import type { Pace } from '@/lib/aws/pace'

/** In the gallery they stand in the order of their first scenarios. */
export type ScenarioGroup =
  | 'Ports'
  | 'Routing'
  | 'Upgrades'
  | 'Failures'
  | 'Scaling services'
  | 'Scaling the cluster'

export interface BuiltInScenario {
  readonly id: string
  readonly title: string
  /** One sentence on what it shows. */
  readonly description: string
  /** Two sentences on what to look for. */
  readonly lookFor: readonly [string, string]
  /** Where it stands in the gallery. */
  readonly group?: ScenarioGroup
  /** What one can find out by watching it. */
  readonly question?: string
  /** As a scenario file. */
  readonly scenario: Readonly<Record<string, unknown>>
}

type Operation = Readonly<Record<string, unknown>>

/**
 * `aws` where order and time are the subject, `instant` where a mechanism is. Instances have registered before the service is
 * created, and the first targets are healthy before there is traffic, so that nobody sees errors that are only the start.
 */
export const STARTS = {
  aws: { service: '1m', traffic: '3m30s' },
  instant: { service: '45s', traffic: '80s' },
} as const satisfies Readonly<Record<Pace, unknown>>

export const CLUSTER = 'demo'
export const USER_DATA = `#!/bin/bash\necho ECS_CLUSTER=${CLUSTER} >> /etc/ecs/ecs.config`

/** A small web application: two seconds to start, 20 ms of CPU and 15 ms of waiting a request. */
export const WEB = { startupMs: 2_000, cpuMsPerRequest: { exponential: 20 }, waitMsPerRequest: 15 }

interface FrontDoor {
  readonly deregistrationDelaySeconds?: number
  /** What the instances admit from the load balancer: Linux's ephemeral ports unless given. */
  readonly hostPorts?: readonly [first: number, last: number]
  /** Whether it listens on port 80 and forwards to its one group. */
  readonly listener?: boolean
  /** Of its one group: instances unless given. */
  readonly targetType?: 'ip'
  readonly healthCheckIntervalSeconds?: number
}

/** Security groups, load balancer, listener and target group, with checks and draining short enough to watch. */
export function frontDoor({
  deregistrationDelaySeconds = 30,
  hostPorts = [32_768, 60_999],
  listener = true,
  targetType,
  healthCheckIntervalSeconds,
}: FrontDoor = {}): readonly Operation[] {
  return [
    ...gates(hostPorts),
    createTargetGroup('web', { as: 'tg', targetType, healthCheckIntervalSeconds }),
    setDeregistrationDelay('tg', deregistrationDelaySeconds),
    {
      as: 'alb',
      action: 'elasticloadbalancing:CreateLoadBalancer',
      input: { Name: 'web', SecurityGroups: ['${sg-alb}'] },
    },
    ...(listener ? [LISTENER] : []),
    createCluster,
  ]
}

export const createCluster: Operation = { action: 'ecs:CreateCluster', input: { clusterName: CLUSTER } }

/** Security groups: of a load balancer that anybody reaches, and of instances that it reaches at these ports. */
export function gates(hostPorts: readonly [first: number, last: number]): readonly Operation[] {
  return [
    {
      as: 'sg-alb',
      action: 'ec2:CreateSecurityGroup',
      input: { GroupName: 'alb', Description: 'Load balancer: HTTP from anywhere' },
    },
    {
      action: 'ec2:AuthorizeSecurityGroupIngress',
      input: { GroupId: '${sg-alb}', IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' },
    },
    {
      as: 'sg-instances',
      action: 'ec2:CreateSecurityGroup',
      input: {
        GroupName: 'instances',
        Description: 'Container instances: task ports from the load balancer',
      },
    },
    {
      action: 'ec2:AuthorizeSecurityGroupIngress',
      input: {
        GroupId: '${sg-instances}',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: hostPorts[0],
            ToPort: hostPorts[1],
            UserIdGroupPairs: [{ GroupId: '${sg-alb}' }],
          },
        ],
      },
    },
  ]
}

const LISTENER: Operation = {
  as: 'listener',
  action: 'elasticloadbalancing:CreateListener',
  input: {
    LoadBalancerArn: '${alb}',
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
  },
}

/** Of the target group of the front door. */
export function groupAttributes(attributes: Readonly<Record<string, string>>, at = '0s'): Operation {
  return {
    at,
    action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
    input: {
      TargetGroupArn: '${tg}',
      Attributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })),
    },
  }
}

/** Checks short enough to watch; instances unless its targets are addresses. */
export function createTargetGroup(
  name: string,
  {
    as,
    targetType,
    healthCheckIntervalSeconds = 10,
  }: {
    readonly as: string
    readonly targetType?: 'ip' | undefined
    readonly healthCheckIntervalSeconds?: number | undefined
  },
): Operation {
  return {
    as,
    action: 'elasticloadbalancing:CreateTargetGroup',
    input: {
      Name: name,
      Protocol: 'HTTP',
      Port: 80,
      HealthCheckPath: '/',
      HealthCheckIntervalSeconds: healthCheckIntervalSeconds,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 2,
      ...(targetType !== undefined && { TargetType: targetType }),
    },
  }
}

/** Of the target group that is named so in the scenario. */
export function setDeregistrationDelay(as: string, seconds: number): Operation {
  return {
    action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
    input: {
      TargetGroupArn: `\${${as}}`,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: String(seconds) }],
    },
  }
}

/** Instances in the cluster; one a zone as long as there are zones. */
export function instances(
  count: number,
  { type = 't3.medium', at = '0s', as = 'instances' } = {},
): Operation {
  return {
    at,
    as,
    action: 'ec2:RunInstances',
    input: {
      InstanceType: type,
      MinCount: count,
      MaxCount: count,
      SecurityGroupIds: ['${sg-instances}'],
      UserData: USER_DATA,
    },
  }
}

/** A quarter of a vCPU and half a GiB on a dynamic host port: several fit on an instance. */
export function webTask(image: string, { hostPort = 0, cpu = 256, memory = 512 } = {}): Operation {
  return {
    action: 'ecs:RegisterTaskDefinition',
    input: {
      family: 'web',
      containerDefinitions: [
        { name: 'web', image, cpu, memory, portMappings: [{ containerPort: 80, hostPort }] },
      ],
    },
  }
}

export function webService(
  pace: Pace,
  desiredCount: number,
  settings: Readonly<Record<string, unknown>> = {},
): Operation {
  return {
    at: STARTS[pace].service,
    as: 'service',
    action: 'ecs:CreateService',
    input: {
      cluster: CLUSTER,
      serviceName: 'web',
      taskDefinition: 'web:1',
      desiredCount,
      loadBalancers: [{ targetGroupArn: '${tg}', containerName: 'web', containerPort: 80 }],
      ...settings,
    },
  }
}

export function percentages(minimumHealthyPercent: number, maximumPercent: number) {
  return { deploymentConfiguration: { minimumHealthyPercent, maximumPercent } }
}

export function upgrade(at: string): Operation {
  return {
    at,
    action: 'ecs:UpdateService',
    input: { cluster: CLUSTER, service: 'web', taskDefinition: 'web:2' },
  }
}

/** Clients that arrive independently, once there is something to answer them. */
export function users(
  pace: Pace,
  rps: number,
  given: Readonly<Record<string, unknown>> = {},
): readonly Readonly<Record<string, unknown>>[] {
  const points = [
    ['0s', 0],
    [STARTS[pace].traffic, rps],
  ] as const
  return usersAt(points, given)
}

/** The same at a rate that changes at each point; `given` stands beside, or in the place of, what such clients have. */
export function usersAt(
  points: readonly (readonly [at: string, rps: number])[],
  { shape, ...given }: { readonly shape?: 'linear' } & Readonly<Record<string, unknown>> = {},
): readonly Readonly<Record<string, unknown>>[] {
  const rps = points.map(([at, value]) => ({ at, rps: value }))
  return [
    {
      name: 'users',
      to: '${alb}',
      port: 80,
      arrivals: { poisson: shape === undefined ? { rps } : { rps, shape } },
      requests: [{ method: 'GET', path: '/' }],
      ...given,
    },
  ]
}

interface Parts {
  readonly id: string
  readonly title: string
  readonly group: ScenarioGroup
  /** With its answer, and when the run has shown it; its end unless given. */
  readonly question: string
  readonly answer: string
  readonly answerAt?: string
  readonly pace: Pace
  readonly lookFor: readonly [string, string]
  readonly description: string
  readonly openAt: string
  /** When all that it teaches has been seen. */
  readonly until?: string
  /** When the run begins by the calendar, and how fast the screen plays it, where that matters. */
  readonly startAt?: string
  readonly speed?: number
  /** Where an answer takes longer than the goal of those who set none. */
  readonly goals?: { readonly latency: { readonly within: string; readonly share: number } }
  readonly images: Readonly<Record<string, unknown>>
  readonly operations: readonly Operation[]
  readonly traffic: readonly unknown[]
}

/** A built-in scenario with its file around the parts. */
export function builtIn({
  id,
  title,
  group,
  question,
  answer,
  answerAt,
  pace,
  lookFor,
  description,
  openAt,
  until,
  startAt,
  speed,
  goals,
  images,
  operations,
  traffic,
}: Parts): BuiltInScenario {
  const timed = operations.map(({ at = '0s', ...operation }) => ({ at, ...operation }))
  return {
    id,
    title,
    description,
    lookFor,
    group,
    question,
    scenario: {
      schemaVersion: 1,
      name: title,
      description,
      lookFor,
      question,
      answer,
      ...(answerAt !== undefined && { answerAt }),
      seed: 42,
      region: 'us-east-1',
      pace,
      openAt,
      ...(until !== undefined && { until }),
      ...(startAt !== undefined && { startAt }),
      ...(speed !== undefined && { speed }),
      ...(goals !== undefined && { goals }),
      images,
      operations: timed,
      traffic,
    },
  }
}
