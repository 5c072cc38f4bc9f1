// Parts of scenarios with a Classic Load Balancer.

type Operation = Readonly<Record<string, unknown>>

/** A Classic Load Balancer in the group that instances let in; checks and draining short enough to watch. */
export function classicDoor(instancePort: number): readonly Operation[] {
  return [
    {
      as: 'clb',
      action: 'elb:CreateLoadBalancer',
      input: {
        LoadBalancerName: 'classic',
        Listeners: [
          {
            Protocol: 'HTTP',
            LoadBalancerPort: 80,
            InstanceProtocol: 'HTTP',
            InstancePort: instancePort,
          },
        ],
        SecurityGroups: ['${sg-alb}'],
      },
    },
    {
      action: 'elb:ConfigureHealthCheck',
      input: {
        LoadBalancerName: 'classic',
        HealthCheck: {
          Target: `HTTP:${instancePort}/`,
          Interval: 10,
          Timeout: 5,
          UnhealthyThreshold: 2,
          HealthyThreshold: 2,
        },
      },
    },
    {
      action: 'elb:ModifyLoadBalancerAttributes',
      input: {
        LoadBalancerName: 'classic',
        LoadBalancerAttributes: {
          CrossZoneLoadBalancing: { Enabled: true },
          ConnectionDraining: { Enabled: true, Timeout: 30 },
        },
      },
    },
  ]
}
