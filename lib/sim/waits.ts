// What a task or an instance waits for just now, in words, and until when if a timer ends it.

import type { SimTime } from '@/lib/engine'
import type { WaitView } from '@/lib/protocol'
import { containersOf, instanceOf, isAgentConnected } from '@/lib/world/lifecycle/lookup'
import { targetsOf } from '@/lib/world/service-counts'
import type { Container, Instance, Task } from '@/lib/world/state'
import type { World } from '@/lib/world/world'

export function instanceWait(instance: Instance): WaitView | null {
  const wait = (cause: string): WaitView => ({ cause, since: instance.launchedAt, until: instance.bootUntil })
  if (instance.state === 'pending') return wait('launching')
  if (instance.state === 'shutting-down') return wait('shutting down')
  return instance.bootUntil === null ? null : wait('booting, agent starts')
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
    case 'STOPPED':
      return null
    case 'STOPPING':
      return stopping(world, task)
    case 'DEACTIVATING': {
      const target = targetsOf(world, task).find(({ state }) => state === 'draining')
      return target
        ? wait('draining', target.stateSince, target.stateUntil)
        : wait('deregistering', task.stepSince)
    }
    case 'RUNNING':
      return running(world, task)
    default:
      return starting(world, task)
  }
}

function stopping(world: World, task: Task): WaitView {
  if (!isAgentConnected(world, task))
    return { cause: 'agent disconnected', since: task.stepSince, until: null }
  const last = containersOf(world, task).find(({ step }) => step === 'stopping')
  return { cause: 'SIGTERM sent', since: last?.stepSince ?? task.stepSince, until: last?.stepUntil ?? null }
}

function starting(world: World, task: Task): WaitView {
  const container = containersOf(world, task).find(({ lastStatus }) => lastStatus === 'PENDING')
  if (!container) return { cause: 'activating', since: task.stepSince, until: null }
  if (container.step !== 'pulling')
    return { cause: 'creating container', since: container.stepSince, until: container.stepUntil }
  const pull = world.charts.snapshot('image-pull', `${task.instanceId}|${container.image}`)
  return { cause: `pulling ${container.image}`, since: container.stepSince, until: pull?.until ?? null }
}

function running(world: World, task: Task): WaitView | null {
  const booting: Container | undefined = containersOf(world, task).find(({ step }) => step === 'starting')
  const target = targetsOf(world, task).find(({ state }) => state !== 'healthy')
  if (target?.state === 'unhealthy' || target?.state === 'unused')
    return { cause: target.description ?? 'unhealthy', since: target.stateSince, until: null }
  if (booting) return { cause: 'application starts', since: booting.stepSince, until: booting.stepUntil }
  if (target?.state === 'initial')
    return { cause: 'first health check', since: target.stateSince, until: target.nextCheckAt }
  return null
}
