// The deployment circuit breaker's arithmetic. ECS guide, deployment-circuit-breaker; ECS API, DeploymentCircuitBreaker.

import { CIRCUIT_BREAKER_PERCENT_DEFAULT } from '@/lib/aws/defaults'
import { CIRCUIT_BREAKER_THRESHOLD } from '@/lib/aws/limits'

export interface ThresholdConfiguration {
  /** COUNT: `value` is the threshold. BOUNDED_PERCENT: a share of the desired count, clamped. UNBOUNDED_PERCENT: not clamped. */
  readonly type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT'
  readonly value: number
}

/** ECS API, DeploymentCircuitBreaker: what is not given has its default. */
export interface CircuitBreakerConfiguration {
  readonly enable: boolean
  readonly rollback: boolean
  readonly resetOnHealthyTask?: boolean | undefined
  readonly thresholdConfiguration?: ThresholdConfiguration | undefined
}

export const THRESHOLD_DEFAULT: ThresholdConfiguration = {
  type: 'BOUNDED_PERCENT',
  value: CIRCUIT_BREAKER_PERCENT_DEFAULT,
}

/** Failures that fail the deployment: by default min(200, max(3, ceil(desiredCount × 50 / 100))). */
export function circuitBreakerThreshold(
  desiredCount: number,
  configuration: ThresholdConfiguration = THRESHOLD_DEFAULT,
): number {
  if (configuration.type === 'COUNT') return configuration.value
  const share = Math.ceil((desiredCount * configuration.value) / 100)
  // Nothing fails before a task has failed, also where none is desired (MODEL.md#circuit-breaker).
  if (configuration.type === 'UNBOUNDED_PERCENT') return Math.max(1, share)
  return Math.min(CIRCUIT_BREAKER_THRESHOLD.max, Math.max(CIRCUIT_BREAKER_THRESHOLD.min, share))
}

/** The same as a sentence: `threshold = min(200, max(3, ceil(8 × 50 / 100))) = 4`. */
export function thresholdRule(
  desiredCount: number,
  configuration: ThresholdConfiguration = THRESHOLD_DEFAULT,
): string {
  const { min, max } = CIRCUIT_BREAKER_THRESHOLD
  const threshold = circuitBreakerThreshold(desiredCount, configuration)
  const share = `ceil(${desiredCount} × ${configuration.value} / 100)`
  switch (configuration.type) {
    case 'COUNT':
      return `threshold = ${threshold} (COUNT)`
    case 'UNBOUNDED_PERCENT':
      return `threshold = ${share} = ${threshold}`
    case 'BOUNDED_PERCENT':
      return `threshold = min(${max}, max(${min}, ${share})) = ${threshold}`
  }
}

export interface BreakerCount {
  readonly failures: number
  /** Stage 2 begins when a task of the deployment has reached RUNNING. */
  readonly anyReachedRunning: boolean
}

export const BREAKER_START: BreakerCount = { failures: 0, anyReachedRunning: false }

/** What the breaker hears of one task of its deployment. */
export type BreakerEvent =
  | 'failed to reach RUNNING'
  | 'reached RUNNING'
  | 'became healthy'
  | 'replaced as unhealthy'
  | 'exited before it was healthy'

/**
 * Stage 1 counts tasks that never reach RUNNING, stage 2 tasks that are replaced because a health check failed. A task that
 * becomes healthy sets the count back to zero unless `resetOnHealthyTask` is off. A task that exits after RUNNING counts when
 * a health check watches the service and never found it healthy; nothing else that exits does (MODEL.md#circuit-breaker).
 */
export function breakerAfter(
  count: BreakerCount,
  event: BreakerEvent,
  resetOnHealthyTask = true,
): BreakerCount {
  switch (event) {
    case 'failed to reach RUNNING':
      return count.anyReachedRunning ? count : { ...count, failures: count.failures + 1 }
    case 'reached RUNNING':
      return count.anyReachedRunning ? count : { ...count, anyReachedRunning: true }
    case 'became healthy':
      return resetOnHealthyTask && count.failures > 0 ? { ...count, failures: 0 } : count
    case 'exited before it was healthy':
    case 'replaced as unhealthy':
      return count.anyReachedRunning ? { ...count, failures: count.failures + 1 } : count
  }
}
