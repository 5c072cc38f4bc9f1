// Shares the cores of hosts among containers that work on jobs, as the kernel's control groups do: hosts divide among
// tasks, tasks among their containers (both by weight), a container among its jobs (equally, at most one core each).
// Everything is named by small integers that the caller gives. It knows no clock and no queue: the caller advances it.
//
// Each container has a virtual time: the CPU that one of its jobs has had since the container became busy. A job ends when
// virtual time reaches its key; a change of rates moves no key.

import { shareCpu } from './cpu-share'
import { grown } from './grow'
import { JobHeap } from './job-heap'

/** A thousandth of a microsecond: what is left of a job by rounding. */
const NOTHING_LEFT = 1e-3

/** `cpu.shares` of a task's group when it has a task size and therefore no weight of its own. */
const WEIGHT_OF_SIZED_TASK = 1024
/** The kernel's smallest weight; what `cpu` 0 or none becomes. */
const WEIGHT_MIN = 2

export interface CpuContainer {
  readonly host: number
  readonly hostCores: number
  readonly task: number
  /** CPU units of this container and of all of its task's. */
  readonly units: number
  readonly taskUnits: number
  /** Task size in CPU units: a hard cap; null when the task has none. */
  readonly taskSize: number | null
  /** Whether the task has other containers: only then the two levels differ. */
  readonly hasSiblings: boolean
}

export interface CpuSchedulerState {
  readonly hosts: readonly (readonly [host: number, at: number, busy: readonly number[]])[]
  readonly containers: readonly (readonly [
    container: number,
    virtual: number,
    rate: number,
    jobs: readonly number[],
    endsAt: readonly number[],
  ])[]
  readonly used: readonly (readonly [container: number, us: number])[]
}

export class CpuScheduler {
  // By host.
  #cores = new Float64Array(16)
  #at = new Float64Array(16)
  #busy: number[][] = []
  #siblings = new Int32Array(16)
  // By container.
  #host = new Int32Array(64)
  #task = new Int32Array(64)
  #weight = new Float64Array(64)
  #taskWeight = new Float64Array(64)
  #cap = new Float64Array(64)
  #virtual = new Float64Array(64)
  #rate = new Float64Array(64)
  #used = new Float64Array(64)
  /** Jobs of the container, and the virtual time at which the first of them ends: what is read most, kept at hand. */
  #jobs = new Int32Array(64)
  #nextEnd = new Float64Array(64)
  #heaps: JobHeap[] = []
  // By job.
  #endsAt = new Float64Array(1024)
  // Scratch of one sharing, by position among the busy.
  #weights = new Float64Array(64)
  #demands = new Float64Array(64)
  #gives = new Float64Array(64)

  /** Jobs that `finish` found, in order; read `finishedCount` of them. */
  readonly finished: number[] = []

  declare(container: number, of: CpuContainer): void {
    this.#growHosts(of.host)
    this.#growContainers(container)
    this.#cores[of.host] = of.hostCores
    if (of.hasSiblings) this.#siblings[of.host] = 1
    this.#virtual[container] = 0
    this.#rate[container] = 0
    this.#used[container] = 0
    this.#host[container] = of.host
    this.#task[container] = of.task
    this.#weight[container] = Math.max(WEIGHT_MIN, of.units)
    const sized = of.taskSize !== null
    this.#taskWeight[container] = sized ? WEIGHT_OF_SIZED_TASK : Math.max(WEIGHT_MIN, of.taskUnits)
    this.#cap[container] = of.taskSize === null ? of.hostCores : Math.min(of.hostCores, of.taskSize / 1024)
  }

  hostOf(container: number): number {
    return this.#host[container] as number
  }

  /** Cores that its host has, and those that it may have at most. */
  hostCoresOf(container: number): number {
    return this.#cores[this.#host[container] as number] as number
  }

  limitOf(container: number): number {
    return this.#cap[container] as number
  }

  /** CPU that the container has used up to the last `advance` of its host, in µs of one core. */
  usedUs(container: number): number {
    return this.#used[container] ?? 0
  }

