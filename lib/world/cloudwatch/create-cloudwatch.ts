// Keeps the datapoints of every metric, and answers with what is visible of them.

import { type MetricId, metricKey } from '@/lib/aws/cloudwatch/metric'
import { parsePercentile, percentileOf } from '@/lib/aws/cloudwatch/percentile'
import { STANDARD_RESOLUTION_SECONDS } from '@/lib/aws/cloudwatch/periods'
import { STATISTICS, type Statistic, statisticOf } from '@/lib/aws/cloudwatch/statistic-set'
import { type EpochMs, type SimTime, US_PER_MS, US_PER_SECOND } from '@/lib/engine'
import { MANAGED_SCALING_NAMESPACE } from '@/lib/metrics/catalogue'
import { type TimingName, waitMs } from '../pace'
import type { World } from '../world'
import { AlarmHistory } from './alarm-history'
import type { CloudWatch, MetricInfo, Published, Query, Reading } from './contract'
import { allTogether, MetricColumn, type MetricColumnState } from './metric-column'
import type { PeriodValues } from './metric-page'

interface Kept {
  readonly metric: MetricId
  readonly unit: string
  /** Shorter than a minute for a high-resolution metric, which has both. */
  readonly resolutionSeconds: number
  readonly fine: MetricColumn | null
  readonly minutes: MetricColumn
  readonly visibleAfterUs: number
}

interface KeptState {
  readonly metric: MetricId
  readonly unit: string
  readonly resolutionSeconds: number
  readonly fine: MetricColumnState | null
  readonly minutes: MetricColumnState
}

interface CloudWatchState {
  readonly metrics: readonly KeptState[]
  readonly history: ReturnType<AlarmHistory['save']>
}

/** CloudWatch keeps minutes for 15 days and shorter periods for 3 hours. CloudWatch guide, cloudwatch_concepts#metrics-retention. */
const MINUTES_KEPT = 15 * 24 * 60
const FINE_SECONDS_KEPT = 3 * 60 * 60

class CloudWatchStore implements CloudWatch {
  readonly history = new AlarmHistory()
  readonly #world: World
  readonly #metrics = new Map<string, Kept>()
  /** An alarm asks for one metric again and again. */
  #found = new WeakMap<MetricId, Kept>()

  constructor(world: World) {
    this.#world = world
  }

