// Tells the story of a finished request in plain words, from the numbers that were kept of it.

import { existing, type SimTime } from '@/lib/engine'
import type { RequestHop, RequestPath, RequestSample } from '@/lib/protocol'
import { CLIENTS_FROM_DEFAULT, clientAddress, clientBlock } from '@/lib/traffic/client-block'
import { OUTCOMES, REASON } from './codes'
import { CLIENT_TO_LOAD_BALANCER_US, FOLLOWED_FIRST, LOAD_BALANCER_TO_TARGET_US } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import type { RequestRecord } from './finished-ring'
import { answerHop } from './hops/answer-hop'
import { chosenHop } from './hops/chosen-hop'
import { containerHops } from './hops/container-hops'
import type { HopContext } from './hops/hop-context'
import { networkHops } from './hops/network-hops'
import type { SentRequest } from './route-table'
import { rulesSeen } from './rules-seen'
import type { Topology } from './topology'

export class Follower {
  readonly #world: DataPlaneWorld
  readonly #topology: Topology

  constructor(world: DataPlaneWorld, topology: Topology) {
    this.#world = world
    this.#topology = topology
  }

  sample(record: RequestRecord): RequestSample {
    const target = this.#topology.targets.infos[record.target] ?? null
    const { method, path } = this.#request(record)
    return {
      id: record.id,
      startedAt: record.startedAt as SimTime,
      endedAt: record.endedAt as SimTime,
      status: record.status,
      outcome: existing(OUTCOMES[record.outcome], 'outcome'),
      method,
      path,
      source: this.#client(record),
      loadBalancerArn:
        this.#topology.loadBalancers.text(record.loadBalancer) ?? this.#source(record)?.loadBalancerArn ?? '',
      targetGroupArn: this.#topology.groups.text(record.group),
      taskArn: target?.taskArn ?? null,
      instanceId: target?.instanceId ?? null,
      hostPort: target?.hostPort ?? null,
      taskDefinition: target?.taskDefinition ?? null,
      isDropped: record.reason === REASON.securityGroup || record.reason === REASON.packetsLost,
    }
  }

  path(record: RequestRecord): RequestPath {
    const { method, path, host, headers = {} } = this.#request(record)
    const context = this.#context(record)
    const latencyMs = ((record.endedAt - record.startedAt) / 1_000).toFixed(1)
    const status = record.status === 0 ? 'no answer' : String(record.status)
    return {
      id: record.id,
      startedAt: record.startedAt as SimTime,
      endedAt: record.endedAt as SimTime,
      status: record.status,
      outcome: existing(OUTCOMES[record.outcome], 'outcome'),
      summary: `${method} ${host ?? ''}${path} → ${status} in ${latencyMs} ms${storyOf(record)}`,
      request: { method, host, path, headers: Object.entries(headers), client: context.client },
      hops: hopsOf(context),
    }
  }

  /** What its client asked for, and from which address. */
  asked(record: RequestRecord): { readonly request: SentRequest; readonly client: string } {
    return { request: this.#request(record), client: this.#client(record) }
  }

  #source(record: RequestRecord) {
    return this.#world.state.traffic.get(this.#topology.sources.text(record.source) ?? '')
  }

  #request(record: RequestRecord): SentRequest {
    const source = this.#source(record)
    return (source && this.#topology.routeTable.requestOf(source, record.template)) ?? UNKNOWN
  }

  /** The same client asks again after a failure, and where a redirect leads. */
  #client({ source, id, attempt, first }: RequestRecord): string {
    const name = this.#topology.sources.text(source) ?? ''
    const from = this.#world.state.traffic.get(name)?.from ?? CLIENTS_FROM_DEFAULT
    return clientAddress(clientBlock(from), attempt > 0 ? first : id)
  }

  #context(record: RequestRecord): HopContext {
    const topology = this.#topology
    const client = this.#client(record)
    const request = this.#request(record)
    return {
      record,
      client,
      listenerPort: this.#source(record) === undefined ? null : request.port,
      ...rulesSeen(this.#world, topology, { record, request, client, policy: this.#source(record)?.client }),
      loadBalancer: topology.loadBalancerStates[record.loadBalancer] ?? null,
      rule: topology.ruleTexts[record.rule] ?? null,
      group: topology.groupStates[record.group] ?? null,
      target: topology.targets.infos[record.target] ?? null,
      candidates: (topology.groupStates[record.group]?.history.read(record.candidates) ?? []).map(
        (target) => {
          const info = topology.targets.infos[target]
          return info?.label ?? 'a target'
        },
      ),
      cost: topology.costs[record.source]?.[record.template] ?? null,
      atTargetUs: CLIENT_TO_LOAD_BALANCER_US + LOAD_BALANCER_TO_TARGET_US,
    }
  }
}

/** Which attempt it is, where clients try again, and what it follows. */
function storyOf({ attempt, first, template }: RequestRecord): string {
  if (attempt > 1) return ` (attempt ${attempt} of request ${first})`
  return template >= FOLLOWED_FIRST ? ` (redirected from request ${first})` : ''
}

/** Of a source that is gone. */
const UNKNOWN: SentRequest = {
  method: 'GET',
  path: '/',
  host: null,
  loadBalancerArn: '',
  port: 80,
  protocol: null,
  redirects: 0,
}

function hopsOf(context: HopContext): readonly RequestHop[] {
  const hops: RequestHop[] = []
  for (const next of [networkHops, chosenHop, containerHops]) {
    hops.push(...next(context))
    if (hops.some(({ ok }) => !ok)) break
  }
  const spentUs = hops.reduce((sum, { durationUs }) => sum + (durationUs ?? 0), 0)
  return [...hops, answerHop(context, spentUs)]
}
