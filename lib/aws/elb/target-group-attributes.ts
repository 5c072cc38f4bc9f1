// Attributes of a target group as AWS names, bounds and combines them. ELBv2 API, TargetGroupAttribute; ALB guide,
// edit-target-group-attributes, target-group-health, sticky-sessions.

import {
  COOKIE_DURATION_SECONDS_DEFAULT,
  DEREGISTRATION_DELAY_SECONDS_DEFAULT,
  MINIMUM_HEALTHY_TARGETS_DEFAULT,
  ROUTING_ALGORITHM_DEFAULT,
} from '../defaults'
import { invalidConfiguration, validationError } from '../error'
import {
  COOKIE_DURATION_SECONDS,
  DEREGISTRATION_DELAY_SECONDS,
  HEALTHY_TARGETS_PERCENT,
  type Range,
  SLOW_START_SECONDS,
  TARGETS_PER_TARGET_GROUP_MAX,
} from '../limits'
import type { RoutingAlgorithm } from '../vocabulary'
import { readWhole } from './read-attribute'

/** How a target group chooses among its targets, and when a target is one. */
export interface TargetGroupAttributes {
  algorithm: RoutingAlgorithm
  /** Gives less to targets that fail more often than their peers. */
  mitigatesAnomalies: boolean
  deregistrationDelaySeconds: number
  /** 0: a new target gets its full share at once. */
  slowStartSeconds: number
  crossZone: 'true' | 'false' | 'use_load_balancer_configuration'
  isSticky: boolean
  stickinessType: 'lb_cookie' | 'app_cookie'
  lbCookieSeconds: number
  appCookieSeconds: number
  /** Empty until it is set. */
  appCookieName: string
  /** With fewer healthy targets in a zone, its node leaves DNS. Null: off. */
  dnsCount: number | null
  dnsPercentage: number | null
  /** With fewer healthy targets, requests go to all. */
  routingCount: number
  routingPercentage: number | null
}

export const TARGET_GROUP_ATTRIBUTES_DEFAULT: Readonly<TargetGroupAttributes> = {
  algorithm: ROUTING_ALGORITHM_DEFAULT,
  mitigatesAnomalies: false,
  deregistrationDelaySeconds: DEREGISTRATION_DELAY_SECONDS_DEFAULT,
  slowStartSeconds: 0,
  crossZone: 'use_load_balancer_configuration',
  isSticky: false,
  stickinessType: 'lb_cookie',
  lbCookieSeconds: COOKIE_DURATION_SECONDS_DEFAULT,
  appCookieSeconds: COOKIE_DURATION_SECONDS_DEFAULT,
  appCookieName: '',
  dnsCount: MINIMUM_HEALTHY_TARGETS_DEFAULT,
  dnsPercentage: null,
  routingCount: MINIMUM_HEALTHY_TARGETS_DEFAULT,
  routingPercentage: null,
}

/** The attributes of a group and nothing else of it. */
export function attributesOf(group: Readonly<TargetGroupAttributes>): TargetGroupAttributes {
  const attributes = { ...TARGET_GROUP_ATTRIBUTES_DEFAULT }
  for (const { key, read, write } of TARGET_GROUP_ATTRIBUTES) {
    const text = write(group)
    if (text !== '' || key === COOKIE_NAME_KEY) Object.assign(attributes, read(text))
  }
  return attributes
}

interface Attribute {
  readonly key: string
  /** Throws what AWS refuses. */
  readonly read: (value: string) => Partial<TargetGroupAttributes>
  readonly write: (attributes: TargetGroupAttributes) => string
}

type Named<T> = {
  [Name in keyof TargetGroupAttributes]: TargetGroupAttributes[Name] extends T ? Name : never
}[keyof TargetGroupAttributes]

const DNS = 'target_group_health.dns_failover.minimum_healthy_targets'
const ROUTING = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets'
const TARGETS: Range = { min: 1, max: TARGETS_PER_TARGET_GROUP_MAX }
const SLOW_START_KEY = 'slow_start.duration_seconds'
const COOKIE_NAME_KEY = 'stickiness.app_cookie.cookie_name'
const CROSS_ZONE_KEY = 'load_balancing.cross_zone.enabled'

export const ALGORITHM_KEY = 'load_balancing.algorithm.type'
export const DELAY_KEY = 'deregistration_delay.timeout_seconds'

/** In the order in which AWS lists them. */
export const TARGET_GROUP_ATTRIBUTES: readonly Attribute[] = [
  choice('algorithm', ALGORITHM_KEY, ['round_robin', 'least_outstanding_requests', 'weighted_random']),
  flag('mitigatesAnomalies', 'load_balancing.algorithm.anomaly_mitigation', ['off', 'on']),
  choice('crossZone', CROSS_ZONE_KEY, ['true', 'false', 'use_load_balancer_configuration']),
  whole('deregistrationDelaySeconds', DELAY_KEY, DEREGISTRATION_DELAY_SECONDS),
  {
    key: SLOW_START_KEY,
    write: ({ slowStartSeconds }) => String(slowStartSeconds),
    read: (value) => ({
      slowStartSeconds: value === '0' ? 0 : readWhole(value, SLOW_START_KEY, SLOW_START_SECONDS, '0 or '),
    }),
  },
  flag('isSticky', 'stickiness.enabled', ['false', 'true']),
  choice('stickinessType', 'stickiness.type', ['lb_cookie', 'app_cookie']),
  whole('lbCookieSeconds', 'stickiness.lb_cookie.duration_seconds', COOKIE_DURATION_SECONDS),
  { key: COOKIE_NAME_KEY, read: readCookieName, write: ({ appCookieName }) => appCookieName },
  whole('appCookieSeconds', 'stickiness.app_cookie.duration_seconds', COOKIE_DURATION_SECONDS),
  wholeOrOff('dnsCount', `${DNS}.count`, TARGETS),
  wholeOrOff('dnsPercentage', `${DNS}.percentage`, HEALTHY_TARGETS_PERCENT),
  whole('routingCount', `${ROUTING}.count`, TARGETS),
  wholeOrOff('routingPercentage', `${ROUTING}.percentage`, HEALTHY_TARGETS_PERCENT),
]

