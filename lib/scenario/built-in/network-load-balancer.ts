import { builtIn, CLUSTER, instances, usersAt, WEB, webService, webTask } from './parts'

const PORTS = { FromPort: 32_768, ToPort: 60_999 }
const VPC = '172.31.0.0/16'

export const networkLoadBalancer = builtIn({
  id: 'network-load-balancer',
  title: 'A Network Load Balancer',
  group: 'Routing',
  question:
    'All targets are healthy, and not one client gets through. What do the instances have to let in, and what does a client see when a target goes?',
  answer:
    'The addresses of the clients: with targets of type instance a Network Load Balancer leaves them as they are, so that rules for its own network let in health checks and nothing else. When a target goes, its clients have their connections reset, and no 502.',
  answerAt: '5m',
  pace: 'instant',
  lookFor: [
    'Until 2:30 every target is healthy and every connection times out: follow one to the security group, which has no rule for the clients until then.',
    'At 4:00 a container crashes: its clients see a reset, status 000, and the next connections go to other targets by their hashes.',
  ],
  description:
    'Six tasks on dynamic ports behind a Network Load Balancer, whose instances at first admit only the network of the load balancer.',
  openAt: '1m35s',
  images: { 'web:1': WEB },
  operations: [
    {
      as: 'sg-instances',
      action: 'ec2:CreateSecurityGroup',
      input: { GroupName: 'instances', Description: 'Container instances: task ports' },
    },
    ingress(VPC, '0s'),
    {
      as: 'tg',
      action: 'elasticloadbalancing:CreateTargetGroup',
      input: {
        Name: 'web',
        Protocol: 'TCP',
        Port: 80,
        HealthCheckIntervalSeconds: 10,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 2,
      },
    },
    {
      action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
      input: {
        TargetGroupArn: '${tg}',
        Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
      },
    },
    {
      as: 'nlb',
      action: 'elasticloadbalancing:CreateLoadBalancer',
      input: { Name: 'web', Type: 'network' },
    },
    {
      action: 'elasticloadbalancing:CreateListener',
      input: {
        LoadBalancerArn: '${nlb}',
        Protocol: 'TCP',
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: '${tg}' }],
      },
    },
    { action: 'ecs:CreateCluster', input: { clusterName: CLUSTER } },
    instances(3),
    webTask('web:1'),
    webService('instant', 6),
    ingress('0.0.0.0/0', '2m30s'),
    { at: '4m', action: 'playground:CrashContainer', input: { task: '${service.task}' } },
  ],
  traffic: usersAt(
    [
      ['0s', 0],
      ['1m40s', 40],
    ],
    { to: '${nlb}' },
  ),
})

function ingress(CidrIp: string, at: string) {
  return {
    at,
    action: 'ec2:AuthorizeSecurityGroupIngress',
    input: {
      GroupId: '${sg-instances}',
      IpPermissions: [{ IpProtocol: 'tcp', ...PORTS, IpRanges: [{ CidrIp }] }],
    },
  }
}
