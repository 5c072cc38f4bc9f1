// What is counted of requests and targets for CloudWatch, from one report to the next: by target group, and from its groups by load
// balancer. Whole seconds and the whole run are counted in `meters.ts`.

import type { Distribution } from '@/lib/aws/cloudwatch/percentile'
import { merged, NO_VALUES, type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { US_PER_SECOND } from '@/lib/engine'
import { Histogram, type HistogramState } from '@/lib/metrics/histogram'
import { grown } from '@/lib/traffic/grow'

/** Response times of one target group. */
export interface ResponseTimes {
  /** In seconds. */
  readonly values: StatisticSet
  readonly distribution: Distribution
}

interface GroupHealth {
  readonly healthy: StatisticSet
  readonly unhealthy: StatisticSet
}

const NO_HEALTH: GroupHealth = { healthy: NO_VALUES, unhealthy: NO_VALUES }

/** Counters of a row, and how many there may be. */
export const PERIOD_WIDTH = 25

/** Rows of counters by small integers. */
class Rows {
  #values = new Float64Array(4 * PERIOD_WIDTH)

  count(row: number, counter: number, by = 1): void {
    const at = row * PERIOD_WIDTH + counter
    if (at >= this.#values.length) this.#values = grown(this.#values, row * PERIOD_WIDTH + PERIOD_WIDTH)
    this.#values[at] = (this.#values[at] as number) + by
  }

  at(row: number, counter: number): number {
    return this.#values[row * PERIOD_WIDTH + counter] ?? 0
  }

  clear(): void {
    this.#values.fill(0)
  }

  save(): readonly number[] {
    return [...this.#values]
  }

  restore(values: readonly number[]): void {
    this.#values = Float64Array.from(values)
  }
}

export interface PeriodMetersState {
  readonly loadBalancers: readonly number[]
  readonly groups: readonly number[]
  readonly smallest: readonly (number | null)[]
  readonly times: readonly (readonly [group: number, histogram: HistogramState])[]
  readonly health: readonly (readonly [group: number, healthy: StatisticSet, unhealthy: StatisticSet])[]
}

export class PeriodMeters {
  readonly loadBalancers = new Rows()
  readonly groups = new Rows()
  /** By group. */
  #times: Histogram[] = []
  #smallest: number[] = []
  #health: GroupHealth[] = []

  responded(group: number, us: number): void {
    let times = this.#times[group]
    if (times === undefined) {
      times = new Histogram()
      this.#times[group] = times
    }
    if (times.count === 0 || us < (this.#smallest[group] as number)) this.#smallest[group] = us
    times.record(us)
  }

  /** How many targets of a group were healthy and unhealthy at the end of a second. */
  looked(group: number, healthy: number, unhealthy: number): void {
    const before = this.#health[group] ?? NO_HEALTH
    this.#health[group] = {
      healthy: merged(before.healthy, setOf(healthy)),
      unhealthy: merged(before.unhealthy, setOf(unhealthy)),
    }
  }

  timesOf(group: number): ResponseTimes | null {
    const times = this.#times[group]
    if (times === undefined || times.count === 0) return null
    return {
      values: {
        sampleCount: times.count,
        sum: times.sum / US_PER_SECOND,
        minimum: (this.#smallest[group] as number) / US_PER_SECOND,
        maximum: times.max / US_PER_SECOND,
      },
      distribution: times.distribution().map(([us, count]) => [us / US_PER_SECOND, count]),
    }
  }

  healthOf(group: number): GroupHealth {
    return this.#health[group] ?? NO_HEALTH
  }

  clear(): void {
    this.loadBalancers.clear()
    this.groups.clear()
    for (const times of this.#times) times?.clear()
    this.#smallest = []
    this.#health = []
  }

  save(): PeriodMetersState {
    return {
      loadBalancers: this.loadBalancers.save(),
      groups: this.groups.save(),
      smallest: Array.from(this.#smallest, (us) => us ?? null),
      times: [...this.#times.entries()].flatMap(([group, times]) =>
        times === undefined || times.count === 0 ? [] : [[group, times.save()] as const],
      ),
      health: [...this.#health.entries()].flatMap(([group, health]) =>
        health === undefined ? [] : [[group, health.healthy, health.unhealthy] as const],
      ),
    }
  }

  restore({ loadBalancers, groups, smallest, times, health }: PeriodMetersState): void {
    this.loadBalancers.restore(loadBalancers)
    this.groups.restore(groups)
    this.#smallest = smallest.map((us) => us ?? 0)
    this.#times = []
    for (const [group, saved] of times) {
      const histogram = new Histogram()
      histogram.restore(saved)
      this.#times[group] = histogram
    }
    this.#health = []
    for (const [group, healthy, unhealthy] of health) this.#health[group] = { healthy, unhealthy }
  }
}
