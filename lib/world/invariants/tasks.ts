// Tasks and their containers.

import { isLeaving } from '../lifecycle/targets'
import type { Container, Task } from '../records/tasks'
import type { State } from '../state'
import type { Invariant } from './invariant'
import { tasksToDeregister } from './unmissed-tasks'

const stoppedHoldsNothing: Invariant = {
  statement:
    'a STOPPED task holds no host port, no running container and no target that is neither draining nor about to be deregistered',
  *broken({ state, engine }) {
    const aboutToGo = tasksToDeregister(state, engine.now)
    for (const task of state.tasks.values()) {
      if (task.lastStatus !== 'STOPPED') continue
      if (task.hostPorts.length > 0) yield `${task.arn} holds ${task.hostPorts.map(({ port }) => port)}`
      if (task.stoppedAt === null) yield `${task.arn} does not say when it stopped`
      if (task.stoppedReason === null) yield `${task.arn} does not say why it stopped`
      if (aboutToGo.has(task.arn)) continue
      for (const key of task.targetKeys) {
        const target = state.targets.get(key)
        if (target?.taskArn === task.arn && !isLeaving(target))
          yield `${task.arn} has the target ${key}, ${target.state}`
      }
    }
  },
}

const containersFitTheirTask: Invariant = {
  statement: 'the statuses of containers, as ECS has heard of them, fit the status of their task',
  *broken({ state }) {
    for (const task of state.tasks.values()) {
      const containers = containersOf(state, task)
      if (containers.length !== task.containerArns.length) yield `${task.arn} has lost a container`
      const wrong = mismatch(task, containers)
      if (wrong) yield `${task.arn} is ${task.lastStatus} (wanted ${task.desiredStatus}), but ${wrong}`
    }
    for (const container of state.containers.values()) {
      if (!state.tasks.has(container.taskArn))
        yield `${container.arn} belongs to ${container.taskArn}, which does not exist`
    }
  },
}

function containersOf(state: State, task: Task): readonly Container[] {
  return task.containerArns.flatMap((arn) => state.containers.get(arn) ?? [])
}

function mismatch({ lastStatus }: Task, containers: readonly Container[]): string | null {
  const essential = containers.filter((container) => container.essential)
  const is = (status: Container['lastStatus']) => (container: Container) =>
    (lastStatus === 'STOPPED' ? container.lastStatus : (container.heard?.lastStatus ?? 'PENDING')) === status
  switch (lastStatus) {
    case 'PROVISIONING':
      return containers.length === 0 ? null : 'it has containers'
    case 'PENDING':
      if (containers.every(is('RUNNING'))) return 'all of its containers are RUNNING'
      return essential.some(is('STOPPED')) ? 'an essential container is STOPPED' : null
    case 'ACTIVATING':
    case 'RUNNING':
      return essential.every(is('RUNNING')) ? null : 'an essential container is not RUNNING'
    case 'STOPPED':
      return containers.every(is('STOPPED')) ? null : 'a container is not STOPPED'
    default:
      return null
  }
}

const stoppingEnds: Invariant = {
  statement: 'a task is on its way out exactly when it is wanted STOPPED',
  *broken({ state }) {
    const leaving = new Set(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED'])
    for (const { arn, lastStatus, desiredStatus } of state.tasks.values()) {
      if (leaving.has(lastStatus) !== (desiredStatus === 'STOPPED'))
        yield `${arn} is ${lastStatus}, wanted ${desiredStatus}`
    }
  },
}

/** A pull may end after the task was asked to stop: an agent that is cut off does not know of that. */
const timesAreInOrder: Invariant = {
  statement: 'the times of a task are in the order of its life',
  *broken({ engine, state }) {
    for (const task of state.tasks.values()) {
      const { createdAt, pullStartedAt, pullStoppedAt, startedAt, stoppingAt, stoppedAt } = task
      for (const times of [
        [createdAt, pullStartedAt, pullStoppedAt, engine.now],
        [createdAt, startedAt, stoppingAt, stoppedAt, engine.now],
      ]) {
        const known = times.filter((at) => at !== null)
        if (known.some((at, i) => i > 0 && at < (known[i - 1] ?? 0)))
          yield `${task.arn} has ${known.join(', ')}`
      }
    }
  },
}

export const TASK_INVARIANTS: readonly Invariant[] = [
  stoppedHoldsNothing,
  containersFitTheirTask,
  stoppingEnds,
  timesAreInOrder,
]
