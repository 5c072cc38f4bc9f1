'use client'

import { useKind } from '@/components/hooks/use-view'
import { KeyLink } from '@/components/inspector/key-link'
import { ToneBadge } from '@/components/inspector/tone-badge'
import type { ScalingPolicyView } from '@/lib/protocol'
import { policyBriefly, policyState } from '@/lib/view/auto-scaling/words'
import { KINDS } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<ScalingPolicyView>[] = [
  { name: 'Policy', cell: ({ name }) => name },
  {
    name: 'Service',
    cell: ({ serviceKey, serviceName }) => <KeyLink to={serviceKey}>{serviceName}</KeyLink>,
  },
  { name: 'Keeps', cell: policyBriefly },
  {
    name: 'State',
    cell: (policy) => {
      const { text, tone } = policyState(policy)
      return <ToneBadge tone={tone}>{text}</ToneBadge>
    },
  },
  {
    name: 'Latest decision',
    cell: ({ latest }) => [latest?.sum, latest?.outcome].filter(Boolean).join(': '),
  },
]

export function ScalingPoliciesTable() {
  return (
    <DataTable
      caption="Scaling policies"
      columns={COLUMNS}
      rows={useKind('scalingPolicy')}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.scalingPolicy.spoken(one) })}
      empty="No scaling policies."
    />
  )
}
