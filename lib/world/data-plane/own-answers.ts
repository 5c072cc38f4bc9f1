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

const ANSWERS: Readonly<Record<LoadBalancerType, Readonly<Partial<Record<Reason, OwnAnswer>>>>> = {
  application: {},
  classic: CLASSIC,
}

/** Null where it is what an Application Load Balancer answers. */
export function ownAnswer(type: LoadBalancerType, reason: Reason): OwnAnswer | null {
  return ANSWERS[type][reason] ?? null
}
