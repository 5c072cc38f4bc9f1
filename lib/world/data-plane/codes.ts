// The closed lists of the data plane as small integers, for typed arrays, and the words that they stand for.

import type { RoutingAlgorithm } from '@/lib/aws/vocabulary'
import type { RequestOutcome } from '@/lib/protocol'
import { STATUS_CLIENT_CLOSED } from './constants'

/** Where a request is. A slot of the pool whose phase is `free` holds none. */
export const AT = {
  free: 0,
  connecting: 1,
  queued: 2,
  cpu: 3,
  waiting: 4,
  lost: 5,
  /** A worker waits for the rest of its body. */
  receiving: 6,
  /** The load balancer has the answer, and its client takes it. */
  delivering: 7,
  /** A worker waits for the answer to a call of its own. */
  calling: 8,
} as const

/**
 * Who sent it. A user waits for the answer and comes back; a probe is a health check; a message comes
 * from a queue. From `caller` on they may give up or try again: clients and users (`Attempts`), and from `call` on processes that
 * work on other requests (`Calls`), through a load balancer or straight to a task.
 */
export const SENDER = {
  client: 0,
  user: 1,
  probe: 2,
  message: 3,
  caller: 4,
  callingUser: 5,
  call: 6,
  directCall: 7,
} as const

export const OUTCOMES: readonly RequestOutcome[] = [
  'ok',
  'target-4xx',
  'target-5xx',
  'elb-502',
  'elb-503',
  'elb-504',
  'elb-4xx',
  'unreachable',
  'elb-ok',
  'cut',
]
export const OUTCOME = {
  ok: 0,
  target4xx: 1,
  target5xx: 2,
  elb502: 3,
  elb503: 4,
  elb504: 5,
  elb4xx: 6,
  unreachable: 7,
  elbOk: 8,
  cut: 9,
} as const
export type Outcome = (typeof OUTCOME)[keyof typeof OUTCOME]

const FIXED_OUTCOME: Readonly<Record<number, Outcome>> = {
  502: OUTCOME.elb502,
  503: OUTCOME.elb503,
  504: OUTCOME.elb504,
}

/** Of a response that the load balancer gives by itself. */
export function fixedOutcome(status: number): Outcome {
  if (status < 400) return OUTCOME.elbOk
  return FIXED_OUTCOME[status] ?? (status < 500 ? OUTCOME.elb4xx : OUTCOME.elb503)
}

export const isOk = (outcome: number): boolean => outcome === OUTCOME.ok || outcome === OUTCOME.elbOk

/** Why a request ended as it did. */
export const REASON = {
  answered: 0,
  applicationError: 1,
  noListener: 2,
  provisioning: 3,
  zonesOut: 4,
  noTargets: 5,
  securityGroup: 6,
  instanceUnreachable: 7,
  portClosed: 8,
  processEnded: 9,
  outOfMemory: 10,
  crashed: 11,
  deregistered: 12,
  idleTimeout: 13,
  instanceLost: 14,
  fixedResponse: 15,
  clientGaveUp: 16,
  packetsLost: 17,
  connectionClosed: 18,
  clientsBlocked: 19,
  /** Its client goes where the redirect leads. */
  redirected: 20,
  /** It does not: it was told not to, the redirect leads out of the run, there were too many, the URL was too long. */
  redirectNotFollowed: 21,
  redirectedAway: 22,
  redirectsTooMany: 23,
  redirectTooLong: 24,
  /** A client that was sent there by a redirect speaks HTTPS, the listener HTTP, or the other way round. */
  otherProtocol: 25,
  /** Its X-Forwarded-For header names more addresses than a load balancer takes. */
  forwardedTooMany: 26,
  /** Of calls: nobody has the name, or the proxy of this task does not know it yet. */
  nameNotFound: 27,
  endpointNotKnown: 28,
  /** Nobody is registered under the name in DNS, or no task is behind the endpoint of Service Connect. */
  nobodyRegistered: 29,
  endpointEmpty: 30,
  /** Nobody listens at the address; nobody has it any more. */
  callRefused: 31,
  addressGone: 32,
  callsTooDeep: 33,
  /** A call of its own has failed. */
  callFailed: 34,
} as const
export type Reason = (typeof REASON)[keyof typeof REASON]

export const ALGORITHMS: readonly RoutingAlgorithm[] = [
  'round_robin',
  'least_outstanding_requests',
  'weighted_random',
]
/** `flowHash` is that of Network Load Balancers, which have no attribute for it. */
export const ALGORITHM = { roundRobin: 0, leastOutstanding: 1, weightedRandom: 2, flowHash: 3 } as const

/** Why a target was chosen, in the bits of one number: the algorithm in the lowest two, then what else had a say. */
export const CHOICE = {
  algorithm: 3,
  /** The node keeps to the targets of its own zone. */
  ownZone: 4,
  /** The client's cookie named the target. */
  cookie: 8,
  /** Its cookie named one that cannot be had any more. */
  lostCookie: 16,
  /** Shares were weighed: of targets in slow start, or of anomalous ones. */
  weighed: 32,
  /** The answer brings a cookie. */
  setsCookie: 64,
  /** The client's cookie named the target group. */
  groupCookie: 128,
  /** Numbers of the candidates were noted: what they had open (the algorithm's own bit), or their shares. */
  withCounts: 1 + 32,
} as const

/** What a client tries again: errors of the service or the load balancer, no answer at all, its own impatience. */
export function hasFailed(status: number): boolean {
  return status === 0 || status >= 500 || status === STATUS_CLIENT_CLOSED
}
