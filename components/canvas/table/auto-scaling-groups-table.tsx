'use client'

import { useKind } from '@/components/hooks/use-view'
import type { AutoScalingGroupView } from '@/lib/protocol'
import { KINDS, statusOf } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<AutoScalingGroupView>[] = [
  { name: 'Group', cell: ({ name }) => name },
  { name: 'State', cell: (group) => statusOf(group)?.text },
  { name: 'Min', isNumber: true, cell: ({ minSize }) => minSize },
  { name: 'Desired', isNumber: true, cell: ({ desiredCapacity }) => desiredCapacity },
  { name: 'Max', isNumber: true, cell: ({ maxSize }) => maxSize },
  { name: 'Launch template', cell: ({ launchTemplate }) => <span className="num">{launchTemplate}</span> },
  { name: 'Zones', cell: ({ zones }) => <span className="num">{zones.join(' ')}</span> },
]

export function AutoScalingGroupsTable() {
  return (
    <DataTable
      caption="Auto Scaling groups"
      columns={COLUMNS}
      rows={useKind('autoScalingGroup')}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.autoScalingGroup.spoken(one) })}
      empty="No Auto Scaling groups."
    />
  )
}
