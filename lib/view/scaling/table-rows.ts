// The same as the lanes show, as rows of tables: the newest first.

import { briefAlarmName } from '@/lib/aws/application-autoscaling/tracking-alarms'
import type { AlarmStateSpan } from '@/lib/protocol'
import { plural } from '../describe/format'
import { datapointLane } from './datapoints'
import { spanText } from './instance-lane'
import { holds, type Part, pastOf, type ScalingPicture } from './picture'
import { warmUpsOf } from './warm-up-lane'

type When = 'past' | 'pending' | 'forecast'

export interface DatapointRow {
  readonly key: string
  readonly at: number
  readonly policyName: string
  readonly metricName: string
  readonly value: number
  readonly counts: string
  readonly when: When
}

const COUNTS = { above: 'scaling out', below: 'scaling in', between: '' } as const

export function datapointRows(picture: ScalingPicture): readonly DatapointRow[] {
  const { metrics } = pastOf(picture).history
  const rows = metrics.flatMap((track) =>
    datapointLane(picture.axis, track, picture.parts).points.map(
      ({ at, value, side, isPending, isForecast }): DatapointRow => ({
        key: `${track.key} ${at}`,
        at,
        policyName: track.policyName,
        metricName: track.metricName,
        value,
        counts: COUNTS[side],
        when: isForecast ? 'forecast' : isPending ? 'pending' : 'past',
      }),
    ),
  )
  return rows.sort((a, b) => b.at - a.at)
}

export interface StateRow {
  readonly key: string
  readonly from: number
  readonly until: number | null
  readonly alarm: string
  readonly state: AlarmStateSpan['state']
  readonly when: When
}

export function stateRows({ parts }: ScalingPicture): readonly StateRow[] {
  const rows = parts.flatMap((part) =>
    part.history.metrics.flatMap(({ alarms }) =>
      alarms.flatMap(({ key, name, states }) =>
        states
          .filter(({ from }) => isListed(part, from))
          .map(
            ({ from, until, state }): StateRow => ({
              key: `${key} ${from}`,
              from,
              until,
              alarm: briefAlarmName(name),
              state,
              when: whenOf(part),
            }),
          ),
      ),
    ),
  )
  return rows.sort((a, b) => b.from - a.from)
}

export interface ActivityRow {
  readonly id: string
  readonly at: number
  readonly headline: string
  readonly outcome: string
  readonly cooldownUntil: number | null
  readonly when: When
}

export function activityRows({ parts }: ScalingPicture): readonly ActivityRow[] {
  const rows = parts.flatMap((part) =>
    part.history.activities
      .filter(({ at }) => isListed(part, at))
      .map(
        ({ id, at, headline, outcome }): ActivityRow => ({
          id,
          at,
          headline,
          outcome,
          cooldownUntil: part.history.cooldowns.find(({ from }) => from === at)?.until ?? null,
          when: whenOf(part),
        }),
      ),
  )
  return rows.sort((a, b) => b.at - a.at)
}

export interface WaitRow {
  readonly key: string
  readonly from: number
  readonly until: number
  readonly what: string
  readonly when: When
}

/** Cooldowns, and instances that warm up. */
export function waitRows(picture: ScalingPicture): readonly WaitRow[] {
  const { parts } = picture
  const cooldowns = parts.flatMap((part) =>
    part.history.cooldowns
      .filter(({ from }) => isListed(part, from))
      .map(({ from, until, direction, seconds }): WaitRow => {
        const what = `cooldown of a scale-${direction}, ${seconds} s`
        return { key: `cooldown ${from}`, from, until, what, when: whenOf(part) }
      }),
  )
  const warmUps = pastOf(picture).history.warmUps.flatMap((track) => {
    const who = `${track.seconds} s, ${track.policyNames.join(', ')}`
    return warmUpsOf(track, parts).map(({ span: { from, until, instances }, isForecast }): WaitRow => {
      const what = `${plural(instances, 'instance warms', 'instances warm')} up, ${who}`
      return { key: `${who} ${from}`, from, until, what, when: whenOf({ isForecast }) }
    })
  })
  return [...cooldowns, ...warmUps].sort((a, b) => b.from - a.from)
}

export interface InstanceTableRow {
  readonly key: string
  readonly from: number
  readonly id: string
  readonly instanceType: string
  readonly zone: string
  readonly text: string
  readonly when: When
}

export function instanceRows({ parts }: ScalingPicture): readonly InstanceTableRow[] {
  const rows = parts.flatMap((part) =>
    part.history.instances.flatMap(({ id, instanceType, zone, spans }) =>
      spans
        .filter(({ from }) => isListed(part, from))
        .map(
          ({ from, phase, tasks }): InstanceTableRow => ({
            key: `${id} ${from} ${phase}`,
            from,
            id,
            instanceType,
            zone,
            text: spanText(phase, tasks),
            when: whenOf(part),
          }),
        ),
    ),
  )
  return rows.sort((a, b) => b.from - a.from)
}

/** Of the forecast what begins after now: the rest is past. */
function isListed(part: Part, from: number): boolean {
  return !part.isForecast || holds(part, from)
}

function whenOf({ isForecast }: Pick<Part, 'isForecast'>): When {
  return isForecast ? 'forecast' : 'past'
}
