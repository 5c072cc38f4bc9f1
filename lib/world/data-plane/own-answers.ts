// What a load balancer answers by itself when it has none from a target: Application Load Balancers as the flow of requests says,
// other kinds where they differ from them.

import type { LoadBalancerType } from '@/lib/aws/vocabulary'
import { OUTCOME, type Outcome, REASON, type Reason } from './codes'

export interface OwnAnswer {
  readonly status: number
  readonly outcome: Outcome
}

const UNAVAILABLE: OwnAnswer = { status: 503, outcome: OUTCOME.elb503 }
const GATEWAY_TIMEOUT: OwnAnswer = { status: 504, outcome: OUTCOME.elb504 }

/**
 * A Classic Load Balancer answers 504 where an instance closes the connection, and 503 where it has none that takes one. ELB guide,
 * ts-elb-error-message.
 */
const CLASSIC: Readonly<Partial<Record<Reason, OwnAnswer>>> = {
  [REASON.portClosed]: UNAVAILABLE,
  [REASON.deregistered]: UNAVAILABLE,
  [REASON.connectionClosed]: GATEWAY_TIMEOUT,
  [REASON.processEnded]: GATEWAY_TIMEOUT,
  [REASON.outOfMemory]: GATEWAY_TIMEOUT,
  [REASON.crashed]: GATEWAY_TIMEOUT,
}

/** A Network Load Balancer passes on what a target says, and says nothing itself: its clients see a reset or a time-out. */
const CUT: OwnAnswer = { status: 0, outcome: OUTCOME.cut }
const NETWORK: Readonly<Partial<Record<Reason, OwnAnswer>>> = Object.fromEntries(
  [
    REASON.noTargets,
    REASON.securityGroup,
    REASON.instanceUnreachable,
    REASON.packetsLost,
    REASON.portClosed,
    REASON.deregistered,
    REASON.connectionClosed,
    REASON.processEnded,
    REASON.outOfMemory,
    REASON.crashed,
    REASON.idleTimeout,
    REASON.instanceLost,
  ].map((reason) => [reason, CUT]),
)

/** What targets reset; the rest the load balancer does, or nobody. NLB guide, load-balancer-cloudwatch-metrics. */
const RESET_BY_TARGET: ReadonlySet<Reason> = new Set([
  REASON.portClosed,
  REASON.processEnded,
  REASON.outOfMemory,
  REASON.crashed,
])
const RESET_BY_LOAD_BALANCER: ReadonlySet<Reason> = new Set([
  REASON.noTargets,
  REASON.deregistered,
  REASON.idleTimeout,
])

/** Who reset the connection of a client that has no answer; null where nobody did, and its client waited in vain. */
export function resetBy(reason: Reason): 'target' | 'load balancer' | null {
  if (RESET_BY_TARGET.has(reason)) return 'target'
  return RESET_BY_LOAD_BALANCER.has(reason) ? 'load balancer' : null
}

const ANSWERS: Readonly<Record<LoadBalancerType, Readonly<Partial<Record<Reason, OwnAnswer>>>>> = {
  application: {},
  network: NETWORK,
  classic: CLASSIC,
}

/** Null where it is what an Application Load Balancer answers. */
export function ownAnswer(type: LoadBalancerType, reason: Reason): OwnAnswer | null {
  return ANSWERS[type][reason] ?? null
}
