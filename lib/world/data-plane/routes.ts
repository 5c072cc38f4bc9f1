// What becomes of a request at a load balancer.

import type { RandomStream } from '@/lib/engine'
import { addressNumber, type ClientBlock } from '@/lib/traffic/client-block'
import { REASON, type Reason } from './codes'
import type { TargetGroupState } from './target-group-state'

interface UnreachableRoute {
  readonly kind: 'unreachable'
  readonly reason: Reason
}
/** The load balancer refuses the request before it looks at any rule. */
interface RefusedRoute {
  readonly kind: 'refused'
  readonly status: number
  readonly reason: Reason
}
interface FixedRoute {
  readonly kind: 'fixed'
  readonly status: number
}
export interface RedirectRoute {
  readonly kind: 'redirect'
  readonly status: number
  /** Template of the request that the client sends then; -1 when it sends none. */
  readonly next: number
  /** Why it sends none. */
  readonly end: Reason
}
export interface ForwardRoute {
  readonly kind: 'forward'
  readonly groups: readonly TargetGroupState[]
  /** Running sums of the weights. */
  readonly sums: readonly number[]
  readonly ruleArn: string
  /** How long a client stays with its group; 0: it does not. */
  readonly stickyUs: number
  readonly stream: RandomStream | null
}
interface RouteBase {
  /** Number of the load balancer, and of the rule that matched; -1 for none. */
  readonly loadBalancer: number
  readonly rule: number
  /** Rules that are looked at for a request; the default rule does not count. */
  readonly evaluatedRules: number
  /** Of these, those beyond the free ones. */
  readonly paidRules: number
}
export type Route = RouteBase & (UnreachableRoute | RefusedRoute | FixedRoute | RedirectRoute | ForwardRoute)

export const NO_ROUTE: Route = {
  kind: 'unreachable',
  reason: REASON.noListener,
  loadBalancer: -1,
  rule: -1,
  evaluatedRules: 0,
  paidRules: 0,
}

/** Rules look at the client's address: its block falls into parts that go different ways. */
export interface SplitRoute {
  readonly kind: 'split'
  readonly block: ClientBlock
  /** First address of each part, in order. */
  readonly starts: readonly number[]
  readonly routes: readonly Route[]
}

export function routeOfClient({ block, starts, routes }: SplitRoute, client: number): Route {
  const address = addressNumber(block, client)
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= address) low = middle
    else high = middle - 1
  }
  return routes[low] as Route
}

/** Position of the group that a request goes to, drawn by weight; -1 when all weights are 0. */
export function chooseGroup({ sums, stream }: ForwardRoute): number {
  const last = sums.length - 1
  const sum = sums[last] ?? 0
  if (sum <= 0) return -1
  if (stream === null) return 0
  const point = stream.uniform() * sum
  let i = 0
  while (i < last && point >= (sums[i] as number)) i++
  return i
}
