// The processes of containers as the data plane sees them: do they listen, how many requests they hold, how much memory.
// By container number. A container has one process in its life; then its number is given to another.

import { instanceType } from '@/lib/aws/ec2/instance-types'
import { type ImageBehavior, MEMORY_DEFAULT } from '@/lib/aws/image-behavior'
import { callsAnybody, pathBehavior } from '@/lib/aws/image-paths'
import { existing, RandomStream, US_PER_MS } from '@/lib/engine'
import { grown } from '@/lib/traffic/grow'
import { ec2InstanceOf, slownessOf } from '@/lib/world/hosts'
import type { DataPlaneWorld } from './data-plane-world'
import { SlotQueue } from './slot-queue'

const KIB_PER_MIB = 1_024

export const PROCESS = { none: 0, starting: 1, listening: 2, draining: 3, ended: 4 } as const

export interface ProcessState {
  readonly container: number
  readonly host: number
  readonly at: number
  readonly inFlight: number
  readonly inService: number
  readonly served: number
  readonly accepted: number
  readonly listeningSince: number
  readonly queue: readonly number[]
  readonly stream: readonly number[]
  readonly timers: readonly number[]
}

export class Processes {
  /** Containers with a process, in the order of their starts. */
  readonly live = new Set<number>()
  /** The same by host. */
  readonly #onHost: Set<number>[] = []
  #host = new Int32Array(64)
  at = new Uint8Array(64)
  /** Requests that it has accepted and not finished; those that have a worker. */
  inFlight = new Int32Array(64)
  inService = new Int32Array(64)
  workers = new Float64Array(64)
  /** How long it keeps an idle connection; 0 when it keeps none. */
  keepAliveUs = new Float64Array(64)
  /** Requests answered since it started: what a leak grows with. */
  served = new Float64Array(64)
  /** Requests taken since it started. */
  accepted = new Float64Array(64)
  /** 1: on some paths it calls others before it answers. */
  calls = new Uint8Array(64)
  memoryLimitMiB = new Float64Array(64)
  listeningSince = new Float64Array(64)
  /** A fault: how many times as long it takes for everything. */
  slowness = new Float64Array(64)
  /** What each container and all of a host use, in whole KiB, so that sums are exact in any order. */
  #usedKiB = new Float64Array(64)
  #hostUsedKiB = new Float64Array(16)
  #hostKiB = new Float64Array(16)
  readonly behavior: ImageBehavior[] = []
  readonly stream: RandomStream[] = []
  readonly queue: SlotQueue[] = []
  /** Queued events that end the process. */
  readonly timers: number[][] = []

  start(world: DataPlaneWorld, container: number, arn: string, host: number): void {
    this.#grow(container)
    this.#usedKiB[container] = 0
    this.at[container] = PROCESS.starting
    this.#place(container, host)
    this.inFlight[container] = 0
    this.inService[container] = 0
    this.served[container] = 0
    this.accepted[container] = 0
    this.listeningSince[container] = -1
    this.stream[container] = world.engine.random.once('service', arn)
    this.queue[container] = new SlotQueue()
    this.timers[container] = []
    this.describe(world, container, arn)
    this.noteMemory(container)
  }

  #place(container: number, host: number): void {
    this.live.add(container)
    while (this.#onHost.length <= host) this.#onHost.push(new Set())
    this.#onHost[host]?.add(container)
    this.#host[container] = host
    this.#hostUsedKiB = grown(this.#hostUsedKiB, host)
    this.#hostKiB = grown(this.#hostKiB, host)
  }

  /** Containers with a process on a host. */
  onHost(host: number): Iterable<number> {
    return this.#onHost[host] ?? []
  }

  hostOf(container: number): number {
    return this.#host[container] as number
  }

  /** Takes over what the container's record says. */
  describe(world: DataPlaneWorld, container: number, arn: string): void {
    const record = existing(world.state.containers.get(arn), `container ${arn}`)
    this.#grow(container)
    this.behavior[container] = record.behavior
    const task = world.state.tasks.get(record.taskArn)
    this.slowness[container] = task ? slownessOf(world.state, task) : 1
    const type = instanceType((task && ec2InstanceOf(world.state, task)?.instanceType) ?? '')
    this.#hostKiB[this.hostOf(container)] =
      (type?.registeredMemoryMiB ?? Number.POSITIVE_INFINITY) * KIB_PER_MIB
    this.workers[container] = record.behavior.concurrency ?? Number.POSITIVE_INFINITY
    this.keepAliveUs[container] = (record.behavior.keepAliveMs ?? 0) * US_PER_MS
    this.calls[container] = callsAnybody(record.behavior) ? 1 : 0
    const definition = world.state.taskDefinitions.get(task?.taskDefinitionArn ?? '')
    // The task's control group is around the container's: the smaller limit is met first.
    this.memoryLimitMiB[container] = Math.min(
      record.memoryLimitMiB ?? Number.POSITIVE_INFINITY,
      definition?.taskMemoryMiB ?? Number.POSITIVE_INFINITY,
    )
  }

  isLive(container: number): boolean {
    const at = this.at[container]
    return at === PROCESS.starting || at === PROCESS.listening || at === PROCESS.draining
  }

  memoryMiB(container: number): number {
    if (!this.isLive(container)) return 0
    return this.#memory(container)
  }

  /** Call when its requests have changed. Whether it is above its own limit now. */
  noteMemory(container: number): boolean {
    const mib = this.#memory(container)
    this.#setMemory(container, Math.round(mib * KIB_PER_MIB))
    return mib > (this.memoryLimitMiB[container] as number)
  }

