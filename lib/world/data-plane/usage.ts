// What containers used of their instance in the last whole second (or longer step of a long run).

import type { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import { grown } from '@/lib/traffic/grow'
import type { Usage } from './contract'
import type { Processes } from './processes'
import { totalUsage } from './total-usage'

const CPU_UNITS_PER_US = 1024 / 1_000_000

const NO_USAGE: Usage = {
  cpuUnits: 0,
  memoryMiB: 0,
  requestsInFlight: 0,
  requestsQueued: 0,
  requestsStarved: 0,
  requestsPerSecond: 0,
}

export interface UsageState {
  readonly marks: readonly number[]
  readonly units: readonly number[]
  readonly accepted: readonly number[]
  readonly rates: readonly number[]
}

export class UsageMeter {
  /** CPU used up to the last closed second, in µs; and in the second before it, in CPU units. By container. */
  #marks = new Float64Array(64)
  #units = new Float64Array(64)
  /** Requests taken up to the last closed second, and a second in the one before it. */
  #accepted = new Float64Array(64)
  #rates = new Float64Array(64)

  constructor(
    readonly cpu: CpuScheduler,
    readonly processes: Processes,
  ) {}

  /** The number is given to a container that has used nothing yet. */
  begin(container: number): void {
    this.#marks = grown(this.#marks, container)
    this.#units = grown(this.#units, container)
    this.#accepted = grown(this.#accepted, container)
    this.#rates = grown(this.#rates, container)
    this.#marks[container] = 0
    this.#units[container] = 0
    this.#accepted[container] = 0
    this.#rates[container] = 0
  }

  /** `seconds` have passed since the last call. */
  close(containers: Iterable<number>, seconds: number): void {
    for (const container of containers) {
      const used = this.cpu.usedUs(container)
      this.#units[container] = ((used - (this.#marks[container] as number)) * CPU_UNITS_PER_US) / seconds
      this.#marks[container] = used
      const accepted = this.processes.accepted[container] as number
      this.#rates[container] = (accepted - (this.#accepted[container] as number)) / seconds
      this.#accepted[container] = accepted
    }
  }

  /** CPU units in the last closed second. */
  unitsOf(container: number): number {
    return this.#units[container] ?? 0
  }

  ofContainer(container: number): Usage {
    const { processes } = this
    if (!processes.isLive(container)) return NO_USAGE
    return {
      cpuUnits: this.#units[container] ?? 0,
      memoryMiB: processes.memoryMiB(container),
      requestsInFlight: processes.inFlight[container] as number,
      requestsQueued: processes.queue[container]?.size ?? 0,
      requestsStarved: this.cpu.starvedJobsOf(container),
      requestsPerSecond: this.#rates[container] ?? 0,
    }
  }

  /** CPU units of all containers of an instance in the last closed second. */
  unitsOnHost(instance: number): number {
    let units = 0
    for (const container of this.processes.onHost(instance)) units += this.unitsOf(container)
    return units
  }

  /** All containers of an instance together. */
  ofInstance(instance: number): Usage {
    return totalUsage(Array.from(this.processes.onHost(instance), (container) => this.ofContainer(container)))
  }

  save(): UsageState {
    return {
      marks: [...this.#marks],
      units: [...this.#units],
      accepted: [...this.#accepted],
      rates: [...this.#rates],
    }
  }

  restore(state: UsageState): void {
    this.#marks = Float64Array.from(state.marks)
    this.#units = Float64Array.from(state.units)
    this.#accepted = Float64Array.from(state.accepted)
    this.#rates = Float64Array.from(state.rates)
  }
}
