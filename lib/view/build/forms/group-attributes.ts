// Attributes of a target group as fields, by AWS's own keys, and the command that sets those that were changed.

import {
  ALGORITHM_KEY,
  DELAY_KEY,
  TARGET_GROUP_ATTRIBUTES,
  TARGET_GROUP_ATTRIBUTES_DEFAULT,
  type TargetGroupAttributes,
} from '@/lib/aws/elb/target-group-attributes'
import type { Command } from '@/lib/protocol'
import type { Draft } from '../draft'
import type { Field } from '../field'

type More = Draft['more']

/** How the attributes stand before anything is typed; remembered, so that only changes are sent. */
export function attributesMore(attributes: Readonly<TargetGroupAttributes>): More {
  const shown = Object.fromEntries(TARGET_GROUP_ATTRIBUTES.map(({ key, write }) => [key, write(attributes)]))
  return { ...shown, before: JSON.stringify(shown) }
}

const DEFAULTS = attributesMore(TARGET_GROUP_ATTRIBUTES_DEFAULT)

export function setAttributes(more: More, TargetGroupArn: string): readonly Command[] {
  const before = JSON.parse(more.before ?? '{}') as Record<string, string>
  const Attributes = TARGET_GROUP_ATTRIBUTES.flatMap(({ key }) => {
    const typed = (more[key] ?? '').trim()
    // What is left empty is what counts then.
    const Value = typed === '' ? (DEFAULTS[key] ?? '') : typed
    return Value === before[key] ? [] : [{ Key: key, Value }]
  })
  if (Attributes.length === 0) return []
  return [
    { action: 'elasticloadbalancing:ModifyTargetGroupAttributes', input: { TargetGroupArn, Attributes } },
  ]
}

const choice = (key: string, label: string, options: readonly (readonly [string, string])[]): Field => ({
  kind: 'choice',
  at: `@${key}`,
  label,
  options,
})

const seconds = (key: string, label: string, hint: string): Field => ({
  kind: 'number',
  at: `@${key}`,
  label,
  unit: 's',
  placeholder: DEFAULTS[key] ?? '',
  hint,
})

const least = (key: string, label: string, unit: string): Field => ({
  kind: 'text',
  at: `@target_group_health.${key}`,
  label,
  unit,
  placeholder: DEFAULTS[`target_group_health.${key}`] ?? '',
})

/** Those that the others leave a say. */
export function attributeFields({ more }: Draft): readonly Field[] {
  const isRandom = more[ALGORITHM_KEY] === 'weighted_random'
  const isSticky = more['stickiness.enabled'] === 'true'
  const byApp = more['stickiness.type'] === 'app_cookie'
  return [
    seconds(DELAY_KEY, 'Deregistration delay', 'How long a target drains.'),
    choice(ALGORITHM_KEY, 'Algorithm', [
      ['round_robin', 'round robin'],
      ['least_outstanding_requests', 'least outstanding requests'],
      ['weighted_random', 'weighted random'],
    ]),
    ...(isRandom
      ? [
          choice('load_balancing.algorithm.anomaly_mitigation', 'Anomaly mitigation', [
            ['off', 'off'],
            ['on', 'on'],
          ]),
        ]
      : []),
    seconds('slow_start.duration_seconds', 'Slow start', '0 is off, else 30 to 900.'),
    choice('load_balancing.cross_zone.enabled', 'Cross-zone', [
      ['use_load_balancer_configuration', 'as the load balancer (on)'],
      ['true', 'on'],
      ['false', 'off: each node its own zone'],
    ]),
    choice('stickiness.enabled', 'Stickiness', [
      ['false', 'off'],
      ['true', 'on'],
    ]),
    ...(isSticky
      ? [
          choice('stickiness.type', 'Cookie', [
            ['lb_cookie', 'AWSALB, of the load balancer'],
            ['app_cookie', 'of the application'],
          ]),
        ]
      : []),
    ...(isSticky && byApp
      ? [
          { kind: 'text', at: '@stickiness.app_cookie.cookie_name', label: 'Cookie name' } as const,
          seconds('stickiness.app_cookie.duration_seconds', 'Sticky for', 'From each answer on.'),
        ]
      : []),
    ...(isSticky && !byApp
      ? [seconds('stickiness.lb_cookie.duration_seconds', 'Sticky for', 'From each answer on.')]
      : []),
    least('unhealthy_state_routing.minimum_healthy_targets.count', 'Healthy for routing', 'or more'),
    least('unhealthy_state_routing.minimum_healthy_targets.percentage', 'or healthy for routing', '%'),
    least('dns_failover.minimum_healthy_targets.count', 'Healthy for DNS', 'or more'),
    least('dns_failover.minimum_healthy_targets.percentage', 'or healthy for DNS', '%'),
  ]
}
