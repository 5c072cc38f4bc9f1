// How a task looks on the canvas: words, marks and shares, all primitive, so that its box renders again only when
// something that is seen has changed. Pure.

import type { SimTime } from '@/lib/engine/time'
import type { TaskTargetView, TaskView, WaitView } from '@/lib/protocol'

/** What its mark says: the state of its targets where it has some, else of its containers. */
export type TaskMark =
  | 'healthy'
  | 'initial'
  | 'unhealthy'
  | 'unused'
  | 'running'
  | 'starting'
  | 'draining'
  | 'stopping'
  | 'stopped'
  /** What ended it or keeps it from starting. */
  | 'out-of-memory'
  | 'pull-failed'
  /** Nothing is heard of its instance's agent. */
  | 'unheard'

/** Waiting for cores, for a worker, or near the limit of its memory. */
export type Pressure = 'cpu' | 'queue' | 'memory'

export interface TaskLook {
  readonly name: string
  readonly mark: TaskMark
  /** What the load balancer knows of a task of which ECS hears nothing; null where that is the mark. */
  readonly targetState: TaskTargetView['state'] | null
  /** Scaling in and deployments leave it alone. */
  readonly isProtected: boolean
  readonly networkMode: TaskView['networkMode']
  /** Of the task itself, in awsvpc; null in other modes. */
  readonly address: string | null
  readonly hostPort: number | null
  readonly containerPort: number | null
  /** Port mappings beyond the first. */
  readonly morePorts: number
  /** CPU in use ÷ reserved in steps of 5 %, may pass 1. 0 where use is left out. */
  readonly cpuShare: number
  /** Memory in use ÷ `memoryWhole`, in steps of 2 %. */
  readonly memoryShare: number
  /** Memory reserved ÷ the same: 1 unless the limit is above the reservation. */
  readonly memoryReserved: number
  /** Whether the kernel kills at the end of the bar. */
  readonly hasMemoryLimit: boolean
  readonly requestsPerSecond: number
  /** Requests in it that wait for a worker or a core: its queue. */
  readonly requestsWaiting: number
  /** What it is short of; null when it is not. */
  readonly pressure: Pressure | null
  /** The wait and its cause, or the state when it is not simply running; null when there is nothing to say. */
  readonly note: string | null
  readonly lastStatus: string
}

const MARK_WORDS: Readonly<Record<TaskMark, string>> = {
  healthy: 'healthy',
  initial: 'initial, waiting for its first health check',
  unhealthy: 'unhealthy',
  unused: 'target unused',
  running: 'running',
  starting: 'starting',
  draining: 'draining',
  stopping: 'stopping',
  stopped: 'stopped',
  'out-of-memory': 'killed, out of memory',
  'pull-failed': 'image pull failed',
  unheard: 'not heard of',
}

export function markWord(mark: TaskMark): string {
  return MARK_WORDS[mark]
}

/** @param hasUse without it what a task uses and is short of is left out: from afar it is not drawn, and so must not render. */
export function taskLook(task: TaskView, now: SimTime | number, hasUse = true): TaskLook {
  const bindings = task.containers.flatMap((container) => container.networkBindings)
  const first = bindings[0]
  const mark = markOf(task)
  const pressure = !hasUse || mark === 'unheard' || isOver(mark) ? null : pressureOf(task)
  const whole = Math.max(task.memory, task.memoryLimit ?? 0)
  return {
    name: task.taskDefinition,
    mark,
    targetState: mark === 'unheard' && task.targets.length > 0 ? worstOf(task.targets) : null,
    isProtected: task.protectedUntil !== null && !isOver(mark),
    networkMode: task.networkMode,
    address: task.networkInterface?.privateIp ?? null,
    hostPort: first?.hostPort ?? null,
    containerPort: first?.containerPort ?? null,
    morePorts: Math.max(0, bindings.length - 1),
    cpuShare: hasUse && task.cpu > 0 ? Math.round((task.cpuUsed / task.cpu) * 20) / 20 : 0,
    memoryShare: hasUse && whole > 0 ? Math.round((task.memoryUsed / whole) * 50) / 50 : 0,
    memoryReserved: whole > 0 ? task.memory / whole : 1,
    hasMemoryLimit: task.memoryLimit !== null,
    requestsPerSecond: hasUse ? task.requestsPerSecond : 0,
    requestsWaiting: pressure === null ? 0 : task.requestsQueued + task.requestsStarved,
    pressure,
    note: noteOf(task, mark, now) ?? (pressure === null ? slowNote(task) : pressureNote(task, pressure)),
    lastStatus: task.lastStatus,
  }
}

