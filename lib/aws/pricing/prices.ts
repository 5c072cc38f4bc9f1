// What a run is charged at. First values: Linux on demand in us-east-1; a scenario, the command line and the screen can say others.

import { INSTANCE_TYPES } from '../ec2/instance-types'

export interface Prices {
  /** When they were read, for whoever reads a cost later. */
  readonly asOf: string
  /** US dollars an hour by instance type. */
  readonly instances: Readonly<Record<string, number>>
  readonly loadBalancerHour: number
  /** Of a load balancer capacity unit (LCU). */
  readonly lcuHour: number
  readonly networkHour: number
  /** Of a capacity unit of a Network Load Balancer (NLCU). */
  readonly nlcuHour: number
  readonly classicHour: number
  /** Of a gigabyte through a Classic Load Balancer. */
  readonly classicGigabyte: number
  /** What a request and its response carry through the load balancer on average; the model knows no bytes. */
  readonly bytesPerRequest: number
}

/** Price list of EC2 of 2026-07-20; https://aws.amazon.com/elasticloadbalancing/pricing/ read on 2026-09-20. */
export const PRICES_DEFAULT: Prices = {
  asOf: '2026-09-20',
  instances: Object.fromEntries(INSTANCE_TYPES.map(({ name, usdPerHour }) => [name, usdPerHour])),
  loadBalancerHour: 0.0225,
  lcuHour: 0.008,
  networkHour: 0.0225,
  nlcuHour: 0.006,
  // The page's tab "Classic Load Balancer", of us-east-1.
  classicHour: 0.025,
  classicGigabyte: 0.008,
  bytesPerRequest: 0,
}

/** EC2 charges each run of a Linux instance for a minute at least. EC2 On-Demand pricing, "per second". */
export const INSTANCE_SECONDS_MIN = 60

/** What one capacity unit holds. https://aws.amazon.com/elasticloadbalancing/pricing/, "LCU Details". */
export const LCU = {
  newConnectionsPerSecond: 25,
  activeConnections: 3_000,
  bytesPerHour: 1_000_000_000,
  ruleEvaluationsPerSecond: 1_000,
} as const

/** The same of a Network Load Balancer, over TCP. https://aws.amazon.com/elasticloadbalancing/pricing/, "NLCU Details". */
export const NLCU = {
  newConnectionsPerSecond: 800,
  activeConnections: 100_000,
  bytesPerHour: 1_000_000_000,
} as const

/** So many rules of a request are free. */
export const RULES_FREE = 10
