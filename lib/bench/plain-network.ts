// The network that a plain world begins with: three zones, the security groups, one load balancer with its listener.

import type { SecurityGroupRule } from '@/lib/aws/shapes'
import { START } from '@/lib/engine'
import type { State } from '@/lib/world/state'

export const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'] as const
export const LOAD_BALANCER_ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/1'
export const GROUP_ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1'
export const LISTENER_ARN = `${LOAD_BALANCER_ARN}/listener/1`
const FROM_LOAD_BALANCER: SecurityGroupRule = {
  id: 'sgr-0a',
  protocol: 'tcp',
  fromPort: 32768,
  toPort: 65535,
  source: { securityGroupId: 'sg-alb' },
}

const FROM_ANYWHERE: SecurityGroupRule = {
  id: 'sgr-0b',
  protocol: 'tcp',
  fromPort: 80,
  toPort: 80,
  source: { cidr: '0.0.0.0/0' },
}

export function addPlainNetwork(state: State): void {
  const { zones, subnets, loadBalancers, listeners, securityGroups } = state
  ZONES.forEach((name, i) => {
    zones.set(name, { name, region: 'us-east-1', outage: false })
    subnets.set(`subnet-${i}`, { id: `subnet-${i}`, zone: name, network: `10.0.${i + 1}` })
  })
  securityGroups.set('sg-alb', { id: 'sg-alb', name: 'alb', description: '', ingress: [FROM_ANYWHERE] })
  securityGroups.set('sg-node', {
    id: 'sg-node',
    name: 'node',
    description: '',
    ingress: [FROM_LOAD_BALANCER],
  })
  loadBalancers.set(LOAD_BALANCER_ARN, {
    arn: LOAD_BALANCER_ARN,
    type: 'application',
    classic: null,
    crossZone: true,
    name: 'web',
    dnsName: 'web.example',
    zones: [...ZONES],
    securityGroupIds: ['sg-alb'],
    state: 'active',
    idleTimeoutSeconds: 60,
    takesHttp2: true,
    createdAt: START,
  })
  listeners.set(LISTENER_ARN, {
    arn: LISTENER_ARN,
    loadBalancerArn: LOAD_BALANCER_ARN,
    protocol: 'HTTP',
    port: 80,
    sslPolicy: null,
    certificates: [],
  })
}
