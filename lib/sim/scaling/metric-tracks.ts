// The metrics that the policies of a service or a group watch: their datapoints, those that nobody can see yet among them, and their
// alarms.

import { metricKey } from '@/lib/aws/cloudwatch/metric'
import { existing, type SimTime, US_PER_SECOND } from '@/lib/engine'
import type { MetricPoint, MetricTrack } from '@/lib/protocol'
import { alarmsOfPolicy, unitOfMetric } from '@/lib/world/application-autoscaling/alarms'
import type { Alarm, AlarmConfiguration } from '@/lib/world/records/cloudwatch'
import type { World } from '@/lib/world/world'
import { alarmTrack } from './alarm-track'
import type { TimeRange } from './time-range'

/** Later than any datapoint of this run becomes visible. */
const EVENTUALLY = Number.MAX_SAFE_INTEGER as SimTime

/** A policy of a service or of a group, or what managed scaling keeps on the group of a capacity provider. */
export interface WatchingPolicy {
  readonly arn: string
  readonly name: string
  readonly type: MetricTrack['policyType']
  /** Of target tracking. */
  readonly target: number | null
}

export function metricTracks(
  world: World,
  policies: readonly WatchingPolicy[],
  range: TimeRange,
): readonly MetricTrack[] {
  return policies.flatMap((policy) => tracksOf(world, policy, range))
}

export function watchingPolicy({
  arn,
  name,
  type,
  tracking,
}: Pick<WatchingPolicy, 'arn' | 'name' | 'type'> & {
  readonly tracking: { readonly target: number } | null
}): WatchingPolicy {
  return { arn, name, type, target: tracking?.target ?? null }
}

/** One a metric: the alarms of step scaling may watch different ones. */
function tracksOf(world: World, policy: WatchingPolicy, range: TimeRange): readonly MetricTrack[] {
  const alarmsOf = alarmsOfPolicy(world, policy)
  const keys = new Set(alarmsOf.map(({ configuration }) => queryKey(configuration)))
  return [...keys].map((key) => {
    const alarms = alarmsOf.filter(({ configuration }) => queryKey(configuration) === key)
    const { configuration } = existing(alarms[0], `an alarm on ${key}`)
    return {
      key: `${policy.arn} ${key}`,
      policyName: policy.name,
      policyType: policy.type,
      metricName: configuration.metric.name,
      statistic: configuration.statistic,
      periodSeconds: configuration.periodSeconds,
      unit: unitOfMetric(world, configuration.metric),
      target: policy.target,
      points: pointsOf(world, configuration, range),
      alarms: alarms.toSorted(highFirst).map((alarm) => alarmTrack(world, alarm, range)),
    }
  })
}

function queryKey({ metric, statistic, periodSeconds }: AlarmConfiguration): string {
  return `${metricKey(metric)} ${statistic} ${periodSeconds}`
}

/** As they stand over one another in a chart of the metric. */
function highFirst(a: Alarm, b: Alarm): number {
  return b.configuration.threshold - a.configuration.threshold
}

function pointsOf(
  { cloudwatch, engine }: World,
  configuration: AlarmConfiguration,
  { from, to }: TimeRange,
): readonly MetricPoint[] {
  const { periodSeconds } = configuration
  const points: MetricPoint[] = []
  const first = cloudwatch.periodOf(from, periodSeconds)
  for (let period = first; ; period++) {
    const start = cloudwatch.startOf(period, periodSeconds)
    if (start + periodSeconds * US_PER_SECOND > to) return points
    const reading = cloudwatch.reading(configuration, start, EVENTUALLY)
    if (reading === null || start < 0) continue
    const isVisible = cloudwatch.reading(configuration, start, engine.now) !== null
    points.push({ at: start, value: reading.value, isVisible })
  }
}
