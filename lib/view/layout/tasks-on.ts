// Tasks by instance, made once for each list of tasks however many ask. Pure.

import type { TaskView } from '@/lib/protocol'

const grouped = new WeakMap<readonly TaskView[], ReadonlyMap<string, readonly TaskView[]>>()
const NONE: readonly TaskView[] = []

/** In the order of the list; the same array for the same list. */
export function tasksOn(tasks: readonly TaskView[], instanceId: string): readonly TaskView[] {
  let known = grouped.get(tasks)
  if (known === undefined) {
    known = byInstance(tasks)
    grouped.set(tasks, known)
  }
  return known.get(instanceId) ?? NONE
}

function byInstance(tasks: readonly TaskView[]): ReadonlyMap<string, readonly TaskView[]> {
  const lists = new Map<string, TaskView[]>()
  for (const task of tasks) {
    const list = lists.get(task.instanceId)
    if (list) list.push(task)
    else lists.set(task.instanceId, [task])
  }
  return lists
}
