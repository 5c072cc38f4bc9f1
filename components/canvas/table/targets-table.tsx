'use client'

import { useCalmKind } from '@/components/hooks/use-view'
import type { TaskTargetView, TaskView } from '@/lib/protocol'
import { shortId } from '@/lib/view/describe/format'
import { targetReasonText } from '@/lib/view/describe/words'
import { type DataColumn, DataTable } from './data-table'

interface TargetRow {
  readonly task: TaskView
  readonly target: TaskTargetView
}

const COLUMNS: readonly DataColumn<TargetRow>[] = [
  { name: 'Target group', cell: ({ target }) => <span className="num">{target.targetGroupName}</span> },
  {
    name: 'Target',
    cell: ({ task, target }) => <span className="num">{`${shortId(task.instanceId)}:${target.port}`}</span>,
  },
  {
    name: 'Task',
    cell: ({ task }) => <span className="num">{`${task.taskDefinition} ${shortId(task.id)}`}</span>,
  },
  { name: 'State', cell: ({ target }) => target.state },
  { name: 'Reason', cell: ({ target }) => targetReasonText(target) ?? '' },
]

export function TargetsTable() {
  const tasks = useCalmKind('task')
  const rows = tasks.flatMap((task) => task.targets.map((target) => ({ task, target })))
  return (
    <DataTable
      caption="Targets"
      columns={COLUMNS}
      rows={rows}
      keyOf={({ task, target }) => `${target.targetGroupArn} ${task.key} ${target.port}`}
      empty="No registered targets."
    />
  )
}
