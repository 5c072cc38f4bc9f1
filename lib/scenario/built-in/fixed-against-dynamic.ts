import { builtIn, CLUSTER, frontDoor, instances, users, WEB } from './parts'

const FIXED_PORT = 8_080

export const fixedAgainstDynamic = builtIn({
  id: 'fixed-against-dynamic',
  title: 'Fixed port against dynamic',
  group: 'Ports',
  question:
    'Two services differ in one number, the host port. What becomes of four copies, and of an upgrade?',
  answer:
    'With host port 0 four copies share two instances and the upgrade passes through. With 8080 there is one copy an instance, each with twice the requests, and no new one can start beside the old: the upgrade stands still.',
  answerAt: '5m',
  pace: 'instant',
  lookFor: [
    'Both services ask for four tasks and get the same requests: count the copies of each, and the requests that one of them takes.',
    'At 3 minutes both are upgraded with 100 and 200 percent: see which new tasks find a port, and read what the other service says.',
  ],
  description:
    'The same image as two services behind one listener: one on fixed host port 8080, one on dynamic ports.',
  openAt: '1m30s',
  images: { 'web:1': WEB, 'web:2': WEB },
  operations: [
    ...frontDoor({ hostPorts: [FIXED_PORT, 60_999], listener: false }),
    {
      as: 'tg-fixed',
      action: 'elasticloadbalancing:CreateTargetGroup',
      input: {
        Name: 'fixed',
        Protocol: 'HTTP',
        Port: 80,
        HealthCheckIntervalSeconds: 10,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 2,
      },
    },
    {
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: '${alb}',
        Protocol: 'HTTP',
        Port: 80,
        DefaultActions: [
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: '${tg}', Weight: 1 },
                { TargetGroupArn: '${tg-fixed}', Weight: 1 },
              ],
            },
          },
        ],
      },
    },
    instances(2),
    register('dynamic', 0, 'web:1'),
    register('fixed', FIXED_PORT, 'web:1'),
    service('dynamic', '${tg}'),
    service('fixed', '${tg-fixed}'),
    { ...register('dynamic', 0, 'web:2'), at: '3m' },
    { ...register('fixed', FIXED_PORT, 'web:2'), at: '3m' },
    release('dynamic'),
    release('fixed'),
  ],
  traffic: users('instant', 40),
})

function register(family: string, hostPort: number, image: string) {
  return {
    action: 'ecs:RegisterTaskDefinition',
    input: {
      family,
      containerDefinitions: [
        { name: family, image, cpu: 256, memory: 256, portMappings: [{ containerPort: 80, hostPort }] },
      ],
    },
  }
}

function service(family: string, targetGroupArn: string) {
  return {
    at: '45s',
    action: 'ecs:CreateService',
    input: {
      cluster: CLUSTER,
      serviceName: family,
      taskDefinition: `${family}:1`,
      desiredCount: 4,
      loadBalancers: [{ targetGroupArn, containerName: family, containerPort: 80 }],
    },
  }
}

function release(family: string) {
  return {
    at: '3m',
    action: 'ecs:UpdateService',
    input: { cluster: CLUSTER, service: family, taskDefinition: `${family}:2` },
  }
}
