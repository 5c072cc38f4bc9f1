// What the access log of its load balancer says of a finished request. ALB guide, load-balancer-access-logs.

import { accessLogLine } from '@/lib/aws/elb/access-log'
import { before } from '@/lib/aws/elb/query-string'
import { locationOf, redirectUrl, ruleProtocol } from '@/lib/aws/elb/redirect'
import { US_PER_MS } from '@/lib/engine'
import { OUTCOME, REASON } from './codes'
import { CLIENT_TO_LOAD_BALANCER_US } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import type { RequestRecord } from './finished-ring'
import type { Follower } from './follow'
import { speaksHttp2 } from './http-version'
import type { Topology } from './topology'

/** How far a request came: what was spent until it was sent to a target, until that began to answer, until the answer was sent on. */
type Stage = 'not sent' | 'sent' | 'cut off' | 'answered'

const STAGES: Readonly<Record<number, Stage>> = {
  [REASON.answered]: 'answered',
  [REASON.applicationError]: 'answered',
  [REASON.callFailed]: 'answered',
  [REASON.connectionClosed]: 'cut off',
  [REASON.processEnded]: 'cut off',
  [REASON.outOfMemory]: 'cut off',
  [REASON.crashed]: 'cut off',
  [REASON.deregistered]: 'cut off',
  [REASON.idleTimeout]: 'sent',
  [REASON.instanceLost]: 'sent',
  [REASON.clientGaveUp]: 'sent',
}

const NO_BODIES = { requestBytes: 0, responseBytes: 0, uploadUs: 0, downloadUs: 0 }

/** `us` from the last byte of the request until the client had its answer. */
function targetUs(stage: Stage, us: number, downloadUs: number): number | null {
  if (stage === 'answered') return us - downloadUs
  return stage === 'cut off' ? Math.max(0, us) : null
}

export class AccessLog {
  readonly #world: DataPlaneWorld
  readonly #topology: Topology
  readonly #follower: Follower

  constructor(world: DataPlaneWorld, topology: Topology, follower: Follower) {
    this.#world = world
    this.#topology = topology
    this.#follower = follower
  }

  /** Null for a request that reached no listener, which no load balancer has heard of; other kinds have logs of other formats. */
  line(record: RequestRecord): string | null {
    const topology = this.#topology
    const loadBalancer = topology.loadBalancerStates[record.loadBalancer]
    if (record.outcome === OUTCOME.unreachable || loadBalancer?.type !== 'application') return null
    const rule = this.#world.state.rules.get(topology.rules.text(record.rule) ?? '')
    const target = topology.targets.infos[record.target] ?? null
    const stage = STAGES[record.reason] ?? 'not sent'
    const { request, client } = this.#follower.asked(record)
    const { listeners, loadBalancers, traffic } = this.#world.state
    const protocol = ruleProtocol(listeners.get(rule?.listenerArn ?? '')?.protocol ?? 'HTTP')
    const { method, port, path, headers = {} } = request
    const balancer = loadBalancers.get(loadBalancer.arn)
    const source = traffic.get(topology.sources.text(record.source) ?? '')
    const isHttp2 = speaksHttp2(source?.client, balancer, protocol)
    const host = request.host ?? balancer?.dnsName ?? ''
    const url = { protocol, host, port, path }
    const action = rule?.action ?? null
    const agent = Object.entries(headers).find(([name]) => name.toLowerCase() === 'user-agent')
    const startUs = this.#world.startAt * US_PER_MS
    const atLoadBalancerUs = record.endedAt - record.startedAt - 2 * CLIENT_TO_LOAD_BALANCER_US
    const { requestBytes, responseBytes, uploadUs, downloadUs } =
      topology.costs[record.source]?.[record.template] ?? NO_BODIES
    const isSent = stage !== 'not sent' && uploadUs <= atLoadBalancerUs
    return accessLogLine({
      type: isHttp2 ? 'h2' : protocol === 'HTTPS' ? 'https' : 'http',
      answeredAt: startUs + record.endedAt - CLIENT_TO_LOAD_BALANCER_US,
      createdAt: startUs + record.startedAt + CLIENT_TO_LOAD_BALANCER_US,
      loadBalancer: loadBalancer.arn.slice(loadBalancer.arn.indexOf('app/')),
      client,
      target: target && `${target.ip}:${target.hostPort}`,
      requestUs: isSent ? uploadUs : null,
      targetUs: targetUs(stage, atLoadBalancerUs - uploadUs, downloadUs),
      responseUs: stage === 'answered' ? 0 : null,
      receivedBytes: requestBytes,
      sentBytes: stage === 'answered' ? responseBytes : 0,
      status: record.status,
      targetStatus: stage === 'answered' ? record.status : null,
      method,
      url: locationOf({ ...url, host: before(host, ':') }),
      userAgent: agent?.[1] ?? null,
      targetGroupArn: topology.groups.text(record.group),
      rulePriority: rule === undefined ? null : (rule.priority ?? 0),
      action: action?.type ?? null,
      redirectUrl: action?.type === 'redirect' ? locationOf(redirectUrl(action, url)) : null,
      id: record.id,
    })
  }
}
