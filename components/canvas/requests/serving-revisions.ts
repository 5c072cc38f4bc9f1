import type { TaskView } from '@/lib/protocol'

const known = new WeakMap<readonly TaskView[], readonly string[]>()

/** The definitions whose tasks take requests, in order of name; made once for each list of tasks. */
export function servingRevisions(tasks: readonly TaskView[]): readonly string[] {
  const before = known.get(tasks)
  if (before !== undefined) return before
  const serving = tasks.filter(({ lastStatus, targets }) => lastStatus !== 'STOPPED' && targets.length > 0)
  const names = [...new Set(serving.map(({ taskDefinition }) => taskDefinition))].sort()
  known.set(tasks, names)
  return names
}
