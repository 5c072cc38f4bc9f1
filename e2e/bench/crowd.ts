// A cluster that fills the canvas: one service with ten tasks an instance, and as many requests as there shall be dots.

export interface CrowdSize {
  readonly tasks: number
  /** A dot flies for 0.9 s. */
  readonly requestsPerSecond: number
}

const TASKS_PER_INSTANCE = 10

const USER_DATA = '#!/bin/bash\necho ECS_CLUSTER=crowd >> /etc/ecs/ecs.config'

export const crowdOf = ({ tasks, requestsPerSecond }: CrowdSize) => ({
  schemaVersion: 1,
  name: 'A crowd',
  seed: 42,
  pace: 'instant',
  openAt: '6m',
  images: { 'web:1': { startupMs: 500, cpuMsPerRequest: { exponential: 8 }, waitMsPerRequest: 10 } },
  operations: [
    {
      as: 'tg',
      action: 'elasticloadbalancing:CreateTargetGroup',
      input: {
        Name: 'web',
        Protocol: 'HTTP',
        Port: 80,
        HealthCheckIntervalSeconds: 10,
        HealthyThresholdCount: 2,
      },
    },
    { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
    {
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: '${alb}',
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
      },
    },
    { action: 'ecs:CreateCluster', input: { clusterName: 'crowd' } },
    {
      action: 'ec2:RunInstances',
      input: {
        InstanceType: 'm5.large',
        MinCount: tasks / TASKS_PER_INSTANCE,
        MaxCount: tasks / TASKS_PER_INSTANCE,
        UserData: USER_DATA,
      },
    },
    {
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family: 'web',
        containerDefinitions: [
          {
            name: 'web',
            image: 'web:1',
            cpu: 192,
            memory: 640,
            portMappings: [{ containerPort: 80, hostPort: 0 }],
          },
        ],
      },
    },
    {
      at: '1m',
      action: 'ecs:CreateService',
      input: {
        cluster: 'crowd',
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: tasks,
        loadBalancers: [{ targetGroupArn: '${tg}', containerName: 'web', containerPort: 80 }],
      },
    },
  ],
  traffic: [
    {
      name: 'users',
      to: '${alb}',
      port: 80,
      arrivals: {
        poisson: {
          rps: [
            { at: '0s', rps: 0 },
            { at: '350s', rps: requestsPerSecond },
          ],
        },
      },
      requests: [{ method: 'GET', path: '/' }],
    },
  ],
})
