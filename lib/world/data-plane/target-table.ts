// The rows of targets: what lies behind each, by number, as the hot path reads it.

import { grown } from '@/lib/traffic/grow'
import { targetIdText } from '@/lib/world/hosts'
import type { Target } from '@/lib/world/records/elb'
import { Names } from './names'
import { PLACE } from './target-group-state'
import type { TargetInfo, TargetInputs } from './target-info'

/** What does not follow from the records. */
const SAVED = [
  'number',
  'group',
  'ordinal',
  'since',
  'weight',
  'credit',
  'sent',
  'failed',
  'anomalous',
] as const

export class TargetTable {
  readonly names = new Names()
  readonly records: (Target | null)[] = []
  readonly infos: TargetInfo[] = []
  /** What each description was made from; null when it must be made again. */
  readonly inputs: (TargetInputs | null)[] = []
  /** Number of its group. */
  group = new Int32Array(64)
  /** In which list of the group it stands. */
  place = new Uint8Array(64)
  /** Ever larger, by registration. */
  ordinal = new Float64Array(64)
  /** Requests sent before it was registered. */
  since = new Float64Array(64)
  container = new Int32Array(64)
  instance = new Int32Array(64)
  /** Bit by node: the target's instance admits connections of that node. */
  admitted = new Int32Array(64)
  /** The same of health checks. */
  checked = new Int32Array(64)
  open = new Int32Array(64)
  /** Index of the node of its load balancer that stands in its zone, or -1. */
  node = new Int32Array(64)
  /** When its share began to grow (slow start), or -1. */
  slowStartAt = new Float64Array(64)
  /** What anomaly mitigation has left of its share. */
  weight = new Float64Array(64)
  /** Its share at the moment of a choice, and what of a turn it has earned by then. */
  share = new Float64Array(64)
  credit = new Float64Array(64)
  /** Requests sent to it and those that failed there, of late, and whether it fails more often than its peers. */
  sent = new Float64Array(64)
  failed = new Float64Array(64)
  anomalous = new Uint8Array(64)
  #nextOrdinal = 0
  /** By `addressOf`. */
  readonly #at = new Map<string, number[]>()

  /** Begins a row. */
  add(number: number, target: Target, group: number, sent: number): void {
    this.#grow(number)
    this.group[number] = group
    this.place[number] = PLACE.none
    this.ordinal[number] = this.#nextOrdinal++
    this.since[number] = sent
    this.container[number] = -1
    this.open[number] = 0
    this.node[number] = -1
    this.slowStartAt[number] = -1
    this.weight[number] = 1
    this.credit[number] = 0
    this.sent[number] = 0
    this.failed[number] = 0
    this.anomalous[number] = 0
    this.inputs[number] = null
    delete this.infos[number]
    this.hold(number, target)
  }

  /** The row is that of this record. */
  hold(number: number, target: Target): void {
    if (!this.records[number]) {
      const address = addressOf(target)
      const there = this.#at.get(address)
      if (there) there.push(number)
      else this.#at.set(address, [number])
    }
    this.records[number] = target
  }

  /** The record is gone. What was known of it stays until the number is given back. */
  drop(number: number): void {
    const target = this.records[number]
    if (!target) return
    this.records[number] = null
    this.inputs[number] = null
    this.container[number] = -1
    const address = addressOf(target)
    const left = (this.#at.get(address) ?? []).filter((other) => other !== number)
    if (left.length > 0) this.#at.set(address, left)
    else this.#at.delete(address)
  }

  countFailed(number: number): void {
    this.failed[number] = (this.failed[number] as number) + 1
  }

  /** Of its full share, by slow start. ALB guide, edit-target-group-attributes. */
  slowShare(number: number, durationUs: number, now: number): number {
    const since = this.slowStartAt[number] as number
    return since < 0 || now - since >= durationUs ? 1 : (now - since) / durationUs
  }

  at(address: string): readonly number[] {
    return this.#at.get(address) ?? []
  }

  release(number: number): void {
    delete this.infos[number]
    this.names.release(number)
  }

  #grow(number: number): void {
    this.group = grown(this.group, number)
    this.place = grown(this.place, number)
    this.ordinal = grown(this.ordinal, number)
    this.since = grown(this.since, number)
    this.container = grown(this.container, number)
    this.instance = grown(this.instance, number)
    this.admitted = grown(this.admitted, number)
    this.checked = grown(this.checked, number)
    this.open = grown(this.open, number)
    this.node = grown(this.node, number)
    this.slowStartAt = grown(this.slowStartAt, number)
    this.weight = grown(this.weight, number)
    this.share = grown(this.share, number)
    this.credit = grown(this.credit, number)
    this.sent = grown(this.sent, number)
    this.failed = grown(this.failed, number)
    this.anomalous = grown(this.anomalous, number)
  }

  save(): TargetTableState {
    const rows = Array.from(this.names.keys(), (key) => {
      const number = this.names.find(key)
      return SAVED.map((column) => (column === 'number' ? number : (this[column][number] ?? 0)))
    })
    return { nextOrdinal: this.#nextOrdinal, rows }
  }

  /** Names have been restored; records are put in afterwards. */
  restore(state: TargetTableState): void {
    this.records.length = 0
    this.infos.length = 0
    this.inputs.length = 0
    this.#at.clear()
    this.#nextOrdinal = state.nextOrdinal
    this.#grow(this.names.count)
    for (const row of state.rows) {
      const number = row[0] as number
      this.#grow(number)
      SAVED.forEach((column, i) => {
        if (column !== 'number') this[column][number] = row[i] as number
      })
      this.place[number] = PLACE.none
      this.container[number] = -1
      this.node[number] = -1
      this.slowStartAt[number] = -1
    }
  }
}

export interface TargetTableState {
  readonly nextOrdinal: number
  /** In the order of `SAVED`. */
  readonly rows: readonly (readonly number[])[]
}

/** Where a container answers: what a target names, and its port. */
export function addressOf({ id, port }: Pick<Target, 'id' | 'port'>): string {
  return `${targetIdText(id)}|${port}`
}
