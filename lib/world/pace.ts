// How long AWS takes for what it does by itself: one table of named timings, each as live services show it (`aws`) and as
// short as a demonstration of mechanics wants it (`instant`). MODEL.md#timings lists them. A wait is drawn from a stream of its
// own, so that drawing one more shifts no other.

import { exp, type RandomStream } from '@/lib/engine'
import type { World } from './world'

/** All in milliseconds. A lognormal one is clamped to `from` … `to` after it is drawn. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'lognormal'
      readonly median: number
      readonly sigma: number
      readonly from: number
      readonly to: number
    }

export interface Timing {
  readonly aws: Distribution
  readonly instant: Distribution
  /** Where the range comes from; `assumed` where nobody has measured it in public. */
  readonly source: string
}

const fixed = (ms: number): Distribution => ({ kind: 'fixed', ms })
const uniform = (from: number, to: number): Distribution => ({ kind: 'uniform', from, to })
const lognormal = (median: number, sigma: number, from: number, to: number): Distribution => ({
  kind: 'lognormal',
  median,
  sigma,
  from,
  to,
})
const AT_ONCE = fixed(0)
const SERVICE_LOGS = 'seen in public service logs'

export const TIMINGS = {
  /** From one look of the service scheduler at a service to the next. */
  schedulerLook: { aws: uniform(9_400, 10_800), instant: AT_ONCE, source: SERVICE_LOGS },
  /** From CreateService to the first look. */
  serviceFirstLook: { aws: lognormal(6_500, 0.6, 1_000, 19_000), instant: AT_ONCE, source: SERVICE_LOGS },
  /** A target is unhealthy until the scheduler knows; it acts at its next look. */
  unhealthyNotice: { aws: uniform(8_000, 27_000), instant: AT_ONCE, source: SERVICE_LOGS },
  /**
   * A task ended by itself, or somebody stopped it, until the scheduler knows; without a load balancer. With the look that follows it is
   * replaced some 8 s after its end.
   */
  deadTaskNotice: {
    aws: uniform(500, 5_000),
    instant: AT_ONCE,
    source: 'worked out from a crash loop in public service logs',
  },
  /** The same behind a load balancer, whose target is deregistered then. */
  deadTaskDeregister: { aws: uniform(26_000, 32_000), instant: AT_ONCE, source: SERVICE_LOGS },
  /** A task failed to start until the next is started: the first two times, and from the third on. */
  failedStartRetry: { aws: uniform(30_000, 42_000), instant: AT_ONCE, source: SERVICE_LOGS },
  failedStartRetryLater: { aws: uniform(290_000, 300_000), instant: AT_ONCE, source: SERVICE_LOGS },
  /** The start that follows one failure too many until the circuit breaker trips. */
  breakerTrip: { aws: uniform(2_000, 4_000), instant: AT_ONCE, source: 'seen once in public service logs' },
  /** A service deployment was created until it starts; it is asked to stop until it has stopped. */
  serviceDeploymentStart: {
    aws: uniform(130, 160),
    instant: AT_ONCE,
    source: 'seen twice in a public issue report',
  },
  serviceDeploymentStop: {
    aws: uniform(250, 350),
    instant: AT_ONCE,
    source: 'seen once in a public issue report',
  },
  /** A task found no room until the scheduler tries again: in the first minute, and after it. */
  placementRetry: { aws: uniform(30_000, 62_000), instant: fixed(15_000), source: 'public issue reports' },
  placementRetryLater: {
    aws: uniform(290_000, 310_000),
    instant: fixed(15_000),
    source: 'public issue reports',
  },
  /** A task waits in PROVISIONING until ECS gives it up. */
  provisioningTimeout: {
    aws: uniform(600_000, 1_800_000),
    instant: fixed(600_000),
    source: 'AWS says 10 to 30 minutes',
  },
  /** `Elb.RegistrationInProgress`. */
  targetRegistration: { aws: uniform(900, 1_500), instant: fixed(900), source: SERVICE_LOGS },
  /** A target was deregistered until it is shown as `draining` and gets no request any more. */
  targetDrainingSeen: {
    aws: uniform(300, 600),
    instant: AT_ONCE,
    source: 'seen once in public service logs',
  },
  /** Load balancer `provisioning` until `active`. */
  albProvisioning: {
    aws: lognormal(150_000, 0.1, 139_000, 187_000),
    instant: fixed(5_000),
    source: 'public logs of infrastructure tools',
  },
  /** An Auto Scaling group has other instances than it is to have until it launches or terminates some. */
  groupReaction: {
    aws: uniform(6_000, 10_000),
    instant: AT_ONCE,
    source: 'seen in public activity histories',
  },
  /** A group could not launch or terminate what it had to, until it tries again. */
  groupRetry: { aws: uniform(55_000, 65_000), instant: fixed(15_000), source: 'assumed' },
  /** The lifecycle actions of a launch are done until the instance is in service. */
  lifecycleProceed: { aws: uniform(1_000, 5_000), instant: AT_ONCE, source: 'assumed' },
  /** EC2 `pending` until `running`. */
  ec2Pending: {
    aws: uniform(16_000, 18_000),
    instant: uniform(7_000, 9_000),
    source: 'public measurements of six types',
  },
  /** Boot and start of the ECS agent until it registers. */
  bootToRegistered: { aws: uniform(15_000, 40_000), instant: uniform(20_000, 24_000), source: 'assumed' },
  /** A task's network interface is created and attached to its EC2 instance; detached and deleted. */
  ec2AwsvpcAttach: {
    aws: uniform(11_000, 15_000),
    instant: fixed(2_000),
    source: 'fitted to a crash loop in public service logs',
  },
  ec2AwsvpcDetach: {
    aws: uniform(11_000, 14_000),
    instant: fixed(2_000),
    source: 'fitted to a crash loop in public service logs',
  },
  /** A container has started or ended until ECS hears of it from the agent. */
  ec2StateReport: { aws: uniform(20, 900), instant: AT_ONCE, source: 'public dumps of task events' },
  /** An agent cannot be reached until ECS shows it as disconnected. The agent and ECS give each other up after 1 to 3 minutes. */
  agentDisconnectSeen: {
    aws: uniform(60_000, 180_000),
    instant: AT_ONCE,
    source: 'assumed, from the time-outs of the agent',
  },
  /** An alarm's action until the policy has decided and the desired count is set. */
  alarmToDesired: { aws: uniform(1_000, 10_000), instant: AT_ONCE, source: 'assumed' },
  /** A desired count is set until Application Auto Scaling looks whether ECS has fulfilled it. */
  activityConfirm: {
    aws: uniform(31_000, 82_000),
    instant: fixed(5_000),
    source: 'public descriptions of four scaling activities',
  },
  /** Until it looks again at what is not fulfilled yet. */
  activityConfirmAgain: { aws: fixed(30_000), instant: fixed(5_000), source: 'assumed' },
  /** The minute of a scheduled action until it acts. */
  scheduledActionDelay: {
    aws: uniform(1_000, 60_000),
    instant: AT_ONCE,
    source: 'seen once after 16.5 s; the minute is the resolution that AWS documents',
  },
  /** End of a period until its datapoint can be seen: of AWS's services, of those with a shorter period, of a program's own. */
  metricVisible: {
    aws: uniform(60_000, 120_000),
    instant: AT_ONCE,
    source: 'worked out from public measurements of scale-outs',
  },
  /** CapacityProviderReservation, by which managed scaling acts. */
  capacityMetricVisible: {
    aws: uniform(15_000, 45_000),
    instant: AT_ONCE,
    source: 'fitted to a public launch of 3,500 tasks, the first of which ran after 150 s',
  },
  highResMetricVisible: { aws: uniform(10_000, 30_000), instant: AT_ONCE, source: 'assumed' },
  customMetricVisible: {
    aws: uniform(1_000, 5_000),
    instant: AT_ONCE,
    source: 'public logs of alarms on custom metrics',
  },
  /** An alarm is evaluated once a minute, this long after it begins. */
  alarmOffset: { aws: uniform(0, 60_000), instant: fixed(1_000), source: 'public alarm histories' },
  /** A pull is given up after so long: the registry does not answer, the tag does not exist, the registry refuses. */
  startFailureUnreachable: { aws: uniform(260_000, 290_000), instant: fixed(5_000), source: SERVICE_LOGS },
  startFailureImageMissing: { aws: uniform(75_000, 90_000), instant: fixed(5_000), source: SERVICE_LOGS },
  startFailureForbidden: {
    aws: uniform(25_000, 35_000),
    instant: fixed(5_000),
    source: 'seen once in public service logs, of a secret',
  },
} satisfies Readonly<Record<string, Timing>>

