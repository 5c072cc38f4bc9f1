// When the next job of each host ends: one event a host, moved as its cores are shared anew.

import { type Engine, type EventKind, NO_EVENT, PHASE, type SimTime } from '@/lib/engine'
import type { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import { AT } from './codes'
import type { RequestPool } from './request-pool'

/** By host. */
export interface HostCpuState {
  readonly cpuEvent: readonly number[]
  readonly cpuDue: readonly number[]
}

export class HostCpu {
  readonly #engine: Engine
  readonly #cpu: CpuScheduler
  readonly #pool: RequestPool
  readonly #ended: (slot: number) => void
  readonly #doneKind: EventKind
  /** By host: the event at which its next job ends, and when that is. */
  #event: number[] = []
  #due: number[] = []
  /** Whether completions of one host are being handled; it is shared anew once, at the end. */
  #batching = false

  /** `ended` is told of each request whose work on the CPU is done. */
  constructor(engine: Engine, cpu: CpuScheduler, pool: RequestPool, ended: (slot: number) => void) {
    this.#engine = engine
    this.#cpu = cpu
    this.#pool = pool
    this.#ended = ended
    this.#doneKind = engine.kind('request.cpu-done', (host) => this.#done(host))
  }

  /** A request begins to work `work` µs of one core. */
  begin(container: number, slot: number, work: number): void {
    const host = this.#cpu.hostOf(container)
    this.#cpu.advance(host, this.#engine.now)
    this.#cpu.add(container, slot, work)
    this.#share(host)
  }

  /** What a container works on is lost. */
  drop(container: number): void {
    const host = this.#cpu.hostOf(container)
    this.#cpu.advance(host, this.#engine.now)
    this.#cpu.clear(container)
    this.#share(host)
  }

  #share(host: number): void {
    if (this.#batching) return
    const after = this.#cpu.share(host)
    const event = this.#event[host] ?? NO_EVENT
    if (after === Number.POSITIVE_INFINITY) {
      if (event !== NO_EVENT) this.#engine.cancel(event)
      this.#event[host] = NO_EVENT
      return
    }
    const due = (this.#engine.now + after) as SimTime
    if (event === NO_EVENT) this.#event[host] = this.#engine.schedule(due, PHASE.data, this.#doneKind, host)
    else if (due !== this.#due[host]) this.#engine.move(event, due)
    this.#due[host] = due
  }

  #done(host: number): void {
    const cpu = this.#cpu
    this.#event[host] = NO_EVENT
    cpu.advance(host, this.#engine.now)
    const count = cpu.finish(host)
    this.#batching = true
    for (let i = 0; i < count; i++) {
      const slot = cpu.finished[i] as number
      // The answer before it may have ended the process.
      if (this.#pool.at[slot] === AT.cpu) this.#ended(slot)
    }
    this.#batching = false
    this.#share(host)
  }

  save(): HostCpuState {
    return {
      cpuEvent: Array.from(this.#event, (event) => event ?? NO_EVENT),
      cpuDue: Array.from(this.#due, (due) => due ?? 0),
    }
  }

  restore(state: HostCpuState): void {
    this.#event = [...state.cpuEvent]
    this.#due = [...state.cpuDue]
  }
}
