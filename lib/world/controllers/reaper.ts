// Forgets STOPPED tasks an hour after their end, as DescribeTasks does, so that a long run does not grow.

import { afterSeconds, PHASE } from '@/lib/engine'
import { STOPPED_TASK_KEPT_MS } from '../timings'
import type { World } from '../world'
import type { CreateController } from './controller'

const PASS_SECONDS = 60

export const createReaper: CreateController = (world) => {
  const { engine } = world
  const kind = engine.kind('reaper', () => {
    reap(world)
    start()
  })
  const start = () => void engine.schedule(afterSeconds(engine.now, PASS_SECONDS), PHASE.observer, kind)
  return { name: 'reaper', subscribe() {}, start }
}

function reap(world: World): void {
  const { state, charts, engine } = world
  for (const task of state.tasks.values()) {
    if (task.stoppedAt === null || engine.now - task.stoppedAt < STOPPED_TASK_KEPT_MS * 1_000) continue
    world.bus.publish({ type: 'Task Forgotten', task })
    for (const arn of task.containerArns) {
      charts.remove('container', arn)
      state.containers.delete(arn)
      world.bus.changed('containers', arn)
    }
    charts.remove('task', task.arn)
    state.tasks.delete(task.arn)
    state.taskNotes.delete(task.arn)
    world.bus.changed('tasks', task.arn)
  }
}
