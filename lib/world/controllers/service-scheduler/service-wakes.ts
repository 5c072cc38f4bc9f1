// What makes the service scheduler look at a service: the outside of the scheduler. Each line is a reason; how the scheduler
// decides then is its own business.

import type { EventBus } from '../../bus'
import { liveTasksOn } from '../../lifecycle/lookup'
import { targetGroupsOfService } from '../../lifecycle/task-targets'
import type { Task } from '../../records/tasks'
import { notesOf, taskNotesOf } from '../../scheduler-notes'
import { CAPACITY_NOTICED_MS } from '../../timings'
import type { World } from '../../world'
import type { CreateController } from '../controller'

const NAME = 'service-scheduler'

export const createServiceWaker: CreateController = (world) => ({
  name: NAME,
  subscribe: (bus) => wakeServices(bus, world),
  start() {},
})

export function wakeServices(bus: EventBus, world: World): void {
  bus.on(NAME, 'Service Update', ({ service }) => world.scheduler.wake(service.arn))
  bus.on(NAME, 'Task Stop Requested', ({ task }) => wakeServiceOf(world, task))
  bus.on(NAME, 'Task Protection Change', ({ task }) => wakeServiceOf(world, task))
  bus.on(NAME, 'Task Unhealthy', ({ task }) => wakeServiceOf(world, task))
  bus.on(NAME, 'Task Target Change', ({ service, change }) => {
    // The service says it when it looks next, in this instant: `registered 2 targets`, not twice `registered 1 targets`.
    const notes = notesOf(world, service.arn)
    notes.targetChanges = [...notes.targetChanges, change]
    world.scheduler.wake(service.arn)
  })
  bus.on(NAME, 'ECS Task State Change', ({ task }) => {
    const { lastStatus } = task
    // Its containers have ended; that its network interface has not, holds up nobody.
    const hasEnded = lastStatus === 'DEPROVISIONING' || lastStatus === 'STOPPED'
    if (lastStatus === 'RUNNING' || hasEnded) wakeServiceOf(world, task)
    // Room has become free, which another service may have been waiting for.
    if (lastStatus === 'STOPPED') world.scheduler.wakeCluster(task.clusterArn, 0)
  })
  bus.on(NAME, 'Target Health Change', ({ target }) => {
    const task = world.state.tasks.get(target.taskArn ?? '')
    if (!task || task.serviceArn === null) return
    // It may be gone again when the scheduler looks.
    if (target.state === 'healthy') taskNotesOf(world, task.arn).foundHealthy = true
    wakeServiceOf(world, task)
  })
  bus.on(NAME, 'Target Group Deletion', ({ targetGroupArn }) => {
    for (const service of world.state.services.values())
      if (targetGroupsOfService(world.state, service).includes(targetGroupArn))
        world.scheduler.wake(service.arn)
  })
  wakeForInstances(bus, world)
}

function wakeForInstances(bus: EventBus, world: World): void {
  bus.on(NAME, 'ECS Container Instance State Change', ({ containerInstance, before }) => {
    const { clusterArn, instanceId, status, agentConnected } = containerInstance
    if (status === 'ACTIVE' && before?.status !== 'ACTIVE')
      world.scheduler.wakeCluster(clusterArn, CAPACITY_NOTICED_MS)
    // Service tasks that are still PENDING are stopped at once; the scheduler moves the RUNNING ones.
    if (status === 'DRAINING' && before?.status !== 'DRAINING')
      for (const task of liveTasksOn(world, instanceId)) wakeServiceOf(world, task)
    if (before !== null && agentConnected && !before.agentConnected)
      world.scheduler.wakeCluster(clusterArn, 0)
  })
}

function wakeServiceOf(world: World, { serviceArn }: Task): void {
  if (serviceArn !== null) world.scheduler.wake(serviceArn)
}
