// Ends the scale-in protection of tasks when its time is over.

import { PHASE, type SimTime } from '@/lib/engine'
import { protectTask } from '../lifecycle/protection'
import type { CreateController } from './controller'

interface Due {
  readonly taskArn: string
  readonly at: SimTime
}

export const createTaskProtection: CreateController = (world) => {
  const { engine, state } = world
  const kind = engine.payloadKind<Due>('task-protection', ({ taskArn, at }) => {
    const task = state.tasks.get(taskArn)
    // It may have been ended, or made longer, in the meantime.
    if (task?.protectedUntil === at) protectTask(world, task, null)
  })
  return {
    name: 'task-protection',
    subscribe(bus) {
      bus.on(
        'task-protection',
        'Task Protection Change',
        ({ task: { arn: taskArn, protectedUntil: at } }) => {
          if (at !== null) engine.post(at, PHASE.controller, kind, { taskArn, at } satisfies Due)
        },
      )
    },
    start() {},
  }
}
