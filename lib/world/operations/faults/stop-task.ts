import { stopTask } from '@/lib/world/lifecycle/tasks'
import { operation } from '@/lib/world/operation'
import type { Task } from '@/lib/world/records/tasks'
import type { World } from '@/lib/world/world'
import { faultInput, targetNotFound } from './targets'

/** FIS stops tasks by ECS's StopTask. FIS guide, fis-actions-reference `aws:ecs:stop-task`. */
export const stopTaskFault = operation({
  action: 'aws:ecs:stop-task',
  readOnly: false,
  input: faultInput,
  perform({ world }, { targets }) {
    const tasks = targets.map((target, i) => findTask(world, target, `targets[${i}]`))
    for (const task of tasks) {
      stopTask(world, task.arn, { stopCode: 'UserInitiated', reason: 'Task stopped by AWS FIS' })
    }
    return { targets: tasks.map(({ arn }) => arn) }
  },
})

/** By ARN or by the id at its end. */
export function findTask(world: World, target: string, where: string): Task {
  const found =
    world.state.tasks.get(target) ?? [...world.state.tasks.values()].find(({ id }) => id === target)
  if (!found || found.lastStatus === 'STOPPED') throw targetNotFound(target, where)
  return found
}