  #setMemory(container: number, kib: number): void {
    const host = this.#host[container] as number
    this.#hostUsedKiB[host] = (this.#hostUsedKiB[host] as number) + kib - (this.#usedKiB[container] as number)
    this.#usedKiB[container] = kib
  }

  isHostOutOfMemory(host: number): boolean {
    return (this.#hostUsedKiB[host] as number) > (this.#hostKiB[host] as number)
  }

  /** MiB that the containers of a host use together, and that the kernel has. */
  hostMemory(host: number): { readonly used: number; readonly total: number } {
    const mib = (column: Float64Array) => Math.round((column[host] as number) / KIB_PER_MIB)
    return { used: mib(this.#hostUsedKiB), total: mib(this.#hostKiB) }
  }

  /** Whom the kernel kills: the process that uses most, of equals the one that started first; -1 when there is none. */
  largestOn(host: number): number {
    let largest = -1
    for (const container of this.onHost(host)) {
      if (largest < 0 || (this.#usedKiB[container] as number) > (this.#usedKiB[largest] as number))
        largest = container
    }
    return largest
  }

  #memory(container: number): number {
    const { memoryMiB, memoryMiBPerRequest, leakMiBPerRequest } = this.behavior[container] as ImageBehavior
    const limit = this.memoryLimitMiB[container] as number
    const base = memoryMiB ?? Math.min(MEMORY_DEFAULT.baseMiB, MEMORY_DEFAULT.baseShareMax * limit)
    const inFlight = this.inFlight[container] as number
    const leaked = leakMiBPerRequest * (this.served[container] as number)
    if (memoryMiBPerRequest !== null) return base + memoryMiBPerRequest * inFlight + leaked
    // What nobody described gives way at the limit and kills nothing.
    const said = base + leaked
    return said > limit ? said : Math.min(limit, said + MEMORY_DEFAULT.perRequestMiB * inFlight)
  }

  /** By how much CPU costs more now than when it is warm. */
  warmth(container: number, now: number): number {
    const { warmup } = this.behavior[container] as ImageBehavior
    if (warmup === null) return 1
    const share = (now - (this.listeningSince[container] as number)) / (warmup.durationMs * US_PER_MS)
    return share >= 1 ? 1 : warmup.factor + (1 - warmup.factor) * Math.max(0, share)
  }

  /** Status that the process answers to a health check of `path`. */
  healthStatus(container: number, path: string, now: number): number {
    const behavior = this.behavior[container] as ImageBehavior
    const { health } = behavior
    const age = (now - (this.listeningSince[container] as number)) / 1_000_000
    const from = health.failsFromSeconds ?? (health.failsUntilSeconds === null ? Number.POSITIVE_INFINITY : 0)
    const fails = age >= from && age < (health.failsUntilSeconds ?? Number.POSITIVE_INFINITY)
    if (fails || !knows(health.path, path)) return health.failStatus
    return pathBehavior(behavior, path)?.status ?? 200
  }

  end(container: number): void {
    this.#setMemory(container, 0)
    this.at[container] = PROCESS.ended
    this.live.delete(container)
    this.#onHost[this.hostOf(container)]?.delete(container)
    this.inFlight[container] = 0
    this.inService[container] = 0
    this.queue[container]?.clear()
    this.timers[container] = []
  }

  save(): readonly ProcessState[] {
    return Array.from(this.live, (container) => ({
      container,
      host: this.hostOf(container),
      at: this.at[container] as number,
      inFlight: this.inFlight[container] as number,
      inService: this.inService[container] as number,
      served: this.served[container] as number,
      accepted: this.accepted[container] as number,
      listeningSince: this.listeningSince[container] as number,
      queue: (this.queue[container] as SlotQueue).save(),
      stream: (this.stream[container] as RandomStream).state(),
      timers: [...(this.timers[container] as number[])],
    }))
  }

  restore(world: DataPlaneWorld, rows: readonly ProcessState[], arnOf: (container: number) => string): void {
    this.at.fill(PROCESS.none)
    this.live.clear()
    this.#onHost.length = 0
    this.#usedKiB.fill(0)
    this.#hostUsedKiB.fill(0)
    for (const row of rows) {
      const { container } = row
      this.#grow(container)
      this.#place(container, row.host)
      this.describe(world, container, arnOf(container))
      this.at[container] = row.at
      this.inFlight[container] = row.inFlight
      this.inService[container] = row.inService
      this.served[container] = row.served
      this.accepted[container] = row.accepted
      this.listeningSince[container] = row.listeningSince
      this.queue[container] = new SlotQueue()
      this.queue[container].restore(row.queue)
      this.stream[container] = new RandomStream(row.stream)
      this.timers[container] = [...row.timers]
      this.noteMemory(container)
    }
  }

  #grow(container: number): void {
    this.at = grown(this.at, container)
    this.#host = grown(this.#host, container)
    this.#usedKiB = grown(this.#usedKiB, container)
    this.inFlight = grown(this.inFlight, container)
    this.inService = grown(this.inService, container)
    this.workers = grown(this.workers, container)
    this.keepAliveUs = grown(this.keepAliveUs, container)
    this.calls = grown(this.calls, container)
    this.served = grown(this.served, container)
    this.accepted = grown(this.accepted, container)
    this.memoryLimitMiB = grown(this.memoryLimitMiB, container)
    this.listeningSince = grown(this.listeningSince, container)
    this.slowness = grown(this.slowness, container)
  }
}

function knows(known: string | null, path: string): boolean {
  return known === null || known === path || (path.startsWith(known) && path[known.length] === '?')
}
