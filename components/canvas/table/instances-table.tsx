'use client'

import { useCalmKind } from '@/components/hooks/use-view'
import type { InstanceView } from '@/lib/protocol'
import { formatMiB, shortId } from '@/lib/view/describe/format'
import { KINDS, statusOf } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<InstanceView>[] = [
  {
    name: 'Instance',
    cell: ({ key }) => (
      <span className="num" title={key}>
        {shortId(key)}
      </span>
    ),
  },
  { name: 'Type', cell: ({ instanceType }) => <span className="num">{instanceType}</span> },
  { name: 'Zone', cell: ({ zone }) => <span className="num">{zone}</span> },
  { name: 'Status', cell: (row) => statusOf(row)?.text ?? row.state },
  { name: 'CPU reserved', isNumber: true, cell: ({ cpu }) => `${cpu.reserved} / ${cpu.registered}` },
  {
    name: 'Memory reserved',
    isNumber: true,
    cell: ({ memory }) => `${formatMiB(memory.reserved)} / ${formatMiB(memory.registered)}`,
  },
  {
    name: 'Host ports in use',
    cell: ({ portsInUse }) => <span className="num">{portsInUse.join(', ') || 'none'}</span>,
  },
]

export function InstancesTable() {
  const instances = useCalmKind('instance')
  return (
    <DataTable
      caption="Instances"
      columns={COLUMNS}
      rows={instances.filter(KINDS.instance.isListed)}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.instance.spoken(one) })}
      empty="No instances. Launch one from the palette or with aws ec2 run-instances."
    />
  )
}
