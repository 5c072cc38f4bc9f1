// Operations that make a service behind a load balancer on one instance, for scenarios of tests.

interface OneService {
  /** Of RunInstances. */
  readonly instance?: object
  /** Of the container definition. */
  readonly container?: object
  readonly desired?: number
}

/** Requests to `${alb}` are forwarded to `${tg}`. */
export const LOAD_BALANCER: readonly object[] = [
  { as: 'alb', action: 'elasticloadbalancing:CreateLoadBalancer', input: { Name: 'web' } },
  {
    as: 'tg',
    action: 'elasticloadbalancing:CreateTargetGroup',
    input: { Name: 'web', Protocol: 'HTTP', Port: 80 },
  },
  {
    action: 'elasticloadbalancing:CreateListener',
    input: {
      LoadBalancerArn: '${alb}',
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
    },
  },
]

export function oneService({ instance, container, desired = 1 }: OneService = {}): readonly object[] {
  return [
    { as: 'fleet', action: 'ec2:RunInstances', input: { ...instance, MinCount: 1, MaxCount: 1 } },
    {
      action: 'ecs:RegisterTaskDefinition',
      input: {
        family: 'web',
        containerDefinitions: [
          { name: 'web', image: 'web:1', memory: 128, portMappings: [{ containerPort: 80 }], ...container },
        ],
      },
    },
    ...LOAD_BALANCER,
    {
      at: '40s',
      action: 'ecs:CreateService',
      input: {
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: desired,
        loadBalancers: [{ targetGroupArn: '${tg}', containerName: 'web', containerPort: 80 }],
      },
    },
  ]
}