  /** Cores that the container has now. */
  coresOf(container: number): number {
    return (this.#rate[container] as number) * (this.#jobs[container] as number)
  }

  /** Jobs of the container that wait while others have its cores: whole ones, as a load average counts them. */
  starvedJobsOf(container: number): number {
    return Math.round((this.#jobs[container] as number) - this.coresOf(container))
  }

  /** Lets the jobs of a host work until `now`. Call before every change of that host. */
  advance(host: number, now: number): void {
    const elapsed = now - (this.#at[host] as number)
    const busy = this.#busy[host]
    // A host on which no container was ever declared has nothing to do.
    if (elapsed === 0 || busy === undefined) return
    this.#at[host] = now
    for (let i = 0; i < busy.length; i++) {
      const container = busy[i] as number
      const each = elapsed * (this.#rate[container] as number)
      this.#virtual[container] = (this.#virtual[container] as number) + each
      this.#used[container] = (this.#used[container] as number) + each * (this.#jobs[container] as number)
    }
  }

  /** A job of `work` µs of CPU begins; its host stands at now. */
  add(container: number, job: number, work: number): void {
    if (job >= this.#endsAt.length) this.#endsAt = grown(this.#endsAt, job)
    const heap = this.#heaps[container] as JobHeap
    if (heap.size === 0) {
      // Starting again from zero keeps virtual time small and therefore precise.
      this.#virtual[container] = 0
      const busy = this.#busy[this.#host[container] as number] as number[]
      busy.push(container)
    }
    this.#endsAt[job] = (this.#virtual[container] as number) + work
    heap.push(job, this.#endsAt)
    this.#note(container, heap)
  }

  #note(container: number, heap: JobHeap): void {
    this.#jobs[container] = heap.size
    this.#nextEnd[container] = this.#endsAt[heap.top] as number
  }

  /** Collects into `finished` the jobs of a host that have ended by the last `advance`; returns how many. */
  finish(host: number): number {
    const busy = this.#busy[host] as number[]
    let count = 0
    for (let i = 0; i < busy.length; i++) {
      const container = busy[i] as number
      const reached = (this.#virtual[container] as number) + NOTHING_LEFT
      if ((this.#nextEnd[container] as number) > reached) continue
      const heap = this.#heaps[container] as JobHeap
      do this.finished[count++] = heap.pop(this.#endsAt)
      while (heap.size > 0 && (this.#endsAt[heap.top] as number) <= reached)
      this.#note(container, heap)
      if (heap.size > 0) continue
      busy[i] = busy[busy.length - 1] as number
      busy.pop()
      i--
    }
    return count
  }

  /** Drops all jobs of a container: its process has ended. Its host stands at now. */
  clear(container: number): void {
    const heap = this.#heaps[container]
    if (heap === undefined || heap.size === 0) return
    heap.clear()
    this.#jobs[container] = 0
    const busy = this.#busy[this.#host[container] as number] as number[]
    busy.splice(busy.indexOf(container), 1)
  }

  /** Shares the host's cores anew and answers in how many µs the next job ends, at least 1; Infinity when none works. */
  share(host: number): number {
    const busy = this.#busy[host] as number[]
    const count = busy.length
    const cores = this.#cores[host] as number
    const demands = this.#demands
    let wanted = 0
    for (let i = 0; i < count; i++) {
      const container = busy[i] as number
      const size = this.#jobs[container] as number
      const cap = this.#cap[container] as number
      const demand = size < cap ? size : cap
      demands[i] = demand
      wanted += demand
    }
    let gives = this.#gives
    // With siblings a task's cap binds their sum, so the plain sum of demands says nothing.
    if (this.#siblings[host] === 1) this.#shareByTask(busy, cores)
    else if (wanted <= cores) gives = demands
    else {
      for (let i = 0; i < count; i++) this.#weights[i] = this.#taskWeight[busy[i] as number] as number
      shareCpu(this.#weights, demands, gives, count, cores)
    }
    let next = Number.POSITIVE_INFINITY
    for (let i = 0; i < count; i++) {
      const container = busy[i] as number
      const rate = (gives[i] as number) / (this.#jobs[container] as number)
      this.#rate[container] = rate
      const left = ((this.#nextEnd[container] as number) - (this.#virtual[container] as number)) / rate
      if (left < next) next = left
    }
    return next < 1 ? 1 : Math.ceil(next)
  }

  /** The general case of two levels, for hosts that hold a task of several containers. Leaves its result in `#gives`. */
  #shareByTask(busy: readonly number[], cores: number): void {
    const order = busy.map((_, i) => i)
    const tasks = new Map<number, number[]>()
    for (const i of order) {
      const task = this.#task[busy[i] as number] as number
      const members = tasks.get(task)
      if (members) members.push(i)
      else tasks.set(task, [i])
    }
    const groups = [...tasks.values()]
    const sizes = new Float64Array(groups.length)
    const weights = new Float64Array(groups.length)
    const demands = new Float64Array(groups.length)
    groups.forEach((members, g) => {
      const first = busy[members[0] as number] as number
      weights[g] = this.#taskWeight[first] as number
      const sum = members.reduce((total, i) => total + (this.#demands[i] as number), 0)
      demands[g] = Math.min(sum, this.#cap[first] as number)
    })
    shareCpu(weights, demands, sizes, groups.length, cores)
    groups.forEach((members, g) => {
      const inner = Float64Array.from(members, (i) => this.#weight[busy[i] as number] as number)
      const wants = Float64Array.from(members, (i) => this.#demands[i] as number)
      const gives = new Float64Array(members.length)
      shareCpu(inner, wants, gives, members.length, sizes[g] as number)
      members.forEach((i, at) => {
        this.#gives[i] = gives[at] as number
      })
    })
  }

  save(): CpuSchedulerState {
    const busy = this.#busy.flat()
    return {
      hosts: this.#busy.map((containers, host) => [host, this.#at[host] as number, [...containers]] as const),
      containers: busy.map((container) => {
        const jobs = (this.#heaps[container] as JobHeap).save()
        const endsAt = jobs.map((job) => this.#endsAt[job] as number)
        return [
          container,
          this.#virtual[container] as number,
          this.#rate[container] as number,
          jobs,
          endsAt,
        ] as const
      }),
      used: this.#heaps.map((_, container) => [container, this.#used[container] as number] as const),
    }
  }

  /** Takes over a saved state; containers must have been declared again. */
  restore(state: CpuSchedulerState): void {
    for (const heap of this.#heaps) heap.clear()
    this.#jobs.fill(0)
    for (const [host, at, busy] of state.hosts) {
      this.#growHosts(host)
      this.#at[host] = at
      this.#busy[host] = [...busy]
    }
    for (const [container, used] of state.used) {
      this.#growContainers(container)
      this.#used[container] = used
    }
    for (const [container, virtual, rate, jobs, endsAt] of state.containers) {
      this.#virtual[container] = virtual
      this.#rate[container] = rate
      jobs.forEach((job, i) => {
        this.#endsAt = grown(this.#endsAt, job)
        this.#endsAt[job] = endsAt[i] as number
      })
      const heap = this.#heaps[container] as JobHeap
      heap.restore(jobs)
      this.#note(container, heap)
    }
  }

  #growHosts(host: number): void {
    this.#cores = grown(this.#cores, host)
    this.#at = grown(this.#at, host)
    this.#siblings = grown(this.#siblings, host)
    while (this.#busy.length <= host) this.#busy.push([])
  }

  #growContainers(container: number): void {
    this.#host = grown(this.#host, container)
    this.#task = grown(this.#task, container)
    this.#weight = grown(this.#weight, container)
    this.#taskWeight = grown(this.#taskWeight, container)
    this.#cap = grown(this.#cap, container)
    this.#virtual = grown(this.#virtual, container)
    this.#rate = grown(this.#rate, container)
    this.#used = grown(this.#used, container)
    this.#jobs = grown(this.#jobs, container)
    this.#nextEnd = grown(this.#nextEnd, container)
    // As many as containers can ever be busy at once.
    this.#weights = grown(this.#weights, container)
    this.#demands = grown(this.#demands, container)
    this.#gives = grown(this.#gives, container)
    while (this.#heaps.length <= container) this.#heaps.push(new JobHeap())
  }
}
