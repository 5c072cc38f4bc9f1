// Whether clients reach a listener: what the load balancer's own security groups let in.

import { admits } from '@/lib/aws/ec2/security-group'
import { CLIENT_IP } from '../data-plane/constants'
import { DEFAULT_SECURITY_GROUP_ID } from '../initial-state'
import type { LoadBalancer } from '../records/elb'
import type { State } from '../state'

/** The default group, which every load balancer without others has, lets everybody in here: short scenarios stay short. */
export function admitsClients(
  { securityGroups }: State,
  { securityGroupIds }: LoadBalancer,
  port: number,
): boolean {
  if (securityGroupIds.includes(DEFAULT_SECURITY_GROUP_ID)) return true
  const rules = securityGroupIds.flatMap((id) => securityGroups.get(id)?.ingress ?? [])
  return admits(rules, { protocol: 'tcp', port, sourceIp: CLIENT_IP, sourceSecurityGroupIds: [] }).admitted
}
