'use client'

import { useKind } from '@/components/hooks/use-view'
import { KeyLink } from '@/components/inspector/key-link'
import { ToneBadge } from '@/components/inspector/tone-badge'
import type { GroupPolicyView } from '@/lib/protocol'
import { groupPolicyBriefly } from '@/lib/view/auto-scaling/words'
import { groupKey } from '@/lib/view/kinds/keys'
import { KINDS } from '@/lib/view/kinds/kinds'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<GroupPolicyView>[] = [
  { name: 'Policy', cell: ({ name }) => name },
  {
    name: 'Auto Scaling group',
    cell: ({ groupName }) => <KeyLink to={groupKey(groupName)}>{groupName}</KeyLink>,
  },
  { name: 'Keeps', cell: groupPolicyBriefly },
  {
    name: 'State',
    cell: (policy) => {
      const status = KINDS.groupPolicy.status(policy)
      return status && <ToneBadge tone={status.tone}>{status.text}</ToneBadge>
    },
  },
  {
    name: 'Latest decision',
    cell: ({ latest }) => [latest?.sum, latest?.outcome].filter(Boolean).join(': '),
  },
]

export function GroupPoliciesTable() {
  return (
    <DataTable
      caption="Scaling policies of Auto Scaling groups"
      columns={COLUMNS}
      rows={useKind('groupPolicy')}
      keyOf={({ key }) => key}
      thingOf={(one) => ({ key: one.key, name: KINDS.groupPolicy.spoken(one) })}
      empty="No scaling policies of Auto Scaling groups."
    />
  )
}
