'use client'

import { type DataColumn, DataTable } from '@/components/canvas/table/data-table'
import { formatClock } from '@/lib/view/describe/format'
import type { ScalingPicture } from '@/lib/view/scaling/picture'
import {
  type ActivityRow,
  activityRows,
  type DatapointRow,
  datapointRows,
  type InstanceTableRow,
  instanceRows,
  type StateRow,
  stateRows,
  type WaitRow,
  waitRows,
} from '@/lib/view/scaling/table-rows'

const num = (text: string | number) => <span className="num">{text}</span>
const WHEN = { past: 'past', pending: 'not visible yet', forecast: 'forecast' } as const

const DATAPOINTS: readonly DataColumn<DatapointRow>[] = [
  { name: 'Period from', cell: ({ at }) => num(formatClock(at)) },
  { name: 'Policy', cell: ({ policyName }) => num(policyName) },
  { name: 'Metric', cell: ({ metricName }) => metricName },
  { name: 'Value', isNumber: true, cell: ({ value }) => value.toFixed(1) },
  { name: 'Counts for', cell: ({ counts }) => counts },
  { name: 'When', cell: ({ when }) => WHEN[when] },
]

const STATES: readonly DataColumn<StateRow>[] = [
  { name: 'From', cell: ({ from }) => num(formatClock(from)) },
  { name: 'Until', cell: ({ until }) => num(until === null ? '' : formatClock(until)) },
  { name: 'Alarm', cell: ({ alarm }) => num(alarm) },
  { name: 'State', cell: ({ state }) => state },
  { name: 'When', cell: ({ when }) => WHEN[when] },
]

const ACTIVITIES: readonly DataColumn<ActivityRow>[] = [
  { name: 'At', cell: ({ at }) => num(formatClock(at)) },
  { name: 'Worked out', cell: ({ headline }) => num(headline) },
  { name: 'Outcome', cell: ({ outcome }) => outcome },
  {
    name: 'Cooldown until',
    cell: ({ cooldownUntil }) => num(cooldownUntil === null ? '' : formatClock(cooldownUntil)),
  },
  { name: 'When', cell: ({ when }) => WHEN[when] },
]

const WAITS: readonly DataColumn<WaitRow>[] = [
  { name: 'From', cell: ({ from }) => num(formatClock(from)) },
  { name: 'Until', cell: ({ until }) => num(formatClock(until)) },
  { name: 'What', cell: ({ what }) => what },
  { name: 'When', cell: ({ when }) => WHEN[when] },
]

const INSTANCES: readonly DataColumn<InstanceTableRow>[] = [
  { name: 'From', cell: ({ from }) => num(formatClock(from)) },
  { name: 'Instance', cell: ({ id }) => num(id) },
  { name: 'Type', cell: ({ instanceType }) => num(instanceType) },
  { name: 'Zone', cell: ({ zone }) => num(zone) },
  { name: 'Has', cell: ({ text }) => text },
  { name: 'When', cell: ({ when }) => WHEN[when] },
]

/** What the lanes show, as tables, the newest first. */
export function ScalingTable({ picture }: { readonly picture: ScalingPicture }) {
  return (
    <div className="flex flex-col gap-5">
      <DataTable
        caption="Scaling activities"
        columns={ACTIVITIES}
        rows={activityRows(picture)}
        keyOf={({ id, when }) => `${id} ${when}`}
        empty="Nothing has been scaled."
      />
      <DataTable
        caption="Datapoints"
        columns={DATAPOINTS}
        rows={datapointRows(picture)}
        keyOf={({ key }) => key}
        empty="No policy watches a metric."
      />
      <DataTable
        caption="States of alarms"
        columns={STATES}
        rows={stateRows(picture)}
        keyOf={({ key }) => key}
        empty="No policy has an alarm."
      />
      <DataTable
        caption="Cooldowns and warm-ups"
        columns={WAITS}
        rows={waitRows(picture)}
        keyOf={({ key, when }) => `${key} ${when}`}
        empty="Nothing waits for a cooldown or a warm-up."
      />
      <DataTable
        caption="Instances"
        columns={INSTANCES}
        rows={instanceRows(picture)}
        keyOf={({ key }) => key}
        empty="No instances."
      />
    </div>
  )
}
