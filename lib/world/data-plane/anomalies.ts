// Anomaly detection and mitigation: every ten seconds, which targets fail more often than their peers, and what they get from
// then on. AWS says what is compared (errors of HTTP and of connections) and that it takes three healthy targets; the test and
// the steps are the model's own (MODEL.md#requests).

import { US_PER_SECOND } from '@/lib/engine'
import { targetIdText } from '@/lib/world/hosts'
import type { DataPlaneWorld } from './data-plane-world'
import type { TargetGroupState } from './target-group-state'
import type { TargetTable } from './target-table'
import type { Topology } from './topology'

/** ALB guide, automatic target weights. */
const HEALTHY_TARGETS_LEAST = 3
const EVERY_US = 10 * US_PER_SECOND
/** A target is anomalous that fails by so many standard deviations more often than its peers. */
const DEVIATIONS = 3
/** Fewer failures prove nothing. */
const FAILURES_LEAST = 3
/** What the counts of one look keep of those of the look before. */
const MEMORY = 0.5
/** Its weight is halved at each look that finds it anomalous, and doubled at any other. */
const STEP = 2
const WEIGHT_LEAST = 1 / 16

interface Sum {
  readonly sent: number
  readonly failed: number
}

export class Anomalies {
  readonly #world: DataPlaneWorld
  readonly #topology: Topology
  #lookedAt = 0

  constructor(world: DataPlaneWorld, topology: Topology) {
    this.#world = world
    this.#topology = topology
  }

  /** At the end of a second. */
  closeSecond(): void {
    const { now } = this.#world.engine
    if (now - this.#lookedAt < EVERY_US) return
    this.#lookedAt = now
    for (const group of this.#topology.groupStates) if (group !== undefined) this.#look(group)
  }

  #look(group: TargetGroupState): void {
    const { targets } = this.#topology
    const { targets: numbers, size } = group.healthy
    let sent = 0
    let failed = 0
    for (let i = 0; i < size; i++) {
      sent += targets.sent[numbers[i] as number] as number
      failed += targets.failed[numbers[i] as number] as number
    }
    for (const number of group.members) {
      const isHealthy = group.healthy.positionOf(number, targets.ordinal[number] as number) >= 0
      const isJudged = isHealthy && size >= HEALTHY_TARGETS_LEAST
      this.#judge(group, number, isJudged && isAnomalous(targets, number, { sent, failed }))
      targets.sent[number] = (targets.sent[number] as number) * MEMORY
      targets.failed[number] = (targets.failed[number] as number) * MEMORY
    }
  }

  #judge({ mitigates }: TargetGroupState, number: number, isNow: boolean): void {
    const { targets } = this.#topology
    const before = targets.weight[number] as number
    const wasAnomalous = targets.anomalous[number] === 1
    const weight = isNow && mitigates ? Math.max(WEIGHT_LEAST, before / STEP) : Math.min(1, before * STEP)
    targets.anomalous[number] = isNow ? 1 : 0
    targets.weight[number] = weight
    if (isNow === wasAnomalous && weight === before) return
    const record = targets.records[number]
    if (!record) return
    this.#world.changes.target(record)
    const isNews = isNow !== wasAnomalous || (weight === 1 && before < 1)
    if (isNews) this.#explain(number, isNow, weight)
  }

  #explain(number: number, isNow: boolean, weight: number): void {
    const { targets } = this.#topology
    const record = targets.records[number]
    if (!record) return
    const name = `${targetIdText(record.id)}:${record.port}`
    const what = isNow
      ? 'is anomalous: it fails more often than the other targets of its group'
      : `is normal again: it fails as often as the others`
    this.#world.log.explain({
      topic: 'health',
      subjects: [record.key, targetIdText(record.id), ...(record.taskArn === null ? [] : [record.taskArn])],
      summary: `${name} ${what}${weight < 1 ? `; it gets ${Math.round(weight * 100)} % of its share` : ''}`,
      rule: `${DEVIATIONS} standard deviations above its peers, among ${HEALTHY_TARGETS_LEAST} healthy targets or more`,
      facts: [
        ['requests of late', String(Math.round(targets.sent[number] as number))],
        ['failed of these', String(Math.round(targets.failed[number] as number))],
        ['weight', `${Math.round(weight * 100)} %`],
      ],
    })
  }

  save(): number {
    return this.#lookedAt
  }

  restore(lookedAt: number): void {
    this.#lookedAt = lookedAt
  }
}

/** Failures beyond what its peers' rate explains, in standard deviations of the rate of all. */
function isAnomalous({ sent, failed }: TargetTable, number: number, all: Sum): boolean {
  const own: Sum = { sent: sent[number] as number, failed: failed[number] as number }
  const peers: Sum = { sent: all.sent - own.sent, failed: all.failed - own.failed }
  if (own.failed < FAILURES_LEAST || peers.sent <= 0) return false
  const beyond = own.failed - (own.sent * peers.failed) / peers.sent
  const rate = Math.min(1, all.failed / all.sent)
  const variance = own.sent * rate * (1 - rate)
  return beyond > 0 && beyond * beyond > DEVIATIONS * DEVIATIONS * variance
}
