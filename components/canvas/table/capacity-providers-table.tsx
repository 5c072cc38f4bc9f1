'use client'

import { useKind } from '@/components/hooks/use-view'
import type { CapacityProviderView } from '@/lib/protocol'
import { KINDS, statusOf } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<CapacityProviderView>[] = [
  { name: 'Capacity provider', cell: ({ name }) => name },
  { name: 'State', cell: (provider) => statusOf(provider)?.text },
  { name: 'Cluster', cell: ({ clusterName }) => clusterName ?? 'none' },
  { name: 'Group', cell: ({ group }) => group.name },
  { name: 'In PROVISIONING', isNumber: true, cell: ({ waiting }) => waiting.length },
  { name: 'M', isNumber: true, cell: ({ needed }) => needed },
  { name: 'N', isNumber: true, cell: ({ instances }) => instances },
  { name: 'Reservation', isNumber: true, cell: ({ reservation }) => `${reservation.toFixed(1)} %` },
  { name: 'Target', isNumber: true, cell: ({ targetCapacity }) => `${targetCapacity} %` },
  { name: 'Wants', cell: ({ wants }) => wants ?? 'nothing' },
]

export function CapacityProvidersTable() {
  return (
    <DataTable
      caption="Capacity providers"
      columns={COLUMNS}
      rows={useKind('capacityProvider')}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.capacityProvider.spoken(one) })}
      empty="No capacity providers."
    />
  )
}
