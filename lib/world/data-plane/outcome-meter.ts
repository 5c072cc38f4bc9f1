// What the outcome of a run says of requests: how many kept the goals, why others failed, and what they waited for. Counted by the
// second, so that what came before the service was in use can be left out: it counts from the second after the first answer, and not
// before the goals' own time.

import { US_PER_MS } from '@/lib/engine'
import type { CpuScheduler } from '@/lib/traffic/cpu-scheduler'
import type { Goals } from '@/lib/traffic/goals'
import { grown } from '@/lib/traffic/grow'
import { hasFailed, SENDER } from './codes'
import type { RequestOutcomes } from './contract'
import type { Processes } from './processes'
import type { RequestPool } from './request-pool'
import type { UsageMeter } from './usage'

/** What a request waits for beside its own work, by position. */
export const WAIT = { worker: 0, taskCpu: 1, hostCpu: 2 } as const
const WAITS = 3
/** More than there are reasons (`REASON`). */
const REASONS = 64
/** From this share on a core that is measured for a second is busy all of it. */
const BUSY = 0.97
const UNITS_PER_CORE = 1_024

type Rows = readonly (readonly [name: string, values: readonly number[]])[]

export interface OutcomeMeterState {
  readonly isInUse: boolean
  readonly measuredFrom: number | null
  /** Requests, in time, failed: of the second and of the run. */
  readonly second: readonly number[]
  readonly run: readonly number[]
  readonly latencyUs: readonly [second: number, run: number]
  readonly services: readonly string[]
  readonly secondWaits: readonly number[]
  readonly secondFailures: readonly number[]
  readonly waits: Rows
  readonly failures: Rows
  /** By container. */
  readonly service: readonly number[]
  readonly workerCause: readonly number[]
  readonly cpuCause: readonly number[]
}

export class OutcomeMeter {
  readonly #withinUs: number
  readonly #from: number
  /** A request has been answered. */
  #isInUse = false
  #measuredFrom: number | null = null
  // Of the second under way.
  #ended = 0
  #inTime = 0
  #failed = 0
  #latencyUs = 0
  /** By service and what was waited for; by target group, 0 for none, and reason. */
  #waited = new Float64Array(4 * WAITS)
  #failures = new Float64Array(4 * REASONS)
  // Of the run.
  #run = { requests: 0, inTime: 0, failed: 0, latencyUs: 0 }
  readonly #waits = new Map<string, number[]>()
  readonly #reasons = new Map<string, number[]>()
  /** Numbers of services; they are never given to others. */
  readonly #services: string[] = []
  // By container: its service, and what a wait in it was for in the last second.
  #service = new Int32Array(64)
  #workerCause = new Uint8Array(64)
  #cpuCause = new Uint8Array(64)
  #hostUnits = new Float64Array(16)

  constructor(goals: Goals) {
    this.#withinUs = Math.round(goals.latency.withinMs * US_PER_MS)
    this.#from = goals.from ?? 0
  }

  /** A process starts in a container; null: its task is of no service. */
  begin(container: number, serviceArn: string | null): void {
    const arn = serviceArn ?? ''
    let number = this.#services.indexOf(arn)
    if (number < 0) number = this.#services.push(arn) - 1
    this.#service = grown(this.#service, container)
    this.#workerCause = grown(this.#workerCause, container)
    this.#cpuCause = grown(this.#cpuCause, container)
    this.#waited = grown(this.#waited, number * WAITS + WAITS)
    this.#service[container] = number
    this.#workerCause[container] = WAIT.worker
    this.#cpuCause[container] = WAIT.hostCpu
  }

