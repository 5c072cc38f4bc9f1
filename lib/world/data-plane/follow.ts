// Tells the story of a finished request in plain words, from the numbers that were kept of it.

import { shortName } from '@/lib/aws/arn'
import { existing, type SimTime } from '@/lib/engine'
import type { RequestHop, RequestPath, RequestSample } from '@/lib/protocol'
import { CLIENTS_FROM_DEFAULT, clientAddress, clientBlock } from '@/lib/traffic/client-block'
import type { CallNames } from './calls/call-names'
import { OUTCOMES, REASON } from './codes'
import { CLIENT_TO_LOAD_BALANCER_US, FOLLOWED_FIRST, LOAD_BALANCER_TO_TARGET_US } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import type { FinishedRing, RequestRecord } from './finished-ring'
import { answerHop } from './hops/answer-hop'
import { type CallStory, callHop, directHops } from './hops/call-hops'
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
  readonly #names: CallNames
  readonly #ring: FinishedRing

  constructor(
    world: DataPlaneWorld,
    topology: Topology,
    calls: { readonly names: CallNames; readonly ring: FinishedRing },
  ) {
    this.#names = calls.names
    this.#ring = calls.ring
    this.#world = world
    this.#topology = topology
  }

  sample(record: RequestRecord): RequestSample {
    const target = this.#reached(record)
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
      callerTaskArn: record.caller < 0 ? null : this.#names.senderOf(record.caller).taskArn,
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
      summary: `${method} ${host ?? ''}${path} → ${status} in ${latencyMs} ms${this.#storyOf(record)}`,
      request: { method, host, path, headers: Object.entries(headers), client: context.client },
      hops: this.#hopsOf(context),
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
    const call = this.#names.callerAt(record.source)?.calls[record.template]
    if (call !== undefined) return { ...UNKNOWN, ...call }
    const source = this.#source(record)
    return (source && this.#topology.routeTable.requestOf(source, record.template)) ?? UNKNOWN
  }

  /** The same client asks again after a failure, and where a redirect leads. */
  #client({ source, id, attempt, first, caller }: RequestRecord): string {
    if (caller >= 0) return this.#names.senderOf(caller).ip
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
      listenerPort: this.#source(record) === undefined && record.caller < 0 ? null : request.port,
      ...rulesSeen(this.#world, topology, { record, request, client, policy: this.#source(record)?.client }),
      loadBalancer: topology.loadBalancerStates[record.loadBalancer] ?? null,
      rule: topology.ruleTexts[record.rule] ?? null,
      group: topology.groupStates[record.group] ?? null,
      target: this.#reached(record),
      candidates: (topology.groupStates[record.group]?.history.read(record.candidates) ?? []).map(
        (target) => {
          const info = topology.targets.infos[target]
          return info?.label ?? 'a target'
        },
      ),
      cost: topology.costs[record.source]?.[record.template] ?? null,
      atTargetUs: (isDirect(record) ? 0 : CLIENT_TO_LOAD_BALANCER_US) + LOAD_BALANCER_TO_TARGET_US,
    }
  }

  /** The task behind the target, or the one that a call went straight to. */
  #reached(record: RequestRecord): HopContext['target'] {
    const place = isDirect(record) ? this.#names.place(record.position) : null
    if (place === null) return this.#topology.targets.infos[record.target] ?? null
    const { taskArn, taskDefinition, containerName, ip, port, hostId } = place
    return {
      ...NO_TARGET,
      taskArn,
      taskDefinition,
      containerName,
      ip,
      hostPort: port,
      instanceId: hostId ?? '',
    }
  }

  #callStory(record: RequestRecord): CallStory {
    const { name, ip } = this.#names.senderOf(record.caller)
    const { host, port, path } = this.#request(record)
    const place = isDirect(record) ? this.#names.place(record.position) : null
    const via = isDirect(record) ? (place?.via ?? 'none') : 'load-balancer'
    return { record, url: `${host ?? ''}:${port}${path}`, caller: shortName(name), callerIp: ip, via, place }
  }

  /** Which attempt it is, where clients try again, and what it follows. */
  #storyOf({ attempt, first, template, caller }: RequestRecord): string {
    if (caller >= 0) return ` (${attempt > 1 ? `attempt ${attempt}, ` : ''}called for request ${first})`
    if (attempt > 1) return ` (attempt ${attempt} of request ${first})`
    return template >= FOLLOWED_FIRST ? ` (redirected from request ${first})` : ''
  }

  #hopsOf(context: HopContext): readonly RequestHop[] {
    const { record } = context
    const hops: RequestHop[] = []
    const there = isDirect(record) ? [() => directHops(this.#callStory(record))] : [networkHops, chosenHop]
    for (const next of [...there, containerHops]) {
      hops.push(...next(context))
      if (hops.some(({ ok }) => !ok)) break
    }
    const calls = this.#ring.callsOf(record.id)
    hops.push(...calls.map((call) => callHop(this.#callStory(call), record.startedAt - context.atTargetUs)))
    const spentUs = hops.reduce((sum, { durationUs }) => sum + (durationUs ?? 0), 0)
    return [...hops, answerHop(context, spentUs)]
  }
}

/** A call with no load balancer between. */
function isDirect({ caller, loadBalancer }: RequestRecord): boolean {
  return caller >= 0 && loadBalancer < 0
}

const NO_TARGET: NonNullable<HopContext['target']> = {
  key: '',
  groupArn: '',
  groupName: '',
  instanceId: '',
  ip: '',
  label: '',
  taskInterfaceId: null,
  hostPort: 0,
  containerAddress: null,
  containerName: null,
  cpuUnits: 0,
  taskArn: null,
  taskDefinition: null,
  admission: [],
  checks: [],
  seesClients: false,
  loadBalancer: -1,
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
