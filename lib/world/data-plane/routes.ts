// What becomes of a kind of request at a load balancer, decided once for each source and template.

import { matchRule } from '@/lib/aws/elb/rules'
import { RULES_FREE } from '@/lib/aws/pricing/prices'
import type { RandomStream } from '@/lib/engine'
import { admitsClients } from '@/lib/world/lifecycle/client-access'
import type { LoadBalancer } from '@/lib/world/records/elb'
import { REASON, type Reason } from './codes'
import type { DataPlaneWorld } from './data-plane-world'
import type { LoadBalancerState } from './load-balancer-state'
import type { Names } from './names'
import { describeRule } from './rule-text'
import type { TargetGroupState } from './target-group-state'

interface UnreachableRoute {
  readonly kind: 'unreachable'
  readonly reason: Reason
}
interface FixedRoute {
  readonly kind: 'fixed'
  readonly status: number
}
export interface ForwardRoute {
  readonly kind: 'forward'
  readonly groups: readonly TargetGroupState[]
  /** Running sums of the weights. */
  readonly sums: readonly number[]
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
export type Route = RouteBase & (UnreachableRoute | FixedRoute | ForwardRoute)

export const NO_ROUTE: Route = {
  kind: 'unreachable',
  reason: REASON.noListener,
  loadBalancer: -1,
  rule: -1,
  evaluatedRules: 0,
  paidRules: 0,
}

interface RequestKind {
  readonly port: number
  readonly method: string
  readonly path: string
  readonly host: string
}

/** What routes are made of, by number. */
export interface RouteTables {
  readonly loadBalancers: Names
  readonly groups: Names
  readonly rules: Pick<Names, 'number'>
  readonly loadBalancerStates: readonly LoadBalancerState[]
  readonly groupStates: readonly TargetGroupState[]
  readonly ruleTexts: string[]
}

export function routeOf(
  world: DataPlaneWorld,
  topology: RouteTables,
  loadBalancer: LoadBalancer,
  request: RequestKind,
): Route {
  const { listeners, rules } = world.state
  const number = topology.loadBalancers.number(loadBalancer.arn)
  const refused = (reason: Reason): Route => ({
    kind: 'unreachable',
    reason,
    loadBalancer: number,
    rule: -1,
    evaluatedRules: 0,
    paidRules: 0,
  })
  if (loadBalancer.state !== 'active') return refused(REASON.provisioning)
  if (topology.loadBalancerStates[number]?.live.length === 0) return refused(REASON.zonesOut)
  const listener = [...listeners.values()].find(
    ({ loadBalancerArn, port }) => loadBalancerArn === loadBalancer.arn && port === request.port,
  )
  if (listener === undefined) return refused(REASON.noListener)
  if (!admitsClients(world.state, loadBalancer, request.port)) return refused(REASON.clientsBlocked)
  const ofListener = [...rules.values()].filter(({ listenerArn }) => listenerArn === listener.arn)
  const { rule, tried } = matchRule(ofListener, request)
  if (rule === null) return refused(REASON.noListener)
  // The default rule is not evaluated. ELB pricing, "rule evaluations".
  const evaluatedRules = tried.filter((one) => one.rule.priority !== null).length
  const paidRules = Math.max(0, evaluatedRules - RULES_FREE)
  const at = { loadBalancer: number, rule: topology.rules.number(rule.arn), evaluatedRules, paidRules }
  topology.ruleTexts[at.rule] = describeRule(rule)
  const { action } = rule
  if (action.type === 'fixed-response') return { ...at, kind: 'fixed', status: action.statusCode }
  let sum = 0
  const sums: number[] = []
  const groups: TargetGroupState[] = []
  for (const { targetGroupArn, weight } of action.targetGroups) {
    const group = topology.groupStates[topology.groups.find(targetGroupArn)]
    if (group === undefined) continue
    sum += weight
    sums.push(sum)
    groups.push(group)
  }
  const stream = groups.length > 1 ? world.engine.random.stream(`routing/${rule.arn}`) : null
  return { ...at, kind: 'forward', groups, sums, stream }
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
