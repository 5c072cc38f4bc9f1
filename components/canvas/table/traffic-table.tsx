'use client'

import { useKind } from '@/components/hooks/use-view'
import type { TrafficView } from '@/lib/protocol'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<TrafficView>[] = [
  { name: 'Source', cell: ({ name }) => name },
  { name: 'Requests/s', isNumber: true, cell: ({ rps }) => Math.round(rps) },
  { name: 'Target rate', isNumber: true, cell: ({ targetRps }) => targetRps ?? '–' },
  { name: 'Port', isNumber: true, cell: ({ port }) => port },
  { name: 'Pattern', cell: ({ description }) => description },
]

export function TrafficTable() {
  return (
    <DataTable
      caption="Users"
      columns={COLUMNS}
      rows={useKind('traffic')}
      keyOf={({ key }) => key}
      thingOf={({ key, name }) => ({ key, name: `users ${name}` })}
      empty="No traffic."
    />
  )
}
