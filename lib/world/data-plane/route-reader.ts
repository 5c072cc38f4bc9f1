// Finds out what becomes of requests from the records as they are now. Rules are made ready once, however many kinds of
// requests are asked about.

import type { RoutedRequest } from '@/lib/aws/elb/condition'
import { type RequestUrl, redirectUrl, ruleProtocol } from '@/lib/aws/elb/redirect'
import { type Matched, ruleMatcher } from '@/lib/aws/elb/rules'
import { RULES_FREE } from '@/lib/aws/pricing/prices'
import { US_PER_SECOND } from '@/lib/engine'
import { admitsClients, clientBlocksOf } from '@/lib/world/lifecycle/client-access'
import { rulesOf } from '@/lib/world/lifecycle/routing'
import type { Listener, ListenerRule, LoadBalancer } from '@/lib/world/records/elb'
import { REASON, type Reason } from './codes'
import { STATUS_FORWARDED_TOO_MANY } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import type { LoadBalancerState } from './load-balancer-state'
import type { Names } from './names'
import type { Route } from './routes'
import { describeRule } from './rule-text'
import type { TargetGroupState } from './target-group-state'

/** What routes are made of, by number. */
export interface RouteTables {
  readonly loadBalancers: Names
  readonly groups: Names
  readonly rules: Pick<Names, 'number'>
  readonly loadBalancerStates: readonly LoadBalancerState[]
  readonly groupStates: readonly TargetGroupState[]
  readonly ruleTexts: string[]
}

/** Where a request is sent to. */
export interface Destination {
  readonly loadBalancer: LoadBalancer
  readonly port: number
  /** What the client speaks; null: whatever the listener does. */
  readonly protocol: RequestUrl['protocol'] | null
  /** Of the interface that sends it; clients outside the VPC have none. */
  readonly securityGroupIds?: readonly string[]
}

/** What a redirect comes to: the template of the next request, or why there is none. */
export interface Onward {
  readonly next: number
  readonly end: Reason
}

/** A `Location` header may have this many bytes. ALB guide, load-balancer-cloudwatch-metrics. */
const LOCATION_LENGTH_MAX = 8_192

/** Addresses in an `X-Forwarded-For` header. ALB guide, load-balancer-troubleshooting (HTTP 463). */
const FORWARDED_MAX = 30

interface ReadyListener {
  readonly listener: Listener
  readonly match: (request: RoutedRequest) => Matched<ListenerRule>
}

export class RouteReader {
  readonly #world: DataPlaneWorld
  readonly #tables: RouteTables
  readonly #ready = new Map<string, ReadyListener | null>()

  constructor(world: DataPlaneWorld, tables: RouteTables) {
    this.#world = world
    this.#tables = tables
  }

