'use client'

import { useKind } from '@/components/hooks/use-view'
import type { LoadBalancerView, RuleView } from '@/lib/protocol'
import { type DataColumn, DataTable } from './data-table'

interface RuleRow {
  readonly loadBalancer: LoadBalancerView
  readonly listener: string
  readonly rule: RuleView
}

const COLUMNS: readonly DataColumn<RuleRow>[] = [
  { name: 'Load balancer', cell: ({ loadBalancer }) => <span className="num">{loadBalancer.name}</span> },
  { name: 'Listener', cell: ({ listener }) => <span className="num">{listener}</span> },
  { name: 'Priority', cell: ({ rule }) => <span className="num">{rule.priority}</span> },
  { name: 'If', cell: ({ rule }) => rule.conditions },
  { name: 'Then', cell: ({ rule }) => rule.action },
]

export function ListenersTable() {
  const loadBalancers = useKind('loadBalancer')
  const rows = loadBalancers.flatMap((loadBalancer) =>
    loadBalancer.listeners.flatMap(({ protocol, port, rules }) =>
      rules.map((rule) => ({ loadBalancer, listener: `${protocol}:${port}`, rule })),
    ),
  )
  return (
    <DataTable
      caption="Listener rules"
      columns={COLUMNS}
      rows={rows}
      keyOf={({ rule }) => rule.arn}
      empty="No listeners."
    />
  )
}
