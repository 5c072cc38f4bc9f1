/** A service of so many tasks on so many instances, up and in use a minute after its start. */
export function crowdScenario(instances: number, tasks: number): string {
  const port = { containerPort: 80, hostPort: 0 }
  const container = { name: 'web', image: 'web:1', cpu: 256, memory: 512, portMappings: [port] }
  const loadBalancers = [{ targetGroupArn: '${tg}', containerName: 'web', containerPort: 80 }]
  const UserData = '#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config'
  const at = '0s'
  return JSON.stringify({
    schemaVersion: 1,
    name: `${tasks} tasks`,
    seed: 42,
    region: 'us-east-1',
    pace: 'instant',
    openAt: '1m',
    images: { 'web:1': { startupMs: 2000, cpuMsPerRequest: { exponential: 20 }, waitMsPerRequest: 15 } },
    operations: [
      {
        at,
        as: 'tg',
        action: 'elasticloadbalancing:CreateTargetGroup',
        input: { Name: 'web', Protocol: 'HTTP', Port: 80 },
      },
      { at, as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
      {
        at,
        action: 'elasticloadbalancing:CreateListener',
        input: {
          LoadBalancerArn: '${alb}',
          Protocol: 'HTTP',
          Port: 80,
          DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
        },
      },
      {
        at,
        action: 'ec2:RunInstances',
        input: { InstanceType: 'm5.large', MinCount: instances, MaxCount: instances, UserData },
      },
      {
        at,
        action: 'ecs:RegisterTaskDefinition',
        input: { family: 'customer-web', containerDefinitions: [container] },
      },
      {
        at: '1s',
        action: 'ecs:CreateService',
        input: {
          cluster: 'demo',
          serviceName: 'web',
          taskDefinition: 'customer-web:1',
          desiredCount: tasks,
          loadBalancers,
        },
      },
    ],
    traffic: [
      {
        name: 'users',
        to: '${alb}',
        port: 80,
        arrivals: { poisson: { rps: 60 } },
        requests: [{ method: 'GET', path: '/' }],
      },
    ],
  })
}
