// From the desired count to tasks that serve: the look of the scheduler, room on an instance, and what each new task waits for.

import { counted } from '@/lib/aws/counted'
import type { SimTime } from '@/lib/engine'
import type { GateTime, GateView, SchedulerWaitView, TextPart } from '@/lib/protocol'
import { liveTasksOfService } from '@/lib/world/lifecycle/lookup'
import type { Service } from '@/lib/world/records/services'
import type { Task } from '@/lib/world/records/tasks'
import { notesOf, taskNotesOf } from '@/lib/world/scheduler-notes'
import { HEALTHY_AFTER_US, isCounted, isHealthy } from '@/lib/world/service-counts'
import { providerViewKey } from '@/lib/world/view-keys'
import type { World } from '@/lib/world/world'
import { givenUpAt, schedulerWait, taskWait } from '../waits'
import { capacityWhy } from './capacity-why'
import { estimated, gate, known, UNKNOWN } from './gate'

export interface TasksPart {
  readonly gates: readonly GateView[]
  readonly healthy: number
  /** When as many serve as are wanted; null when they do. */
  readonly relief: GateTime | null
}

export function tasksPart(world: World, service: Service): TasksPart {
  const tasks = liveTasksOfService(world, service.arn).filter(isCounted)
  const starting = tasks.filter((task) => !isHealthy(world, service, task))
  const healthy = tasks.length - starting.length
  const missing = Math.max(0, service.desiredCount - tasks.length)
  if (missing === 0 && healthy >= service.desiredCount) return { gates: [], healthy, relief: null }
  const wait = schedulerWait(world, service)
  const gates = [
    ...(missing > 0 ? [missingGate(world, service, missing, wait)] : []),
    ...startingGates(world, service, starting),
  ]
  const relief = reliefOf(world, service, { starting, missing, wait })
  return { gates: [...gates, healthyGate(service.desiredCount, healthy, relief)], healthy, relief }
}

export function healthyGate(desired: number, healthy: number, time: GateTime | null): GateView {
  return gate({
    kind: 'healthy',
    state: time === null ? 'done' : 'ahead',
    title: `${healthy} of ${desired} healthy`,
    detail: time === null ? [] : ['then the load is shared by all of them'],
    time: time ?? UNKNOWN,
  })
}

const WAITS: Readonly<Record<SchedulerWaitView['reason'], readonly [before: string]>> = {
  look: ['the scheduler looks in '],
  'dead task': ['the scheduler notices the loss in '],
  placement: ['it tries again in '],
  throttle: ['tasks failed to start: throttled for '],
  'circuit breaker': ['the circuit breaker trips in '],
}

/** Tasks that are wanted and not there yet: with launch type EC2 a task without room does not exist. */
function missingGate(
  world: World,
  service: Service,
  missing: number,
  wait: SchedulerWaitView | null,
): GateView {
  const { blocked } = notesOf(world, service.arn)
  const due: readonly TextPart[] = wait === null ? [] : [WAITS[wait.reason][0], { until: wait.until }]
  if (blocked !== null && wait?.reason !== 'look')
    return gate({
      kind: 'placement',
      state: 'current',
      title: `No room for ${counted(missing, 'task')}`,
      detail: [...due, due.length > 0 ? ' · ' : '', blocked],
      time: wait === null ? UNKNOWN : known(wait.until),
    })
  return gate({
    kind: 'scheduler',
    state: 'current',
    title: `${counted(missing, 'task')} to start`,
    detail: due.length > 0 ? due : ['waits for the deployment to have room'],
    time: wait === null ? UNKNOWN : known(wait.until),
  })
}

interface Waiting {
  readonly first: Task
  count: number
  until: number | null
}

/** Tasks that wait for the same thing together. */
function startingGates(world: World, service: Service, tasks: readonly Task[]): readonly GateView[] {
  const groups = new Map<string, Waiting>()
  for (const task of tasks) {
    const { cause, until } = waitOf(world, service, task)
    const group = groups.get(cause)
    if (!group) groups.set(cause, { first: task, count: 1, until })
    else {
      group.count++
      group.until = until === null || group.until === null ? null : Math.max(group.until, until)
    }
  }
  return [...groups].map(([cause, { first, count, until }]) =>
    gate({
      kind: 'tasks',
      id: `tasks: ${cause}`,
      state: 'current',
      title: `${counted(count, 'task')}: ${cause}`,
      detail: until === null ? capacityDetail(world, first) : ['in ', { until: until as SimTime }],
      time: until === null ? UNKNOWN : known(until),
    }),
  )
}

/** What its capacity provider waits for itself, and how long ECS keeps a task that has no instance. */
function capacityDetail(world: World, task: Task): readonly TextPart[] {
  const givenUp = givenUpAt(world, task)
  if (givenUp === null) return []
  const why = capacityWhy(world, providerViewKey(task.capacityProviderName ?? ''))
  const next = why?.out.find(({ state }) => state === 'current')
  const due: readonly TextPart[] = next?.time.kind === 'known' ? [' in ', { until: next.time.at }] : []
  return [...(next ? [next.title, ...due, ' · '] : []), 'ECS gives up in ', { until: givenUp }]
}

function waitOf(
  world: World,
  service: Service,
  task: Task,
): { readonly cause: string; readonly until: number | null } {
  const wait = taskWait(world, task)
  if (wait !== null) return wait
  const isAlone = service.loadBalancers.length === 0 && task.startedAt !== null
  return isAlone
    ? {
        cause: 'counts as healthy some time after its start',
        until: (task.startedAt ?? 0) + HEALTHY_AFTER_US,
      }
    : { cause: 'is found healthy', until: null }
}

/** How long the newest healthy task took from its creation; null when there has been none. */
export function lastStartUs(world: World, service: Service): number | null {
  let newest: { readonly createdAt: number; readonly us: number } | null = null
  for (const { arn, createdAt } of liveTasksOfService(world, service.arn)) {
    const { healthySince } = taskNotesOf(world, arn)
    if (healthySince !== null && (newest === null || createdAt >= newest.createdAt))
      newest = { createdAt, us: healthySince - createdAt }
  }
  return newest?.us ?? null
}

interface OnTheWay {
  readonly starting: readonly Task[]
  readonly missing: number
  readonly wait: SchedulerWaitView | null
}

/** New tasks are taken to start like the newest that is healthy. */
function reliefOf(world: World, service: Service, { starting, missing, wait }: OnTheWay): GateTime {
  const startUs = lastStartUs(world, service)
  if (starting.some(({ waiting }) => waiting !== null)) return UNKNOWN
  if (startUs === null || (missing > 0 && wait === null)) return UNKNOWN
  let at = missing > 0 && wait !== null ? wait.until + startUs : 0
  for (const task of starting) {
    const known = waitOf(world, service, task).until ?? 0
    at = Math.max(at, task.createdAt + startUs, known)
  }
  return at > world.engine.now ? estimated(at) : UNKNOWN
}
