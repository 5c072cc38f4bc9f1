// Whether clients reach a listener: what the load balancer's own security groups let in.

import { admits, type Connection } from '@/lib/aws/ec2/security-group'
import { CLIENT_IP } from '../data-plane/constants'
import { DEFAULT_SECURITY_GROUP_ID } from '../initial-state'
import type { LoadBalancer } from '../records/elb'
import type { State } from '../state'

type Sender = Pick<Connection, 'sourceIp' | 'sourceSecurityGroupIds'>

const ANYBODY: Sender = { sourceIp: CLIENT_IP, sourceSecurityGroupIds: [] }

/** The default group, which every load balancer without others has, lets everybody in here: short scenarios stay short. */
export function admitsClients(
  { securityGroups }: State,
  { securityGroupIds }: LoadBalancer,
  port: number,
  { sourceIp, sourceSecurityGroupIds }: Sender = ANYBODY,
): boolean {
  if (isOpenToAll(securityGroupIds)) return true
  const rules = inboundRules(securityGroups, securityGroupIds)
  return admits(rules, { protocol: 'tcp', port, sourceIp, sourceSecurityGroupIds }).admitted
}

/** Blocks of addresses that its groups tell apart. */
export function clientBlocksOf(
  { securityGroups }: State,
  { securityGroupIds }: LoadBalancer,
): readonly string[] {
  if (isOpenToAll(securityGroupIds)) return []
  return inboundRules(securityGroups, securityGroupIds).flatMap(({ source }) =>
    'cidr' in source ? [source.cidr] : [],
  )
}

/** A Network Load Balancer may be in no group at all. */
const isOpenToAll = (ids: readonly string[]) => ids.length === 0 || ids.includes(DEFAULT_SECURITY_GROUP_ID)

const inboundRules = (groups: State['securityGroups'], ids: readonly string[]) =>
  ids.flatMap((id) => groups.get(id)?.ingress ?? [])
