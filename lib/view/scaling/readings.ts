// What all lanes say of one instant: for the crosshair, and for those who listen.

import { briefAlarmName } from '@/lib/aws/application-autoscaling/tracking-alarms'
import { seriesOf } from '@/lib/metrics/catalogue'
import type { ScalingHistory } from '@/lib/protocol'
import { shortNumber } from '../charts/short-number'
import { formatClock, plural } from '../describe/format'
import type { Part, ScalingPicture } from './picture'
import { groupSeries, serviceSeries } from './subject'
import { warmUpsOf } from './warm-up-lane'

const US = 1_000_000

export interface Reading {
  readonly label: string
  readonly value: string
}

export function readingsAt(picture: ScalingPicture, at: number): readonly Reading[] {
  const part = partAt(picture, at)
  if (part === null) return []
  return [
    ...seriesReadings(picture, part, at),
    ...datapointReadings(picture, at),
    ...alarmReadings(part.history, at),
    ...cooldownReadings(picture, at),
    ...warmUpReadings(picture, at),
    ...instanceReadings(part.history, at),
  ]
}

/** One sentence: `00:05:00: requests/s 120, running 4, …` */
export function spokenReadings(picture: ScalingPicture, at: number): string {
  const readings = readingsAt(picture, at)
  const isAhead = partAt(picture, at)?.isForecast === true
  const values = readings.map(({ label, value }) => `${label} ${value}`).join(', ')
  return `${formatClock(at)}${isAhead ? ', forecast' : ''}: ${values === '' ? 'nothing known' : values}`
}

/** The past as far as it goes, then the forecast; null where neither is. */
export function partAt({ parts }: ScalingPicture, at: number): Part | null {
  return parts.find(({ range: [first, last] }) => at >= first && at <= last) ?? null
}

function seriesReadings(picture: ScalingPicture, part: Part, at: number): readonly Reading[] {
  const { service, trafficSeries } = picture
  const groups = part.history.autoScalingGroups.map(
    (name) => [`${name} desired`, groupSeries(name, 'desired')] as const,
  )
  const { capacityProvider } = part.history
  const reservation =
    capacityProvider === null
      ? []
      : [
          ['M', seriesOf('cp', capacityProvider, 'needed')] as const,
          ['N', seriesOf('cp', capacityProvider, 'instances')] as const,
        ]
  const wanted: readonly (readonly [label: string, series: string])[] =
    service === null
      ? [...groups, ...reservation]
      : [
          ['requests/s', trafficSeries],
          ['running', serviceSeries(service, 'running')],
          ['desired', serviceSeries(service, 'desired')],
          ...groups,
        ]
  return wanted.flatMap(([label, series]) => {
    const value = valueAt(part, series, at)
    return value === null ? [] : [{ label, value: shortNumber(value) }]
  })
}

function valueAt({ metrics }: Part, series: string, at: number): number | null {
  const second = Math.min(metrics.length - 1, Math.floor(at / US))
  const value = metrics.column(series)?.[second - metrics.first]
  return value === undefined || value === null || Number.isNaN(value) ? null : value
}

/** The datapoint of the period that the instant lies in; of the forecast where it has not been measured. */
function datapointReadings({ parts }: ScalingPicture, at: number): readonly Reading[] {
  const [past] = parts
  return (past?.history.metrics ?? []).flatMap(({ key, metricName, periodSeconds, unit }) => {
    const found = parts
      .flatMap(({ history }) => history.metrics.find((one) => one.key === key)?.points ?? [])
      .find((point) => point.at <= at && at < point.at + periodSeconds * US)
    if (found === undefined) return []
    const pending = found.isVisible ? '' : ' (not visible yet)'
    return [{ label: metricName, value: `${found.value.toFixed(1)}${unit && ` ${unit}`}${pending}` }]
  })
}

function alarmReadings({ metrics }: ScalingHistory, at: number): readonly Reading[] {
  return metrics.flatMap(({ alarms }) =>
    alarms.flatMap(({ name, states, evaluations, datapointsToAlarm }) => {
      const state = states.find(({ from, until }) => from <= at && (until === null || at < until))
      if (state === undefined) return []
      const seen = evaluations.findLast((one) => one.at <= at)
      const breaching = seen?.counted.filter((isBreaching) => isBreaching).length
      const window = breaching === undefined ? '' : `, ${breaching} of ${datapointsToAlarm}`
      return [{ label: briefAlarmName(name), value: `${state.state}${window}` }]
    }),
  )
}

function cooldownReadings({ parts }: ScalingPicture, at: number): readonly Reading[] {
  const cooldown = parts
    .flatMap(({ history }) => history.cooldowns)
    .find(({ from, until }) => from <= at && at < until)
  if (cooldown === undefined) return []
  return [{ label: 'cooldown', value: `${cooldown.direction}, until ${formatClock(cooldown.until)}` }]
}

function warmUpReadings({ parts }: ScalingPicture, at: number): readonly Reading[] {
  const [past] = parts
  return (past?.history.warmUps ?? []).flatMap((track) => {
    const found = warmUpsOf(track, parts).find(({ span }) => span.from <= at && at < span.until)
    if (found === undefined) return []
    const { instances, until } = found.span
    const value = `${plural(instances, 'instance')}, until ${formatClock(until)}`
    return [{ label: `warm-up of ${track.seconds} s`, value }]
  })
}

function instanceReadings({ instances }: ScalingHistory, at: number): readonly Reading[] {
  const phases = instances.flatMap(({ spans }) =>
    spans.filter(({ from, until }) => from <= at && (until === null || at < until)).map(({ phase }) => phase),
  )
  const count = (wanted: string) => phases.filter((phase) => phase === wanted).length
  const extras = (['booting', 'draining'] as const).flatMap((phase) =>
    count(phase) > 0 ? [`${count(phase)} ${phase}`] : [],
  )
  return [{ label: 'instances', value: [String(count('active')), ...extras].join(', ') }]
}