function whole(name: Named<number>, key: string, range: Range): Attribute {
  return {
    key,
    read: (value) => ({ [name]: readWhole(value, key, range) }),
    write: (attributes) => String(attributes[name]),
  }
}

function wholeOrOff(name: Named<number | null>, key: string, range: Range): Attribute {
  return {
    key,
    read: (value) => ({ [name]: value === 'off' ? null : readWhole(value, key, range, 'off or ') }),
    write: (attributes) => String(attributes[name] ?? 'off'),
  }
}

function choice<Name extends Named<string>>(
  name: Name,
  key: string,
  values: readonly TargetGroupAttributes[Name][],
): Attribute {
  return {
    key,
    read: (value) => {
      if (values.some((one) => one === value)) return { [name]: value }
      throw validationError(`'${key}' must be one of ${values.join(', ')}, not '${value.slice(0, 40)}'`, key)
    },
    write: (attributes) => attributes[name],
  }
}

function flag(name: Named<boolean>, key: string, [no, yes]: readonly [string, string]): Attribute {
  return {
    key,
    read: (value) => {
      if (value === no || value === yes) return { [name]: value === yes }
      throw validationError(`'${key}' must be ${yes} or ${no}, not '${value.slice(0, 40)}'`, key)
    },
    write: (attributes) => (attributes[name] ? yes : no),
  }
}

/** RFC 6265, cookie-name: a token. */
const COOKIE_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,256}$/
const RESERVED = ['AWSALB', 'AWSALBAPP', 'AWSALBTG']

function readCookieName(value: string): Partial<TargetGroupAttributes> {
  const reserved = RESERVED.find((name) => value.startsWith(name))
  if (reserved)
    throw validationError(
      `'${COOKIE_NAME_KEY}' must not start with ${RESERVED.join(', ')}: the load balancer uses those itself`,
      COOKIE_NAME_KEY,
    )
  if (value === '' || COOKIE_NAME.test(value)) return { appCookieName: value }
  throw validationError(
    `'${COOKIE_NAME_KEY}' must be the name of a cookie, not '${value.slice(0, 40)}'`,
    COOKIE_NAME_KEY,
  )
}

/** Throws where AWS does not allow one attribute beside another. */
export function checkTogether(attributes: TargetGroupAttributes): void {
  const { algorithm, slowStartSeconds, isSticky, crossZone, stickinessType, appCookieName } = attributes
  if (slowStartSeconds > 0 && algorithm !== 'round_robin')
    throw invalidConfiguration(
      `Slow start mode cannot be used with the algorithm ${algorithm}; use round_robin, or '${SLOW_START_KEY}' 0`,
      slowStartSeconds > 0 ? SLOW_START_KEY : ALGORITHM_KEY,
    )
  if (isSticky && algorithm === 'weighted_random')
    throw invalidConfiguration(
      'Stickiness cannot be used with the algorithm weighted_random',
      'stickiness.enabled',
    )
  if (attributes.mitigatesAnomalies && algorithm !== 'weighted_random')
    throw invalidConfiguration(
      `Anomaly mitigation can be turned on only with the algorithm weighted_random, not ${algorithm}`,
      'load_balancing.algorithm.anomaly_mitigation',
    )
  if (isSticky && crossZone === 'false')
    throw invalidConfiguration(
      'Stickiness cannot be used when cross-zone load balancing is off',
      CROSS_ZONE_KEY,
    )
  if (isSticky && stickinessType === 'app_cookie' && appCookieName === '')
    throw invalidConfiguration(`Stickiness of type app_cookie needs '${COOKIE_NAME_KEY}'`, COOKIE_NAME_KEY)
  checkThresholds(attributes)
}

/** A zone must not be asked to take all its targets while clients are still sent to it. ALB guide, target-group-health. */
function checkThresholds({
  dnsCount,
  dnsPercentage,
  routingCount,
  routingPercentage,
}: TargetGroupAttributes): void {
  if (dnsCount !== null && dnsCount < routingCount)
    throw invalidConfiguration(
      `'${DNS}.count' (${dnsCount}) must be off or at least '${ROUTING}.count' (${routingCount})`,
      `${DNS}.count`,
    )
  if (dnsPercentage !== null && routingPercentage !== null && dnsPercentage < routingPercentage)
    throw invalidConfiguration(
      `'${DNS}.percentage' (${dnsPercentage}) must be off or at least '${ROUTING}.percentage' (${routingPercentage})`,
      `${DNS}.percentage`,
    )
}
