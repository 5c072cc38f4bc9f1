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

export interface TaskLook {
  readonly name: string
  readonly mark: TaskMark
  readonly hostPort: number | null
  readonly containerPort: number | null
  /** Port mappings beyond the first. */
  readonly morePorts: number
  /** CPU in use ÷ reserved in steps of 5 %, may pass 1. Not drawn from afar: see `withoutUse`. */
  readonly cpuShare: number
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
}

export function markWord(mark: TaskMark): string {
  return MARK_WORDS[mark]
}

export function taskLook(task: TaskView, now: SimTime | number): TaskLook {
  const bindings = task.containers.flatMap((container) => container.networkBindings)
  const first = bindings[0]
  const mark = markOf(task)
  return {
    name: task.taskDefinition,
    mark,
    hostPort: first?.hostPort ?? null,
    containerPort: first?.containerPort ?? null,
    morePorts: Math.max(0, bindings.length - 1),
    cpuShare: task.cpu > 0 ? Math.round((task.cpuUsed / task.cpu) * 20) / 20 : 0,
    note: noteOf(task, mark, now),
    lastStatus: task.lastStatus,
  }
}

/** The look from afar, where use is not drawn and so must not render. */
export function withoutUse(look: TaskLook): TaskLook {
  return look.cpuShare === 0 ? look : { ...look, cpuShare: 0 }
}

export function markOf(task: TaskView): TaskMark {
  const has = (state: TaskTargetView['state']) => task.targets.some((target) => target.state === state)
  switch (task.lastStatus) {
    case 'STOPPED':
      return 'stopped'
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
  if (mark === 'stopped') return exitNote(task) ?? task.stoppedReason ?? task.stopCode ?? 'stopped'
  if (mark === 'unhealthy') {
    const target = task.targets.find(({ state }) => state === 'unhealthy')
    const codes = target?.description?.match(/\[[^\]]*\]/)?.[0]
    return codes
      ? `unhealthy · ${codes}`
      : `unhealthy${target?.reason ? ` · ${target.reason.split('.')[1]}` : ''}`
  }
  if (task.wait) return waitNote(task.wait, mark, now)
  if (mark === 'initial') return 'initial'
  return task.lastStatus === 'RUNNING' ? null : task.lastStatus
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

/** `41s`, `4:05`; rounded up, so that 0 s is never shown while something still waits. */
export function countdown(us: number): string {
  const seconds = Math.ceil(us / 1_000_000)
  if (seconds < 100) return `${seconds}s`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
