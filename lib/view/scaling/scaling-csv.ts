// The lanes as a file: everything that the tables list, one thing a row, the oldest first.

import { type CsvValue, csvText } from '@/lib/engine/csv'
import { formatClock } from '../describe/format'
import type { ScalingPicture } from './picture'
import { activityRows, datapointRows, instanceRows, stateRows, waitRows } from './table-rows'

const US = 1_000_000
const HEAD = ['what', 'clock', 'seconds', 'until_seconds', 'about', 'value', 'detail', 'when']

interface CsvRow {
  readonly what: string
  readonly from: number
  readonly until: number | null
  readonly about: string
  readonly value: CsvValue
  readonly detail: string
  readonly when: string
}

export function scalingCsv(picture: ScalingPicture): string {
  const rows = rowsOf(picture).toSorted((a, b) => a.from - b.from)
  return csvText([
    HEAD,
    ...rows.map(({ what, from, until, about, value, detail, when }) => [
      what,
      formatClock(from),
      from / US,
      until === null ? null : until / US,
      about,
      value,
      detail,
      when,
    ]),
  ])
}

function rowsOf(picture: ScalingPicture): readonly CsvRow[] {
  return [
    ...datapointRows(picture).map(({ at, policyName, metricName, value, counts, when }) => ({
      what: 'datapoint',
      from: at,
      until: null,
      about: `${policyName} ${metricName}`,
      value,
      detail: counts,
      when,
    })),
    ...stateRows(picture).map(({ from, until, alarm, state, when }) => ({
      what: 'alarm state',
      from,
      until,
      about: alarm,
      value: state,
      detail: '',
      when,
    })),
    ...waitRows(picture).map(({ from, until, what, when }) => ({
      what: 'wait',
      from,
      until,
      about: what,
      value: (until - from) / US,
      detail: '',
      when,
    })),
    ...activityRows(picture).map(({ at, headline, outcome, when }) => ({
      what: 'activity',
      from: at,
      until: null,
      about: headline,
      value: null,
      detail: outcome,
      when,
    })),
    ...instanceRows(picture).map(({ from, id, instanceType, zone, text, when }) => ({
      what: 'instance',
      from,
      until: null,
      about: id,
      value: text,
      detail: `${instanceType}, ${zone}`,
      when,
    })),
  ]
}
