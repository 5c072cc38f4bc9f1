// What of a deployment can be asked about.

import {
  DEREGISTRATION_DELAY_SECONDS,
  HEALTH_CHECK_INTERVAL_SECONDS,
  HEALTH_CHECK_THRESHOLD_COUNT,
  HEALTH_CHECK_TIMEOUT_SECONDS,
} from '@/lib/aws/limits'
import type { WhatIfSettingName, WhatIfSettingView } from '@/lib/protocol'
import type { TargetGroup } from '@/lib/world/records/elb'
import { INSTANCES } from './instances'
import type { Change, Setting } from './setting'
import { START_UP } from './start-up'

/** Of the first target group; a change is made to all. */
function ofGroup(
  name: WhatIfSettingName,
  read: (group: TargetGroup) => Omit<WhatIfSettingView, 'name'>,
  change: (value: number) => Change,
): Setting {
  return {
    name,
    look: ({ groups: [group] }) => (group === undefined ? null : read(group)),
    change: (_scene, value) => change(value),
  }
}

/** As far as people go, or as far as it is already. */
const upTo = (usual: number, was: number, limit: number) => Math.min(limit, Math.max(usual, was))

const DEREGISTRATION_DELAY = ofGroup(
  'deregistrationDelay',
  ({ deregistrationDelaySeconds: was }) => {
    const { min, max } = DEREGISTRATION_DELAY_SECONDS
    return { was, min, max: upTo(300, was, max) }
  },
  (value) => ({ attributes: { 'deregistration_delay.timeout_seconds': `${value}` } }),
)

const INTERVAL = ofGroup(
  'healthCheckInterval',
  ({ healthCheck: { intervalSeconds: was } }) => {
    const { min, max } = HEALTH_CHECK_INTERVAL_SECONDS
    return { was, min, max: upTo(60, was, max) }
  },
  (value) => ({ healthCheck: { HealthCheckIntervalSeconds: value } }),
)

const TIMEOUT = ofGroup(
  'healthCheckTimeout',
  ({ healthCheck: { timeoutSeconds: was } }) => {
    const { min, max } = HEALTH_CHECK_TIMEOUT_SECONDS
    return { was, min, max: upTo(30, was, max) }
  },
  (value) => ({ healthCheck: { HealthCheckTimeoutSeconds: value } }),
)

const HEALTHY_THRESHOLD = ofGroup(
  'healthyThreshold',
  ({ healthCheck: { healthyThresholdCount: was } }) => ({ was, ...HEALTH_CHECK_THRESHOLD_COUNT }),
  (value) => ({ healthCheck: { HealthyThresholdCount: value } }),
)

const UNHEALTHY_THRESHOLD = ofGroup(
  'unhealthyThreshold',
  ({ healthCheck: { unhealthyThresholdCount: was } }) => ({ was, ...HEALTH_CHECK_THRESHOLD_COUNT }),
  (value) => ({ healthCheck: { UnhealthyThresholdCount: value } }),
)

const GRACE_PERIOD: Setting = {
  name: 'gracePeriod',
  look: ({ service: { loadBalancers, healthCheckGracePeriodSeconds: was } }) =>
    loadBalancers.length === 0 ? null : { was, min: 0, max: Math.max(600, was) },
  change: (_scene, value) => ({ service: { healthCheckGracePeriodSeconds: value } }),
}

const MINIMUM: Setting = {
  name: 'minimumHealthyPercent',
  look: ({ service: { minimumHealthyPercent: was } }) => ({ was, min: 0, max: 100 }),
  change: (_scene, value) => ({ deploymentConfiguration: { minimumHealthyPercent: value } }),
}

const MAXIMUM: Setting = {
  name: 'maximumPercent',
  look: ({ service: { maximumPercent: was } }) => ({ was, min: 100, max: Math.max(200, was) }),
  change: (_scene, value) => ({ deploymentConfiguration: { maximumPercent: value } }),
}

export const SETTINGS: readonly Setting[] = [
  DEREGISTRATION_DELAY,
  INTERVAL,
  TIMEOUT,
  HEALTHY_THRESHOLD,
  UNHEALTHY_THRESHOLD,
  GRACE_PERIOD,
  MINIMUM,
  MAXIMUM,
  START_UP,
  INSTANCES,
]