  publish(metric: MetricId, published: Published): void {
    const { values, distribution = null, unit = 'None' } = published
    const { resolutionSeconds = STANDARD_RESOLUTION_SECONDS } = published
    if (values.sampleCount === 0) return
    // At the end of a period its last instant still belongs to it.
    const at = published.at ?? ((this.#world.engine.now - 1) as SimTime)
    const kept = this.#kept(metric, { unit, resolutionSeconds })
    if (resolutionSeconds < STANDARD_RESOLUTION_SECONDS)
      kept.fine?.add(this.periodOf(at, kept.resolutionSeconds), values, distribution)
    kept.minutes.add(this.periodOf(at, STANDARD_RESOLUTION_SECONDS), values, distribution)
  }

  datapoints({
    from,
    to,
    ...query
  }: Query & { readonly from: SimTime; readonly to: SimTime }): readonly Reading[] {
    const { periodSeconds } = query
    const last = Math.min(to, this.#world.engine.now)
    const readings: Reading[] = []
    const first = this.periodOf((from + periodSeconds * US_PER_SECOND - 1) as SimTime, periodSeconds)
    for (let period = first; this.startOf(period, periodSeconds) < last; period++) {
      const reading = this.reading(query, this.startOf(period, periodSeconds), this.#world.engine.now)
      if (reading !== null) readings.push(reading)
    }
    return readings
  }

  reading({ metric, statistic, periodSeconds }: Query, start: SimTime, asOf: SimTime): Reading | null {
    const kept = this.#find(metric)
    const all = kept ? this.#visible(kept, { start, periodSeconds, asOf }) : null
    const value = all && valueIn(all, statistic)
    return all === null || value === null ? null : { at: start, value, sampleCount: all.values.sampleCount }
  }

  visibleAfterUs({ metric, periodSeconds }: Pick<Query, 'metric' | 'periodSeconds'>): number | null {
    const kept = this.#find(metric)
    if (kept === undefined) return null
    const isFine = isFinePeriod(periodSeconds)
    if (isFine && kept.fine === null) return null
    const step = isFine ? kept.resolutionSeconds : STANDARD_RESOLUTION_SECONDS
    return step * US_PER_SECOND + kept.visibleAfterUs
  }

  metrics(): readonly MetricInfo[] {
    return [...this.#metrics.values()].flatMap((kept) => {
      const { metric, unit, resolutionSeconds, minutes } = kept
      const newest = minutes.newest
      if (newest === null) return []
      return [
        { metric, unit, resolutionSeconds, newestAt: this.startOf(newest, STANDARD_RESOLUTION_SECONDS) },
      ]
    })
  }

  keptBytes(): number {
    return [...this.#metrics.values()].reduce(
      (sum, { fine, minutes }) => sum + minutes.bytes + (fine?.bytes ?? 0),
      0,
    )
  }

  unitOf(metric: MetricId): string | null {
    return this.#metrics.get(metricKey(metric))?.unit ?? null
  }

  periodOf(at: SimTime, periodSeconds: number): number {
    return Math.floor((this.#epochUs + at) / (periodSeconds * US_PER_SECOND))
  }

  startOf(period: number, periodSeconds: number): SimTime {
    return (period * periodSeconds * US_PER_SECOND - this.#epochUs) as SimTime
  }

  epochMs(at: SimTime): EpochMs {
    return (this.#epochUs + at) / US_PER_MS
  }

  get #epochUs(): number {
    return this.#world.startAt * US_PER_MS
  }

  #find(metric: MetricId): Kept | undefined {
    const found = this.#found.get(metric)
    if (found !== undefined) return found
    const kept = this.#metrics.get(metricKey(metric))
    if (kept !== undefined) this.#found.set(metric, kept)
    return kept
  }

  /** What was visible at `asOf` of [start, start + period). */
  #visible(
    kept: Kept,
    {
      start,
      periodSeconds,
      asOf,
    }: Pick<Query, 'periodSeconds'> & Readonly<Record<'start' | 'asOf', SimTime>>,
  ): PeriodValues | null {
    const isFine = isFinePeriod(periodSeconds)
    if (isFine && kept.fine === null) return null
    const column = (isFine && kept.fine) || kept.minutes
    const step = isFine ? kept.resolutionSeconds : STANDARD_RESOLUTION_SECONDS
    const latest = asOf - kept.visibleAfterUs
    // The usual case: one period of the column.
    if (step === periodSeconds && start === this.startOf(this.periodOf(start, step), step))
      return start + step * US_PER_SECOND > latest ? null : column.at(this.periodOf(start, step))
    const found: PeriodValues[] = []
    const end = start + periodSeconds * US_PER_SECOND
    for (let period = this.periodOf(start, step); ; period++) {
      const at = this.startOf(period, step)
      if (at >= end || at + step * US_PER_SECOND > latest) break
      const values = at >= start ? column.at(period) : null
      if (values !== null) found.push(values)
    }
    return allTogether(found)
  }

  /** A service may ask for a shorter resolution later; what was published before stays at its own. */
  #kept(metric: MetricId, info: Pick<Kept, 'unit' | 'resolutionSeconds'>): Kept {
    const key = metricKey(metric)
    const known = this.#metrics.get(key)
    if (known && known.resolutionSeconds <= info.resolutionSeconds) return known
    const kept = this.#create({ metric, ...info }, known?.minutes)
    this.#metrics.set(key, kept)
    this.#found = new WeakMap()
    return kept
  }

  #create(info: Pick<Kept, 'metric' | 'unit' | 'resolutionSeconds'>, minutes?: MetricColumn): Kept {
    const { metric, resolutionSeconds } = info
    const isFine = resolutionSeconds < STANDARD_RESOLUTION_SECONDS
    return {
      ...info,
      fine: isFine ? new MetricColumn(Math.ceil(FINE_SECONDS_KEPT / resolutionSeconds)) : null,
      minutes: minutes ?? new MetricColumn(MINUTES_KEPT),
      visibleAfterUs:
        waitMs(this.#world, timingNameOf(metric, resolutionSeconds), metricKey(metric)) * US_PER_MS,
    }
  }

  save(): CloudWatchState {
    const metrics = Array.from(
      this.#metrics.values(),
      ({ metric, unit, resolutionSeconds, fine, minutes }) => ({
        metric,
        unit,
        resolutionSeconds,
        fine: fine?.save() ?? null,
        minutes: minutes.save(),
      }),
    )
    return { metrics, history: this.history.save() }
  }

  restore(state: unknown): void {
    const { metrics, history } = state as CloudWatchState
    this.history.restore(history)
    this.#metrics.clear()
    this.#found = new WeakMap()
    for (const { fine, minutes, ...info } of metrics) {
      const kept = this.#create(info)
      kept.minutes.restore(minutes)
      if (fine !== null) kept.fine?.restore(fine)
      this.#metrics.set(metricKey(info.metric), kept)
    }
  }
}

export function createCloudWatch(world: World): CloudWatch {
  return new CloudWatchStore(world)
}

/** Metrics of AWS's own services take longer than those that a program puts. */
function timingNameOf({ namespace }: MetricId, resolutionSeconds: number): TimingName {
  if (!namespace.startsWith('AWS/') && namespace !== 'ECS/ContainerInsights') return 'customMetricVisible'
  if (namespace === MANAGED_SCALING_NAMESPACE) return 'capacityMetricVisible'
  return resolutionSeconds < STANDARD_RESOLUTION_SECONDS ? 'highResMetricVisible' : 'metricVisible'
}

function valueIn({ values, distribution }: PeriodValues, statistic: string): number | null {
  if ((STATISTICS as readonly string[]).includes(statistic))
    return statisticOf(values, statistic as Statistic)
  const percent = parsePercentile(statistic)
  if (percent === null) return null
  if (distribution !== null) return percentileOf(distribution, percent)
  // Of a statistic set whose values are all the same every percentile is known.
  return values.minimum === values.maximum ? values.minimum : null
}

/** Whether a period is not made of minutes. */
function isFinePeriod(periodSeconds: number): boolean {
  return periodSeconds < STANDARD_RESOLUTION_SECONDS || periodSeconds % STANDARD_RESOLUTION_SECONDS !== 0
}
