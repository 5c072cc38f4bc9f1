// Two services on three instances: web on dynamic ports, being upgraded, and api on port 8080, behind listeners on 80 and 8443 with a
// rule by path each.

const USER_DATA = '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config'

const definition = (family: string, image: string, containerPort: number, hostPort: number) => ({
  action: 'ecs:RegisterTaskDefinition',
  input: {
    family,
    containerDefinitions: [
      { name: family, image, cpu: 256, memory: 512, portMappings: [{ containerPort, hostPort }] },
    ],
  },
})

const targetGroup = (name: string) => ({
  as: name,
  action: 'elasticloadbalancing:CreateTargetGroup',
  input: { Name: name, Protocol: 'HTTP', Port: 80, HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 2 },
})

const listener = (as: string, port: number) => ({
  as,
  action: 'elasticloadbalancing:CreateListener',
  input: {
    LoadBalancerArn: '${alb}',
    Protocol: 'HTTP',
    Port: port,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: '${web}' }],
  },
})

const byPath = (of: string) => ({
  action: 'elasticloadbalancing:CreateRule',
  input: {
    ListenerArn: `\${${of}}`,
    Priority: 10,
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    Actions: [{ Type: 'forward', TargetGroupArn: '${api}' }],
  },
})

const service = (name: string, desiredCount: number, containerPort: number) => ({
  at: '30s',
  action: 'ecs:CreateService',
  input: {
    cluster: 'demo',
    serviceName: name,
    taskDefinition: `${name}:1`,
    desiredCount,
    loadBalancers: [{ targetGroupArn: `\${${name}}`, containerName: name, containerPort }],
  },
})

const users = (name: string, port: number, rps: number) => ({
  name,
  to: '${alb}',
  port,
  arrivals: {
    poisson: {
      rps: [
        { at: '0s', rps: 0 },
        { at: '100s', rps },
      ],
    },
  },
  requests: [
    { method: 'GET', path: '/', weight: 2 },
    { method: 'GET', path: '/api/orders', weight: 1 },
  ],
})

export const PORTS_SCENARIO = {
  schemaVersion: 1,
  name: 'Two services and their ports',
  seed: 42,
  pace: 'instant',
  openAt: '2m',
  images: {
    'web:1': { startupMs: 500, cpuMsPerRequest: { exponential: 5 }, waitMsPerRequest: 10 },
    'web:2': { startupMs: 500, cpuMsPerRequest: { exponential: 5 }, waitMsPerRequest: 10 },
    'api:1': { startupMs: 500, cpuMsPerRequest: { exponential: 5 }, waitMsPerRequest: 10 },
  },
  operations: [
    targetGroup('web'),
    targetGroup('api'),
    { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
    listener('plain', 80),
    byPath('plain'),
    listener('other', 8443),
    byPath('other'),
    { action: 'ecs:CreateCluster', input: { clusterName: 'demo' } },
    {
      action: 'ec2:RunInstances',
      input: { InstanceType: 't3.medium', MinCount: 3, MaxCount: 3, UserData: USER_DATA },
    },
    definition('web', 'web:1', 80, 0),
    definition('web', 'web:2', 80, 0),
    definition('api', 'api:1', 8_080, 8_080),
    service('web', 3, 80),
    service('api', 3, 8_080),
    {
      at: '140s',
      action: 'ecs:UpdateService',
      input: { cluster: 'demo', service: 'web', taskDefinition: 'web:2' },
    },
  ],
  traffic: [users('users', 80, 60), users('partners', 8_443, 40)],
} as const
