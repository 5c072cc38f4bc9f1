// What a task, an instance or a service waits for just now, and until when if a timer ends it.

import type { SimTime } from '@/lib/engine'
import type { SchedulerWaitView, WaitView } from '@/lib/protocol'
import { firstToTimeOut } from '@/lib/world/auto-scaling-groups/begin-actions'
import { lastWarm } from '@/lib/world/capacity-providers/scale'
import { hostIdOf } from '@/lib/world/hosts'
import { containersOf, instanceOf, isAgentReachable } from '@/lib/world/lifecycle/lookup'
import type { AutoScalingGroup } from '@/lib/world/records/auto-scaling-groups'
import type { CapacityProvider } from '@/lib/world/records/capacity-providers'
import type { Instance } from '@/lib/world/records/ec2'
import type { Service } from '@/lib/world/records/services'
import type { Container, Task } from '@/lib/world/records/tasks'
import { notesOf } from '@/lib/world/scheduler-notes'
import { targetsOf } from '@/lib/world/service-counts'
import type { World } from '@/lib/world/world'

export function instanceWait(world: World, instance: Instance): WaitView | null {
  const wait = (cause: string): WaitView => ({ cause, since: instance.launchedAt, until: instance.bootUntil })
  if (instance.state === 'pending') return wait('launching')
  if (instance.state === 'shutting-down') return wait('shutting down')
  if (instance.bootUntil !== null) return wait('booting, then starting the agent')
  return agentWait(world, instance) ?? hookWait(world, instance)
}

/** The lifecycle action of its group that times out first. */
function hookWait({ state }: World, { id }: Instance): WaitView | null {
  const member = state.autoScalingInstances.get(id)
  const first = member ? firstToTimeOut(member) : null
  return (
    first && { cause: `lifecycle hook ${first.hook.name}`, since: first.startedAt, until: first.expiresAt }
  )
}

function agentWait(
  { state, charts }: World,
  { containerInstanceArn, ...instance }: Instance,
): WaitView | null {
  const agent = state.containerInstances.get(containerInstanceArn ?? '')
  const chart = charts.snapshot('container-instance', agent?.arn ?? '')
  if (!agent || !chart || agent.status === 'INACTIVE') return null
  if (agent.agent === 'silent')
    return { cause: 'agent silent, ECS has not noticed', since: chart.enteredAt, until: chart.until }
  return instance.state === 'terminated'
    ? { cause: 'terminated, not deregistered', since: chart.enteredAt, until: null }
    : null
}

/** What a group is about to do, or waits for. */
export function groupWait({ charts }: World, group: AutoScalingGroup): WaitView | null {
  const chart = charts.snapshot('auto-scaling-group', group.name)
  if (!chart) return null
  if (group.phase === 'reacting')
    return {
      cause: 'reacting to the difference',
      brief: 'reacting',
      since: chart.enteredAt,
      until: chart.until,
    }
  if (group.phase === 'adjusted')
    return { cause: 'trying again later', since: chart.enteredAt, until: group.retryAt }
  return group.phase === 'deleting'
    ? { cause: 'terminating its instances', since: chart.enteredAt, until: null }
    : null
}

export function taskWait(world: World, task: Task): WaitView | null {
  const lost = containersOf(world, task).find(({ step }) => step === 'lost')
  // Its instance's next step is its end, which ECS hears of.
  if (lost) return { cause: 'host is off', since: lost.stepSince, until: instanceOf(world, task).bootUntil }
  const wait = (cause: string, since: SimTime, until: SimTime | null = null): WaitView => ({
    cause,
    since,
    until,
  })
  switch (task.lastStatus) {
    case 'PROVISIONING':
      return provisioning(world, task)
    case 'DEPROVISIONING':
      return wait('network interface is detached', task.stepSince, chartUntil(world, task))
    case 'STOPPED':
      return null
    case 'STOPPING':
      return stopping(world, task)
    case 'DEACTIVATING': {
      const target = targetsOf(world, task).find(({ state }) => state === 'draining')
      return target
        ? wait('draining', target.stateSince, target.stateUntil)
        : wait('deregistering', task.stepSince, leavesAt(world, task))
    }
    case 'RUNNING':
      return running(world, task)
    default:
      return starting(world, task)
  }
}

function chartUntil({ charts }: World, { arn }: Task): SimTime | null {
  return charts.snapshot('task', arn)?.until ?? null
}

/** Until it gets an instance, whenever that is, and then its network interface. */
function provisioning(world: World, task: Task): WaitView {
  const { waiting, capacityProviderName, createdAt, stepSince } = task
  if (waiting === null)
    return { cause: 'network interface is attached', since: stepSince, until: chartUntil(world, task) }
  return {
    cause: `no room on ${capacityProviderName}: ${waiting.text}`,
    since: createdAt,
    until: null,
  }
}