export type TimingName = keyof typeof TIMINGS

export function timingOf(world: Pick<World, 'pace'>, name: TimingName): Distribution {
  return TIMINGS[name][world.pace]
}

/** A wait in whole milliseconds, drawn from the given stream; nothing is drawn for a fixed one. */
export function draw(distribution: Distribution, random: RandomStream): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.ms
    case 'uniform':
      return Math.round(distribution.from + random.uniform() * (distribution.to - distribution.from))
    case 'lognormal': {
      const { median, sigma, from, to } = distribution
      const ms = random.lognormal(median * exp((sigma * sigma) / 2), sigma)
      return Math.round(Math.min(to, Math.max(from, ms)))
    }
  }
}

/** What a wait comes to, more or less. */
export function typicalMs(world: Pick<World, 'pace'>, name: TimingName): number {
  const distribution = timingOf(world, name)
  switch (distribution.kind) {
    case 'fixed':
      return distribution.ms
    case 'uniform':
      return (distribution.from + distribution.to) / 2
    case 'lognormal':
      return distribution.median
  }
}

/** A wait of something that happens once to `subject`. */
export function waitMs(world: World, name: TimingName, subject: string): number {
  const distribution = timingOf(world, name)
  return distribution.kind === 'fixed'
    ? distribution.ms
    : draw(distribution, world.engine.random.once(`pace/${name}`, subject))
}
