'use client'

import { useKind } from '@/components/hooks/use-view'
import type { QueueView } from '@/lib/protocol'
import { KINDS } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<QueueView>[] = [
  { name: 'Queue', cell: ({ name }) => name },
  { name: 'Service', cell: ({ serviceName }) => serviceName },
  { name: 'Visible', isNumber: true, cell: ({ visible }) => visible },
  { name: 'In flight', isNumber: true, cell: ({ notVisible }) => notVisible },
  { name: 'Oldest', isNumber: true, cell: ({ oldestSeconds }) => `${oldestSeconds} s` },
  { name: 'Backlog per task', isNumber: true, cell: ({ backlogPerTask }) => backlogPerTask.toFixed(1) },
  { name: 'Arrivals', cell: ({ description }) => description },
]

export function QueuesTable() {
  return (
    <DataTable
      caption="SQS queues"
      columns={COLUMNS}
      rows={useKind('queue')}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.queue.spoken(one) })}
      empty="No queues."
    />
  )
}
