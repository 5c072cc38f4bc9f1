// Load balancer capacity units: of four dimensions the one that is used most is charged, hour by hour.
// https://aws.amazon.com/elasticloadbalancing/pricing/

import { LCU, NLCU } from './prices'

const HOUR_SECONDS = 3_600

/** What passed a load balancer within one hour of the clock. */
export interface HourOfTraffic {
  readonly newConnections: number
  /** Seconds that connections were open, all of them together. */
  readonly connectionSeconds: number
  /** Those beyond the ten free rules of each request. */
  readonly ruleEvaluations: number
  readonly bytes: number
}

export type LcuDimension = 'newConnections' | 'activeConnections' | 'processedBytes' | 'ruleEvaluations'

/** LCU hours by dimension. */
export function lcuHoursOf(hour: HourOfTraffic): Readonly<Record<LcuDimension, number>> {
  return {
    newConnections: hour.newConnections / (LCU.newConnectionsPerSecond * HOUR_SECONDS),
    activeConnections: hour.connectionSeconds / (LCU.activeConnections * HOUR_SECONDS),
    processedBytes: hour.bytes / LCU.bytesPerHour,
    ruleEvaluations: hour.ruleEvaluations / (LCU.ruleEvaluationsPerSecond * HOUR_SECONDS),
  }
}

/** The LCU hours that are charged. */
export function chargedLcuHours(hour: HourOfTraffic): number {
  return Math.max(...Object.values(lcuHoursOf(hour)))
}

/** The NLCU hours of a Network Load Balancer that are charged: it looks at no rules. */
export function chargedNetworkHours(hour: HourOfTraffic): number {
  return Math.max(
    hour.newConnections / (NLCU.newConnectionsPerSecond * HOUR_SECONDS),
    hour.connectionSeconds / (NLCU.activeConnections * HOUR_SECONDS),
    hour.bytes / NLCU.bytesPerHour,
  )
}
