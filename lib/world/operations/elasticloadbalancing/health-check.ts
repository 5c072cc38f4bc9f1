// Health-check members of CreateTargetGroup and ModifyTargetGroup.

import * as z from 'zod'
import { parseMatcher } from '@/lib/aws/elb/matcher'
import { validationError } from '@/lib/aws/error'
import {
  HEALTH_CHECK_INTERVAL_SECONDS,
  HEALTH_CHECK_PATH_LENGTH,
  HEALTH_CHECK_THRESHOLD_COUNT,
  HEALTH_CHECK_TIMEOUT_SECONDS,
  PORT,
  type Range,
} from '@/lib/aws/limits'
import type { TargetGroup } from '@/lib/world/records/elb'

const within = ({ min, max }: Range) => z.int().min(min).max(max).optional()

export const healthCheckSchema = {
  HealthCheckProtocol: z.enum(['HTTP', 'HTTPS', 'TCP'], 'can only be HTTP, HTTPS or TCP').optional(),
  HealthCheckPort: z
    .string()
    .regex(/^(traffic-port|[1-9]\d{0,4})$/, 'must be traffic-port or a port from 1 to 65535')
    .optional(),
  HealthCheckEnabled: z
    .literal(true, 'can only be true: it cannot be switched off for instance targets')
    .optional(),
  HealthCheckPath: z
    .string()
    .min(HEALTH_CHECK_PATH_LENGTH.min)
    .max(HEALTH_CHECK_PATH_LENGTH.max)
    .regex(/^\//, 'must start with "/"')
    .optional(),
  HealthCheckIntervalSeconds: within(HEALTH_CHECK_INTERVAL_SECONDS),
  HealthCheckTimeoutSeconds: within(HEALTH_CHECK_TIMEOUT_SECONDS),
  HealthyThresholdCount: within(HEALTH_CHECK_THRESHOLD_COUNT),
  UnhealthyThresholdCount: within(HEALTH_CHECK_THRESHOLD_COUNT),
  Matcher: z.strictObject({ HttpCode: z.string() }).optional(),
}
export type HealthCheckInput = z.output<z.ZodObject<typeof healthCheckSchema>>

/** A connection alone is a check of target groups of connections. */
export function checkProtocolOfChecks({ HealthCheckProtocol }: HealthCheckInput, isNetwork: boolean): void {
  if (HealthCheckProtocol !== 'TCP' || isNetwork) return
  throw validationError(
    "Health check protocol 'TCP' is not supported for target groups with the protocol HTTP",
    'HealthCheckProtocol',
  )
}

/** `base` with what the input says, after a check of the whole. */
export function readHealthCheck(
  input: HealthCheckInput,
  base: TargetGroup['healthCheck'],
): TargetGroup['healthCheck'] {
  const given = input.HealthCheckPort
  const port = given === undefined ? base.port : given === 'traffic-port' ? undefined : Number(given)
  if (port !== undefined && port > PORT.max)
    throw validationError(
      `Health check port '${port}' must be from ${PORT.min} to ${PORT.max}`,
      'HealthCheckPort',
    )
  const protocol = input.HealthCheckProtocol ?? base.protocol
  const check = {
    ...(protocol === undefined || protocol === 'HTTP' ? {} : { protocol }),
    ...(port === undefined ? {} : { port }),
    path: input.HealthCheckPath ?? base.path,
    intervalSeconds: input.HealthCheckIntervalSeconds ?? base.intervalSeconds,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? base.timeoutSeconds,
    healthyThresholdCount: input.HealthyThresholdCount ?? base.healthyThresholdCount,
    unhealthyThresholdCount: input.UnhealthyThresholdCount ?? base.unhealthyThresholdCount,
    matcher: input.Matcher?.HttpCode ?? base.matcher,
  }
  parseMatcher(check.matcher)
  if (check.timeoutSeconds >= check.intervalSeconds) {
    throw validationError(
      `Health check interval must be greater than the timeout: ${check.intervalSeconds} s is not more than ${check.timeoutSeconds} s`,
      'HealthCheckTimeoutSeconds',
    )
  }
  return check
}