/** Where requests reach it, in words; empty before it has a port. */
export function portWords({ networkMode, address, hostPort, containerPort }: TaskLook): string {
  if (hostPort === null) return ''
  if (address !== null) return `port ${hostPort} of its own address ${address}`
  return networkMode === 'host'
    ? `port ${hostPort} of the host`
    : `host port ${hostPort} to container port ${containerPort}`
}

/** The same as it is written: `:32768 → 80`, `172.31.0.12:80`, `:80`. */
export function portText({ networkMode, address, hostPort, containerPort }: TaskLook): string {
  if (hostPort === null) return ''
  if (address !== null) return `${address}:${hostPort}`
  return networkMode === 'host' ? `:${hostPort}` : `:${hostPort} → ${containerPort}`
}

/** It has ended; what it was stays to be read for a while. */
export function isOver(mark: TaskMark): boolean {
  return mark === 'stopped' || mark === 'out-of-memory' || mark === 'pull-failed'
}

/** From this part of its limit on memory is short. */
const MEMORY_SHORT = 0.9
/** One request waits now and then for a core that is about to be free. */
const STARVED_LEAST = 2

function pressureOf(task: TaskView): Pressure | null {
  const { memoryLimit, memoryUsed, requestsQueued, requestsStarved, lastStatus } = task
  if (lastStatus !== 'RUNNING') return null
  if (memoryLimit !== null && memoryUsed >= MEMORY_SHORT * memoryLimit) return 'memory'
  if (requestsStarved >= STARVED_LEAST && requestsStarved >= requestsQueued) return 'cpu'
  return requestsQueued > 0 ? 'queue' : null
}

/** A fault that nobody on AWS is told of; whoever looks here is. */
function slowNote({ slowness }: TaskView): string | null {
  return slowness > 1 ? `slow ×${slowness}` : null
}

function pressureNote(task: TaskView, pressure: Pressure): string {
  const { memoryUsed, memoryLimit, requestsQueued, requestsStarved } = task
  if (pressure === 'memory') return `memory ${Math.round((100 * memoryUsed) / (memoryLimit ?? 1))} %`
  return pressure === 'cpu' ? `${requestsStarved} wait for CPU` : `${requestsQueued} queued`
}

/** Docker's reason where the kernel killed a container; with exit code 137 alone it may have been stopped. */
const OUT_OF_MEMORY = /^OutOfMemory/

function markOfEnd({ containers, stoppedReason }: TaskView): TaskMark {
  if (containers.some(({ reason }) => OUT_OF_MEMORY.test(reason ?? ''))) return 'out-of-memory'
  return stoppedReason?.startsWith('CannotPullContainerError') ? 'pull-failed' : 'stopped'
}

export function markOf(task: TaskView): TaskMark {
  if (task.unheardSince !== null && task.lastStatus !== 'STOPPED') return 'unheard'
  return markOfReported(task)
}

function markOfReported(task: TaskView): TaskMark {
  const has = (state: TaskTargetView['state']) => task.targets.some((target) => target.state === state)
  switch (task.lastStatus) {
    case 'STOPPED':
      return markOfEnd(task)
    case 'DEACTIVATING':
    case 'STOPPING':
    case 'DEPROVISIONING':
      return has('draining') ? 'draining' : 'stopping'
    case 'PROVISIONING':
    case 'PENDING':
    case 'ACTIVATING':
      return 'starting'
    case 'RUNNING':
      if (has('draining')) return 'draining'
      if (has('unhealthy') || task.healthStatus === 'UNHEALTHY') return 'unhealthy'
      if (has('initial')) return 'initial'
      if (has('unused')) return 'unused'
      return has('healthy') ? 'healthy' : 'running'
  }
}

