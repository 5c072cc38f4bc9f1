import * as z from 'zod'
import { readCheckTarget } from '@/lib/aws/elb/classic'
import { validationError } from '@/lib/aws/error'
import {
  CLASSIC_HEALTH_CHECK_TIMEOUT_SECONDS,
  HEALTH_CHECK_INTERVAL_SECONDS,
  HEALTH_CHECK_THRESHOLD_COUNT,
  type Range,
} from '@/lib/aws/limits'
import { healthCheckOutput } from '@/lib/world/describe/elb/load-balancer'
import { settingsChanged } from '@/lib/world/lifecycle/classic'
import { operation } from '@/lib/world/operation'
import { findClassic } from './find'

const within = ({ min, max }: Range) => z.int().min(min).max(max)

/** Of the load balancer, and so of all its instances, whatever port a listener forwards to. */
export const configureHealthCheck = operation({
  action: 'elb:ConfigureHealthCheck',
  readOnly: false,
  input: z.strictObject({
    LoadBalancerName: z.string(),
    HealthCheck: z.strictObject({
      Target: z.string(),
      Interval: within(HEALTH_CHECK_INTERVAL_SECONDS),
      Timeout: within(CLASSIC_HEALTH_CHECK_TIMEOUT_SECONDS),
      UnhealthyThreshold: within(HEALTH_CHECK_THRESHOLD_COUNT),
      HealthyThreshold: within(HEALTH_CHECK_THRESHOLD_COUNT),
    }),
  }),
  perform({ world }, { LoadBalancerName, HealthCheck }) {
    const loadBalancer = findClassic(world.state, LoadBalancerName)
    const { Target, Interval, Timeout, UnhealthyThreshold, HealthyThreshold } = HealthCheck
    if (Timeout >= Interval)
      throw validationError('HealthCheck timeout must be less than the interval', 'HealthCheck.Timeout')
    loadBalancer.classic.healthCheck = {
      ...readCheckTarget(Target),
      intervalSeconds: Interval,
      timeoutSeconds: Timeout,
      healthyThresholdCount: HealthyThreshold,
      unhealthyThresholdCount: UnhealthyThreshold,
      matcher: '200',
    }
    settingsChanged(world, loadBalancer)
    return { HealthCheck: healthCheckOutput(loadBalancer) }
  },
})
