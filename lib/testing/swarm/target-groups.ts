// Attributes of target groups for the swarm, among them combinations that AWS refuses.

import type { RandomStream } from '@/lib/engine'
import type { TestWorld } from '../test-world'

type Request = readonly [action: string, input: Readonly<Record<string, unknown>>]

const SETS: readonly Readonly<Record<string, string>>[] = [
  { 'deregistration_delay.timeout_seconds': '0' },
  { 'deregistration_delay.timeout_seconds': '60' },
  { 'load_balancing.algorithm.type': 'round_robin', 'slow_start.duration_seconds': '30' },
  { 'slow_start.duration_seconds': '0' },
  { 'load_balancing.algorithm.type': 'least_outstanding_requests' },
  { 'load_balancing.algorithm.type': 'weighted_random', 'load_balancing.algorithm.anomaly_mitigation': 'on' },
  { 'load_balancing.cross_zone.enabled': 'false' },
  { 'load_balancing.cross_zone.enabled': 'true', 'stickiness.enabled': 'true' },
  { 'stickiness.enabled': 'false' },
  {
    'target_group_health.dns_failover.minimum_healthy_targets.percentage': '50',
    'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': '50',
  },
]

/** Null where there is no group. */
export function changeAttributes({ world }: TestWorld, random: RandomStream): Request | null {
  const groups = [...world.state.targetGroups.keys()]
  if (groups.length === 0) return null
  const Attributes = Object.entries(random.pick(SETS)).map(([Key, Value]) => ({ Key, Value }))
  return [
    'elasticloadbalancing:ModifyTargetGroupAttributes',
    { TargetGroupArn: random.pick(groups), Attributes },
  ]
}