  ended(group: number, status: number, reason: number, latencyUs: number): void {
    this.#ended++
    this.#latencyUs += latencyUs
    if (!hasFailed(status)) {
      if (latencyUs <= this.#withinUs) this.#inTime++
      return
    }
    this.#failed++
    const at = (group + 1) * REASONS + reason
    if (at >= this.#failures.length) this.#failures = grown(this.#failures, at + REASONS)
    this.#failures[at] = (this.#failures[at] as number) + 1
  }

  /** A request has got a worker, maybe after a wait. */
  gotWorker({ startedAt, lostUs, serviceAt, sender, container }: RequestPool, slot: number): void {
    const waited = (serviceAt[slot] as number) - (startedAt[slot] as number) - (lostUs[slot] as number)
    if (waited <= 0 || isNoRequest(sender[slot] as number)) return
    const at = container[slot] as number
    this.#add(at, this.#workerCause[at] as number, waited)
  }

  /** A request has had its CPU, maybe later than on a core of its own. */
  cpuEnded({ serviceAt, cpuEndAt, workUs, sender, container }: RequestPool, slot: number): void {
    const slowed = (cpuEndAt[slot] as number) - (serviceAt[slot] as number) - (workUs[slot] as number)
    // Less than a microsecond is rounding.
    if (slowed < 1 || isNoRequest(sender[slot] as number)) return
    const at = container[slot] as number
    this.#add(at, this.#cpuCause[at] as number, slowed)
  }

  #add(container: number, cause: number, us: number): void {
    const at = (this.#service[container] as number) * WAITS + cause
    this.#waited[at] = (this.#waited[at] as number) + us
  }

  /** The second that began at `start` is over; `groupArn` names a group by its number. */
  close(start: number, groupArn: (group: number) => string | null): void {
    if (!this.#isInUse && this.#ended > this.#failed) {
      this.#isInUse = true
      this.#forget()
    } else if (start >= this.#from) this.#keep(start, groupArn)
    if (this.#failed > 0) this.#failures.fill(0)
    this.#waited.fill(0)
    this.#ended = 0
    this.#inTime = 0
    this.#failed = 0
    this.#latencyUs = 0
  }

  #forget(): void {
    this.#measuredFrom = null
    this.#run = { requests: 0, inTime: 0, failed: 0, latencyUs: 0 }
    this.#waits.clear()
    this.#reasons.clear()
  }

  #keep(start: number, groupArn: (group: number) => string | null): void {
    this.#measuredFrom ??= start
    this.#run.requests += this.#ended
    this.#run.inTime += this.#inTime
    this.#run.failed += this.#failed
    this.#run.latencyUs += this.#latencyUs
    this.#services.forEach((arn, number) => {
      addRow(this.#waits, arn, this.#waited.subarray(number * WAITS, (number + 1) * WAITS))
    })
    if (this.#failed === 0) return
    for (let row = 0; row * REASONS < this.#failures.length; row++) {
      const counts = this.#failures.subarray(row * REASONS, (row + 1) * REASONS)
      if (counts.some((count) => count > 0))
        addRow(this.#reasons, row === 0 ? '' : (groupArn(row - 1) ?? ''), counts)
    }
  }

  /**
   * What waits in the second to come are for, as the last one was: CPU of the host when that had no more, CPU of the task when it
   * was at its limit, and otherwise a worker. Call when usage has been closed.
   */
  judge(containers: Iterable<number>, processes: Processes, cpu: CpuScheduler, usage: UsageMeter): void {
    this.#hostUnits.fill(0)
    for (const container of containers) {
      const host = processes.hostOf(container)
      this.#hostUnits = grown(this.#hostUnits, host)
      this.#hostUnits[host] = (this.#hostUnits[host] as number) + usage.unitsOf(container)
    }
    for (const container of containers) {
      const host = processes.hostOf(container)
      const hostCores = cpu.hostCoresOf(container)
      const limit = cpu.limitOf(container)
      const hostIsBusy = (this.#hostUnits[host] as number) >= BUSY * hostCores * UNITS_PER_CORE
      const isAtLimit = limit < hostCores && usage.unitsOf(container) >= BUSY * limit * UNITS_PER_CORE
      const isLimited = !hostIsBusy && limit < hostCores
      this.#cpuCause[container] = isLimited ? WAIT.taskCpu : WAIT.hostCpu
      this.#workerCause[container] = hostIsBusy ? WAIT.hostCpu : isAtLimit ? WAIT.taskCpu : WAIT.worker
    }
  }

  outcomes(): RequestOutcomes {
    return {
      measuredFrom: this.#measuredFrom,
      ...this.#run,
      waitsUs: rowsOf(this.#waits),
      failures: rowsOf(this.#reasons),
    }
  }

  save(): OutcomeMeterState {
    const { requests, inTime, failed, latencyUs } = this.#run
    return {
      isInUse: this.#isInUse,
      measuredFrom: this.#measuredFrom,
      second: [this.#ended, this.#inTime, this.#failed],
      run: [requests, inTime, failed],
      latencyUs: [this.#latencyUs, latencyUs],
      services: [...this.#services],
      secondWaits: [...this.#waited],
      secondFailures: [...this.#failures],
      waits: rowsOf(this.#waits),
      failures: rowsOf(this.#reasons),
      service: [...this.#service],
      workerCause: [...this.#workerCause],
      cpuCause: [...this.#cpuCause],
    }
  }

  restore(state: OutcomeMeterState): void {
    this.#isInUse = state.isInUse
    this.#measuredFrom = state.measuredFrom
    this.#ended = state.second[0] ?? 0
    this.#inTime = state.second[1] ?? 0
    this.#failed = state.second[2] ?? 0
    const [requests = 0, inTime = 0, failed = 0] = state.run
    this.#latencyUs = state.latencyUs[0]
    this.#run = { requests, inTime, failed, latencyUs: state.latencyUs[1] }
    this.#services.splice(0, this.#services.length, ...state.services)
    this.#waited = Float64Array.from(state.secondWaits)
    this.#failures = Float64Array.from(state.secondFailures)
    this.#service = Int32Array.from(state.service)
    this.#workerCause = Uint8Array.from(state.workerCause)
    this.#cpuCause = Uint8Array.from(state.cpuCause)
    this.#waits.clear()
    for (const [arn, values] of state.waits) this.#waits.set(arn, [...values])
    this.#reasons.clear()
    for (const [arn, values] of state.failures) this.#reasons.set(arn, [...values])
  }
}

function rowsOf(rows: ReadonlyMap<string, readonly number[]>): Rows {
  return Array.from(rows, ([name, values]) => [name, [...values]])
}

function addRow(rows: Map<string, number[]>, name: string, values: Float64Array): void {
  const row = rows.get(name)
  if (row === undefined) rows.set(name, [...values])
  else for (let i = 0; i < values.length; i++) row[i] = (row[i] ?? 0) + (values[i] as number)
}

/** Health checks are nobody's; what messages wait for, their queue tells. */
function isNoRequest(sender: number): boolean {
  return sender === SENDER.probe || sender === SENDER.message
}
