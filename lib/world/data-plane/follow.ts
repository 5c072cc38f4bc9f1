// Tells the story of a finished request in plain words, from the numbers that were kept of it.

import { existing, type SimTime } from '@/lib/engine'
import type { RequestHop, RequestPath, RequestSample } from '@/lib/protocol'
import type { RequestTemplate } from '@/lib/traffic/arrivals-types'
import { OUTCOMES, REASON } from './codes'
import { CLIENT_TO_LOAD_BALANCER_US, LOAD_BALANCER_TO_TARGET_US } from './constants'
import type { DataPlaneWorld } from './data-plane-world'
import type { RequestRecord } from './finished-ring'
import { answerHop } from './hops/answer-hop'
import { chosenHop } from './hops/chosen-hop'
import { containerHops } from './hops/container-hops'
import type { HopContext } from './hops/hop-context'
import { networkHops } from './hops/network-hops'
import type { Topology } from './topology'

/** Clients live in a block that is reserved for documentation (RFC 5737); each request comes from an address of its own. */
export function clientAddress(id: number): string {
  const mixed = Math.imul(id | 0, 0x9e3779b1) >>> 0
  return `203.0.113.${1 + (mixed % 254)}:${49152 + ((mixed >>> 8) % 16384)}`
}

export class Follower {
  readonly #world: DataPlaneWorld
  readonly #topology: Topology

  constructor(world: DataPlaneWorld, topology: Topology) {
    this.#world = world
    this.#topology = topology
  }

  sample(record: RequestRecord): RequestSample {
    const target = this.#topology.targets.infos[record.target] ?? null
    const template = this.#template(record)
    return {
      id: record.id,
      startedAt: record.startedAt as SimTime,
      endedAt: record.endedAt as SimTime,
      status: record.status,
      outcome: existing(OUTCOMES[record.outcome], 'outcome'),
      method: template.method,
      path: template.path,
      source: clientAddress(record.id),
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
    const { method, path, host } = this.#template(record)
    const context = this.#context(record)
    const latencyMs = ((record.endedAt - record.startedAt) / 1_000).toFixed(1)
    const status = record.status === 0 ? 'no answer' : String(record.status)
    return {
      id: record.id,
      startedAt: record.startedAt as SimTime,
      endedAt: record.endedAt as SimTime,
      status: record.status,
      outcome: existing(OUTCOMES[record.outcome], 'outcome'),
      summary: `${method} ${host ?? ''}${path} → ${status} in ${latencyMs} ms${attemptOf(record)}`,
      hops: hopsOf(context),
    }
  }

  /** What its client asked for, and at which port. */
  asked(record: RequestRecord): { readonly template: RequestTemplate; readonly port: number | null } {
    return { template: this.#template(record), port: this.#source(record)?.port ?? null }
  }

  #source(record: RequestRecord) {
    return this.#world.state.traffic.get(this.#topology.sources.text(record.source) ?? '')
  }

  #template(record: RequestRecord): RequestTemplate {
    return (
      this.#source(record)?.requests[record.template] ?? { method: 'GET', path: '/', host: null, weight: 1 }
    )
  }

  #context(record: RequestRecord): HopContext {
    const topology = this.#topology
    return {
      record,
      client: clientAddress(record.id),
      listenerPort: this.#source(record)?.port ?? null,
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
      atTargetUs: CLIENT_TO_LOAD_BALANCER_US + LOAD_BALANCER_TO_TARGET_US,
    }
  }
}

/** Which attempt it is, where clients try again. */
function attemptOf({ attempt, first }: RequestRecord): string {
  return attempt > 1 ? ` (attempt ${attempt} of request ${first})` : ''
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
