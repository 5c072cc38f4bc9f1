'use client'

import { useKind } from '@/components/hooks/use-view'
import type { ServiceView } from '@/lib/protocol'
import { KINDS } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<ServiceView>[] = [
  { name: 'Service', cell: ({ name }) => <span className="num">{name}</span> },
  { name: 'Definition', cell: ({ taskDefinition }) => <span className="num">{taskDefinition}</span> },
  { name: 'Desired', isNumber: true, cell: ({ desiredCount }) => desiredCount },
  { name: 'Running', isNumber: true, cell: ({ runningCount }) => runningCount },
  { name: 'Pending', isNumber: true, cell: ({ pendingCount }) => pendingCount },
  { name: 'Healthy', isNumber: true, cell: ({ healthyCount }) => healthyCount },
  { name: 'Bounds', isNumber: true, cell: ({ lower, upper }) => `${lower}–${upper}` },
  { name: 'Blocked by', cell: ({ blocked }) => blocked ?? '' },
]

export function ServicesTable() {
  const services = useKind('service')
  return (
    <DataTable
      caption="Services"
      columns={COLUMNS}
      rows={services.filter(KINDS.service.isListed)}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.service.spoken(one) })}
      empty="No services."
    />
  )
}
