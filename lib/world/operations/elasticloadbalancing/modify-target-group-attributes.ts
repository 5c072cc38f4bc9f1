import * as z from 'zod'
import { validationError } from '@/lib/aws/error'
import { DEREGISTRATION_DELAY_SECONDS } from '@/lib/aws/limits'
import type { RoutingAlgorithm } from '@/lib/aws/vocabulary'
import {
  ALGORITHM,
  DELAY,
  targetGroupAttributesOutput,
} from '@/lib/world/describe/elasticloadbalancing/target-group-attributes'
import { operation } from '@/lib/world/operation'
import { attributesSchema, readAttributes, readSeconds } from './attributes'
import { findTargetGroup } from './find'

const ALGORITHMS: readonly string[] = [
  'round_robin',
  'least_outstanding_requests',
  'weighted_random',
] satisfies RoutingAlgorithm[]

/** ELBv2 API, TargetGroupAttribute. */
const IGNORED = [
  'load_balancing.algorithm.anomaly_mitigation',
  'load_balancing.cross_zone.enabled',
  'slow_start.duration_seconds',
  'stickiness.app_cookie.cookie_name',
  'stickiness.app_cookie.duration_seconds',
  'stickiness.enabled',
  'stickiness.lb_cookie.duration_seconds',
  'stickiness.type',
  'target_group_health.dns_failover.minimum_healthy_targets.count',
  'target_group_health.dns_failover.minimum_healthy_targets.percentage',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage',
]

export const modifyTargetGroupAttributes = operation({
  action: 'elasticloadbalancing:ModifyTargetGroupAttributes',
  readOnly: false,
  input: z.strictObject({ TargetGroupArn: z.string(), Attributes: attributesSchema }),
  perform({ world, ignore }, { TargetGroupArn, Attributes }) {
    const group = findTargetGroup(world.state, TargetGroupArn)
    const { values, ignored } = readAttributes(Attributes, { modelled: [DELAY, ALGORITHM], ignored: IGNORED })
    const delay = values.get(DELAY)
    const seconds = delay === undefined ? null : readSeconds(delay, DELAY, DEREGISTRATION_DELAY_SECONDS)
    const algorithm = values.get(ALGORITHM)
    if (algorithm !== undefined && !ALGORITHMS.includes(algorithm)) {
      throw validationError(
        `'${ALGORITHM}' must be one of ${ALGORITHMS.join(', ')}, not '${algorithm.slice(0, 40)}'`,
        ALGORITHM,
      )
    }
    if (seconds !== null) group.deregistrationDelaySeconds = seconds
    if (algorithm !== undefined) group.algorithm = algorithm as RoutingAlgorithm
    for (const key of ignored) ignore(key)
    world.bus.changed('targetGroups', group.arn)
    return targetGroupAttributesOutput(group)
  },
})
