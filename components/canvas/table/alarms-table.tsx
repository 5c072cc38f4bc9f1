'use client'

import { useKind } from '@/components/hooks/use-view'
import { KeyLink } from '@/components/inspector/key-link'
import { ToneBadge } from '@/components/inspector/tone-badge'
import type { AlarmView } from '@/lib/protocol'
import { conditionText, standingText } from '@/lib/view/describe/alarm'
import { ALARM_TONES } from '@/lib/view/kinds/alarm'
import { type DataColumn, DataTable } from './data-table'

const COLUMNS: readonly DataColumn<AlarmView>[] = [
  { name: 'Alarm', cell: ({ key, name }) => <KeyLink to={key}>{name}</KeyLink> },
  { name: 'State', cell: ({ state }) => <ToneBadge tone={ALARM_TONES[state]}>{state}</ToneBadge> },
  { name: 'Condition', cell: conditionText },
  { name: 'Datapoints', cell: standingText },
]

export function AlarmsTable() {
  const alarms = useKind('alarm')
  return (
    <DataTable
      caption="CloudWatch alarms"
      columns={COLUMNS}
      rows={alarms}
      keyOf={({ key }) => key}
      empty="No alarms."
    />
  )
}