  /** `onward` says what the client of a redirect does. */
  of(to: Destination, request: RoutedRequest, onward: (url: RequestUrl) => Onward): Route {
    const { loadBalancers, loadBalancerStates, rules, ruleTexts } = this.#tables
    const number = loadBalancers.number(to.loadBalancer.arn)
    const nowhere = { loadBalancer: number, rule: -1, evaluatedRules: 0, paidRules: 0 }
    const unreachable = (reason: Reason): Route => ({ ...nowhere, kind: 'unreachable', reason })
    if (to.loadBalancer.state !== 'active') return unreachable(REASON.provisioning)
    if (loadBalancerStates[number]?.live.length === 0) return unreachable(REASON.zonesOut)
    const ready = this.#listenerAt(to)
    const sender = { sourceIp: request.sourceIp, sourceSecurityGroupIds: to.securityGroupIds ?? [] }
    if (ready && !admitsClients(this.#world.state, to.loadBalancer, to.port, sender))
      return unreachable(REASON.clientsBlocked)
    if (ready && to.protocol !== null && !speaks(ready.listener, to.protocol))
      return unreachable(REASON.otherProtocol)
    if (ready && to.loadBalancer.type === 'application' && forwardedBy(request.headers) > FORWARDED_MAX)
      return {
        ...nowhere,
        kind: 'refused',
        status: STATUS_FORWARDED_TOO_MANY,
        reason: REASON.forwardedTooMany,
      }
    const matched = ready?.match(request)
    if (!ready || !matched?.rule) return unreachable(REASON.noListener)
    const { rule, tried } = matched
    // The default rule is not evaluated. ELB pricing, "rule evaluations".
    const evaluatedRules = tried.filter((one) => one.rule.priority !== null).length
    const paidRules = Math.max(0, evaluatedRules - RULES_FREE)
    const at = { loadBalancer: number, rule: rules.number(rule.arn), evaluatedRules, paidRules }
    ruleTexts[at.rule] = describeRule(rule)
    const { action } = rule
    switch (action.type) {
      case 'fixed-response':
        return { ...at, kind: 'fixed', status: action.statusCode }
      case 'forward':
        return { ...at, kind: 'forward', ...this.#forward(rule, action) }
      case 'redirect': {
        const { protocol, port } = ready.listener
        const url = redirectUrl(action, {
          protocol: ruleProtocol(protocol),
          port,
          host: request.host,
          path: request.path,
        })
        if (locationLength(url) > LOCATION_LENGTH_MAX)
          return { ...at, kind: 'redirect', status: 500, next: -1, end: REASON.redirectTooLong }
        return { ...at, kind: 'redirect', status: action.statusCode, ...onward(url) }
      }
    }
  }

  #forward({ arn }: ListenerRule, action: Extract<ListenerRule['action'], { type: 'forward' }>) {
    let sum = 0
    const sums: number[] = []
    const groups: TargetGroupState[] = []
    for (const { targetGroupArn, weight } of action.targetGroups) {
      const group = this.#tables.groupStates[this.#tables.groups.find(targetGroupArn)]
      if (group === undefined) continue
      sum += weight
      sums.push(sum)
      groups.push(group)
    }
    const stream = groups.length > 1 ? this.#world.engine.random.stream(`routing/${arn}`) : null
    return { groups, sums, ruleArn: arn, stickyUs: (action.stickySeconds ?? 0) * US_PER_SECOND, stream }
  }

  /** The listener and every rule that is looked at for a request. */
  look(
    to: Destination,
    request: RoutedRequest,
  ): (Matched<ListenerRule> & { readonly listener: Listener }) | null {
    const ready = this.#listenerAt(to)
    return ready && { listener: ready.listener, ...ready.match(request) }
  }

  /** Blocks of addresses that security groups and rules of a listener look at. */
  sourceBlocks(to: Destination): readonly string[] {
    const listener = this.#listenerAt(to)?.listener
    if (listener === undefined) return []
    const ofRules = rulesOf(this.#world.state, listener.arn).flatMap(({ conditions }) =>
      conditions.flatMap((condition) => (condition.field === 'source-ip' ? condition.values : [])),
    )
    return [...clientBlocksOf(this.#world.state, to.loadBalancer), ...ofRules]
  }

  #listenerAt({ loadBalancer, port }: Destination): ReadyListener | null {
    const key = `${port} ${loadBalancer.arn}`
    let ready = this.#ready.get(key)
    if (ready === undefined) {
      const listener = [...this.#world.state.listeners.values()].find(
        (one) => one.loadBalancerArn === loadBalancer.arn && one.port === port,
      )
      ready = listener ? { listener, match: ruleMatcher(rulesOf(this.#world.state, listener.arn)) } : null
      this.#ready.set(key, ready)
    }
    return ready
  }
}

function forwardedBy(headers: RoutedRequest['headers']): number {
  const header = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-forwarded-for')
  return header === undefined ? 0 : header[1].split(',').filter((address) => address.trim() !== '').length
}

/** Through a listener that forwards connections goes whatever client and target say to each other. */
function speaks({ protocol }: Listener, spoken: RequestUrl['protocol']): boolean {
  return (
    protocol === spoken ||
    protocol === 'TCP' ||
    ((protocol === 'SSL' || protocol === 'TLS') && spoken === 'HTTPS')
  )
}

const locationLength = ({ host, path }: RequestUrl) => host.length + path.length