function noteOf(task: TaskView, mark: TaskMark, now: SimTime | number): string | null {
  if (mark === 'unheard') return unheardNote(task, now)
  if (isOver(mark)) return exitNote(task) ?? task.stoppedReason ?? task.stopCode ?? 'stopped'
  if (mark === 'unhealthy') {
    const target = task.targets.find(({ state }) => state === 'unhealthy')
    const codes = target?.description?.match(/\[[^\]]*\]/)?.[0]
    return codes
      ? `unhealthy · ${codes}`
      : `unhealthy${target?.reason ? ` · ${target.reason.split('.')[1]}` : ''}`
  }
  if (task.wait) return waitNote(task.wait, mark, now)
  if (mark === 'initial') return 'initial'
  const share = shareNote(task, now)
  if (share !== null) return share
  return task.lastStatus === 'RUNNING' ? null : task.lastStatus
}

/** Why it gets less than others: `slow start 40 %`, `mitigated 6 %`; or what may become so. */
function shareNote({ targets }: TaskView, now: number): string | null {
  const target = targets.find(
    ({ slowStart, isAnomalous, mitigatedPercent }) => slowStart ?? mitigatedPercent ?? (isAnomalous || null),
  )
  if (target === undefined) return null
  if (target.mitigatedPercent !== null) return `mitigated ${target.mitigatedPercent} %`
  if (target.slowStart === null) return 'anomalous'
  const { since, until } = target.slowStart
  return `slow start ${Math.max(0, Math.min(99, Math.floor((100 * (now - since)) / (until - since))))} %`
}

const SAID_BY_MARK = /^(last|unhealthy ·|initial ·) /
const TIME_LEFT = /(?<= )\d\S*( ago)?$/

/** As much of a note as so many letters have room for: first without what the mark beside it says as well, then the time alone. */
export function briefNote(note: string, lettersMax: number): string {
  const rest = note.replace(SAID_BY_MARK, '')
  const all = [note, rest, TIME_LEFT.exec(rest)?.[0] ?? rest]
  return all.find(({ length }) => length <= lettersMax) ?? rest
}

/** What the load balancer knows by itself is said beside it. */
function unheardNote({ unheardSince }: TaskView, now: SimTime | number): string {
  return `last heard ${elapsed(now - (unheardSince ?? now))} ago`
}

const WORST_FIRST: readonly TaskTargetView['state'][] = [
  'unhealthy',
  'draining',
  'initial',
  'unused',
  'healthy',
]

function worstOf(targets: readonly TaskTargetView[]): TaskTargetView['state'] {
  return WORST_FIRST.find((state) => targets.some((target) => target.state === state)) ?? 'unused'
}

/** `OutOfMemoryError, exit code 137`: what the essential container says tells more than that it exited. */
function exitNote({ stopCode, containers }: TaskView): string | null {
  if (stopCode !== 'EssentialContainerExited') return null
  const ended = containers.find(({ essential, exitCode }) => essential && exitCode !== null)
  if (ended === undefined) return null
  const reason = ended.reason?.split(':')[0] ?? `${ended.name} exited`
  return `${reason}, exit code ${ended.exitCode}`
}

/** `draining 41s`, `initial · check 11s`, `pulling web:2`; without a timer only the cause. */
export function waitNote({ cause, until }: WaitView, mark: TaskMark, now: SimTime | number): string {
  const left = until !== null && until > now ? ` ${countdown(until - now)}` : ''
  if (/health check/i.test(cause) && mark === 'initial') return left ? `initial · check${left}` : 'initial'
  // A box has room for some sixteen letters.
  return `${cause.replace(/^application /, 'app ')}${left}`
}

/** `for another 29:41`: of scale-in protection that ends then; null without one. */
export function protectionLeft(until: SimTime | null, nowSeconds: number): string | null {
  return until === null
    ? null
    : `for another ${countdown((Math.floor(until / 1_000_000) - nowSeconds) * 1_000_000)}`
}

/** How long something has lasted, in whole seconds that have passed. */
export function elapsed(us: number): string {
  return countdown(Math.floor(Math.max(0, us) / 1_000_000) * 1_000_000)
}

/** From here on minutes and seconds are no measure any more. */
const HOURS_FROM_S = 100 * 60

/** `41s`, `4:05`, `47 h 59 min`; rounded up, so that 0 s is never shown while something still waits. */
export function countdown(us: number): string {
  const seconds = Math.ceil(us / 1_000_000)
  if (seconds < 100) return `${seconds}s`
  if (seconds < HOURS_FROM_S) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  const minutes = Math.ceil(seconds / 60)
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
