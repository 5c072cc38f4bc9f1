'use client'

import { useNowSeconds } from '@/components/hooks/use-transport'
import { useCalmKind } from '@/components/hooks/use-view'
import type { TaskView } from '@/lib/protocol'
import { shortId, wayRate } from '@/lib/view/describe/format'
import { markWord, protectionLeft, taskLook } from '@/lib/view/describe/task-look'
import { KINDS } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

function columnsAt(nowSeconds: number): readonly DataColumn<TaskView>[] {
  const now = nowSeconds * 1_000_000
  return [
    { name: 'Task', cell: ({ id }) => <span className="num">{shortId(id)}</span> },
    { name: 'Definition', cell: ({ taskDefinition }) => <span className="num">{taskDefinition}</span> },
    { name: 'Instance', cell: (task) => <span className="num">{instanceOf(task)}</span> },
    { name: 'Last status', cell: ({ lastStatus }) => lastStatus },
    { name: 'Desired', cell: ({ desiredStatus }) => desiredStatus },
    { name: 'Host port → container port', cell: (task) => <span className="num">{portsOf(task)}</span> },
    { name: 'Health', cell: (task) => markWord(taskLook(task, now).mark) },
    {
      name: 'Scale-in protection',
      cell: ({ protectedUntil }) => protectionLeft(protectedUntil, nowSeconds) ?? '',
    },
    { name: 'Waiting for', cell: (task) => taskLook(task, now).note ?? '' },
    { name: 'Requests/s', isNumber: true, cell: ({ requestsPerSecond }) => wayRate(requestsPerSecond) },
    { name: 'In flight', isNumber: true, cell: ({ requestsInFlight }) => requestsInFlight },
  ]
}

export function TasksTable() {
  const tasks = useCalmKind('task')
  const now = useNowSeconds()
  return (
    <DataTable
      caption="Tasks"
      columns={columnsAt(now)}
      rows={tasks.filter(KINDS.task.isListed)}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.task.spoken(one) })}
      empty="No tasks."
    />
  )
}

/** STOPPED tasks that never had one are not listed. */
function instanceOf({ noRoom, instanceId }: TaskView): string {
  return noRoom !== null ? 'none yet' : shortId(instanceId)
}

function portsOf(task: TaskView): string {
  const bindings = task.containers.flatMap(({ networkBindings }) => networkBindings)
  const own = task.networkInterface?.privateIp
  return (
    bindings
      .map(({ hostPort, containerPort }) => (own ? `${own}:${hostPort}` : `${hostPort} → ${containerPort}`))
      .join(', ') || 'none'
  )
}
