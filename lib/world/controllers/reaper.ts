// Forgets STOPPED tasks an hour after their end, as DescribeTasks does, so that a long run does not grow.

import { afterSeconds, type Engine, type EventKind, PHASE } from '@/lib/engine'
import { STOPPED_TASK_KEPT_MS } from '../timings'
import type { Reaper, World } from '../world'

const PASS_SECONDS = 60

export class TaskReaper implements Reaper {
  readonly #engine: Engine
  readonly #kind: EventKind
  observer: Reaper['observer'] = null

  constructor(engine: Engine, world: () => World) {
    this.#engine = engine
    this.#kind = engine.kind('reaper', () => {
      reap(world(), this.observer)
      this.start()
    })
  }

  start(): void {
    this.#engine.schedule(afterSeconds(this.#engine.now, PASS_SECONDS), PHASE.observer, this.#kind)
  }
}

function reap(world: World, observer: Reaper['observer']): void {
  const { state, charts, engine } = world
  for (const task of state.tasks.values()) {
    if (task.stoppedAt === null || engine.now - task.stoppedAt < STOPPED_TASK_KEPT_MS * 1_000) continue
    observer?.(task)
    for (const arn of task.containerArns) {
      charts.remove('container', arn)
      state.containers.delete(arn)
    }
    charts.remove('task', task.arn)
    state.tasks.delete(task.arn)
  }
}
