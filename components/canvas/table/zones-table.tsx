'use client'

import { useKind } from '@/components/hooks/use-view'
import type { ZoneView } from '@/lib/protocol'
import { isOnCanvas } from '@/lib/view/describe/instance-look'
import { KINDS } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

export function ZonesTable() {
  const zones = useKind('zone')
  const instances = useKind('instance').filter(isOnCanvas)
  const columns: readonly DataColumn<ZoneView>[] = [
    { name: 'Zone', cell: ({ key }) => <span className="num">{key}</span> },
    { name: 'State', cell: ({ outage }) => (outage ? 'outage' : 'available') },
    {
      name: 'Instances',
      isNumber: true,
      cell: ({ key }) => instances.filter(({ zone }) => zone === key).length,
    },
  ]
  return (
    <DataTable
      caption="Availability Zones"
      columns={columns}
      rows={zones}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.zone.spoken(one) })}
      empty="No Availability Zones."
    />
  )
}
