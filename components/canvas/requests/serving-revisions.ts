import type { QueueView, TaskView } from '@/lib/protocol'
import { isSentTo } from '@/lib/view/layout/workers'

interface Known {
  readonly queues: readonly QueueView[]
  readonly names: readonly string[]
}
const known = new WeakMap<readonly TaskView[], Known>()

/** The definitions whose tasks take requests or messages, in order of name; made once for the same lists. */
export function servingRevisions(
  tasks: readonly TaskView[],
  queues: readonly QueueView[],
): readonly string[] {
  const before = known.get(tasks)
  if (before?.queues === queues) return before.names
  const serving = tasks.filter((task) => task.lastStatus !== 'STOPPED' && isSentTo(task, queues))
  const names = [...new Set(serving.map(({ taskDefinition }) => taskDefinition))].sort()
  known.set(tasks, { queues, names })
  return names
}