/** When ECS gives up a task that has no instance; null for others. */
export function givenUpAt(world: World, task: Task): SimTime | null {
  return task.lastStatus === 'PROVISIONING' && task.waiting !== null ? chartUntil(world, task) : null
}

/** What managed scaling is about to do, or waits for. */
export function providerWait(world: World, provider: CapacityProvider): WaitView | null {
  const { charts, state } = world
  const chart = charts.snapshot('capacity-provider', provider.name)
  if (!chart) return null
  if (provider.phase === 'called')
    return { cause: 'its alarm has called', since: chart.enteredAt, until: chart.until }
  const group = state.autoScalingGroups.get(provider.groupName)
  const warm = group && lastWarm(world, provider, group)
  return warm ? { cause: 'instances warm up', since: chart.enteredAt, until: warm } : null
}

/** When its load balancer knows that its target was deregistered; null before a look of the scheduler has done that. */
function leavesAt(world: World, task: Task): SimTime | null {
  return targetsOf(world, task).find(({ deregistersAt }) => deregistersAt !== null)?.deregistersAt ?? null
}

function stopping(world: World, task: Task): WaitView {
  if (!isAgentReachable(world, task))
    return { cause: 'agent disconnected', since: task.stepSince, until: null }
  const last = containersOf(world, task).find(({ step }) => step === 'stopping')
  if (!last && task.reportDueAt !== null) return report(task.reportDueAt)
  return { cause: 'SIGTERM sent', since: last?.stepSince ?? task.stepSince, until: last?.stepUntil ?? null }
}

/** All containers have started, or ended, and ECS is about to hear of it. */
function report(until: SimTime): WaitView {
  return { cause: 'agent reports', since: until, until }
}

function starting(world: World, task: Task): WaitView {
  if (task.pullStartedAt === null && !isAgentReachable(world, task))
    return { cause: 'agent has not heard of it', since: task.stepSince, until: null }
  const container = containersOf(world, task).find(({ lastStatus }) => lastStatus === 'PENDING')
  if (!container && task.reportDueAt !== null) return report(task.reportDueAt)
  if (!container) return { cause: 'activating', since: task.stepSince, until: null }
  if (container.step !== 'pulling')
    return { cause: 'creating container', since: container.stepSince, until: container.stepUntil }
  const pull = world.charts.snapshot('image-pull', `${hostIdOf(task)}|${container.image}`)
  return { cause: `pulling ${container.image}`, since: container.stepSince, until: pull?.until ?? null }
}

function running(world: World, task: Task): WaitView | null {
  const booting: Container | undefined = containersOf(world, task).find(({ step }) => step === 'starting')
  const target = targetsOf(world, task).find(({ state }) => state !== 'healthy')
  if (target?.state === 'unhealthy' || target?.state === 'unused')
    return { cause: target.description ?? 'unhealthy', since: target.stateSince, until: null }
  if (booting) return { cause: 'application starting', since: booting.stepSince, until: booting.stepUntil }
  if (target?.state === 'initial')
    return {
      cause: 'first health check',
      since: target.stateSince,
      until: world.state.targetChecks.get(target.key)?.nextAt ?? null,
    }
  return null
}

/** What holds up new tasks comes first: a look before it is over changes nothing about them. */
export function schedulerWait(world: World, service: Service): SchedulerWaitView | null {
  const { now } = world.engine
  const notes = notesOf(world, service.arn)
  const { throttledUntil, blocked, placementRetryAt, lookAt, breakerAt } = notes
  if (breakerAt !== null) return { reason: 'circuit breaker', until: breakerAt }
  if (throttledUntil !== null && throttledUntil > now) return { reason: 'throttle', until: throttledUntil }
  if (blocked !== null && placementRetryAt !== null && placementRetryAt > now)
    return { reason: 'placement', until: placementRetryAt }
  const missedAt = notes.heldStarts.reduce<SimTime | null>(
    (first, { until }) => (until > now && (first === null || until < first) ? until : first),
    null,
  )
  if (lookAt !== null && (missedAt === null || lookAt <= missedAt))
    return isAtRest(world, service) ? null : { reason: 'look', until: lookAt }
  return missedAt === null ? null : { reason: 'dead task', until: missedAt }
}

/** The scheduler looks at a service that is at rest, too, and finds nothing to do. */
function isAtRest(world: World, service: Service): boolean {
  const { healthy, pending, running, unhealthy } = world.rosters.of(service.arn).counts()
  const notes = notesOf(world, service.arn)
  return (
    notes.steady &&
    healthy === service.desiredCount &&
    pending + running + unhealthy === 0 &&
    service.deploymentIds.length === 1 &&
    notes.targetWork.length === 0
  )
}
