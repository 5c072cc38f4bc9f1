import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasDimensions, metricKey } from './metric'
import { isLowSampleCount, mergedDistributions, parsePercentile, percentileOf } from './percentile'
import { aggregated, type Datapoint, periodStart } from './periods'
import { merged, NO_VALUES, STATISTICS, type StatisticSet, setOf, statisticOf } from './statistic-set'

/** Whole numbers, so that sums are exact in any order. */
const setArbitrary = fc
  .array(fc.integer({ min: -1_000, max: 1_000 }), { maxLength: 6 })
  .map((values) => values.reduce<StatisticSet>((set, value) => merged(set, setOf(value)), NO_VALUES))

describe('statistic sets', () => {
  it('merge in any order and any grouping', () => {
    fc.assert(
      fc.property(setArbitrary, setArbitrary, setArbitrary, (a, b, c) => {
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
        expect(merged(a, b)).toEqual(merged(b, a))
        expect(merged(a, NO_VALUES)).toEqual(a)
      }),
    )
  })

  it('have the statistics of the values they were made of, and none without values', () => {
    const set = [4, 1, 7].map((value) => setOf(value)).reduce(merged)
    expect(STATISTICS.map((statistic) => statisticOf(set, statistic))).toEqual([3, 4, 12, 1, 7])
    expect(statisticOf(NO_VALUES, 'Sum')).toBeNull()
  })
})

describe('aggregated', () => {
  const pointsArbitrary = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 200 }), setArbitrary), { maxLength: 40 })
    .map((points): readonly Datapoint[] =>
      points.map(([minute, values]) => ({ at: minute * 60_000, values })),
    )

  it('comes to the same over five minutes, and over five and then fifteen, as over fifteen', () => {
    fc.assert(
      fc.property(pointsArbitrary, (points) => {
        expect(aggregated(aggregated(points, 300), 900)).toEqual(aggregated(points, 900))
      }),
    )
  })

  it('loses no sample, invents no period and puts each at its begin on the clock', () => {
    fc.assert(
      fc.property(pointsArbitrary, (points) => {
        const coarse = aggregated(points, 300)
        const count = (all: readonly Datapoint[]) => all.reduce((sum, one) => sum + one.values.sampleCount, 0)
        expect(count(coarse)).toBe(count(points))
        for (const { at, values } of coarse) {
          expect(at).toBe(periodStart(at, 300))
          expect(values.sampleCount).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('percentiles', () => {
  it.each([
    ['p50', 50],
    ['p99.9', 99.9],
    ['p100', 100],
    ['p0', 0],
    ['p101', null],
    ['p', null],
    ['tm90', null],
    ['50', null],
  ])('%s is %s', (text, percent) => {
    expect(parsePercentile(text)).toBe(percent)
  })

  it('are values that occurred, by nearest rank', () => {
    const distribution = [
      [1, 50],
      [2, 40],
      [9, 10],
    ] as const
    expect([0, 50, 50.1, 90, 90.1, 99, 100].map((percent) => percentileOf(distribution, percent))).toEqual([
      1, 1, 2, 2, 9, 9, 9,
    ])
    expect(percentileOf([], 50)).toBeNull()
  })

  it('agree with the sorted list of all values, also after merging', () => {
    const valuesArbitrary = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 })
    const distributionOf = (values: readonly number[]) =>
      values.reduce<readonly (readonly [number, number])[]>(
        (sum, value) => mergedDistributions(sum, [[value, 1]]),
        [],
      )
    fc.assert(
      fc.property(
        valuesArbitrary,
        valuesArbitrary,
        fc.constantFrom(0, 25, 50, 90, 99, 100),
        (a, b, percent) => {
          const sorted = [...a, ...b].sort((x, y) => x - y)
          const rank = Math.max(1, Math.ceil((percent * sorted.length) / 100))
          const both = mergedDistributions(distributionOf(a), distributionOf(b))
          expect(percentileOf(both, percent)).toBe(sorted[rank - 1])
        },
      ),
    )
  })

  // CloudWatch guide, percentiles-with-low-samples: 1000 samples for p99, 20 for p50, 100 for p10.
  it.each([
    [99, 1_000],
    [50, 20],
    [10, 100],
  ])('p%i takes %i samples', (percent, samples) => {
    expect(isLowSampleCount(percent, samples)).toBe(false)
    expect(isLowSampleCount(percent, samples - 1)).toBe(true)
  })
})

describe('metric identity', () => {
  const cluster = { Name: 'ClusterName', Value: 'demo' }
  const service = { Name: 'ServiceName', Value: 'web' }
  const id = { namespace: 'AWS/ECS', name: 'CPUUtilization' }

  it('does not depend on the order of dimensions, and differs with any of them', () => {
    expect(metricKey({ ...id, dimensions: [cluster, service] })).toBe(
      metricKey({ ...id, dimensions: [service, cluster] }),
    )
    expect(metricKey({ ...id, dimensions: [cluster] })).not.toBe(
      metricKey({ ...id, dimensions: [cluster, service] }),
    )
  })

  it('is found by some of its dimensions, with a value or without', () => {
    const metric = { dimensions: [cluster, service] }
    expect(hasDimensions(metric, [{ Name: 'ServiceName' }])).toBe(true)
    expect(hasDimensions(metric, [cluster])).toBe(true)
    expect(hasDimensions(metric, [{ Name: 'ServiceName', Value: 'api' }])).toBe(false)
  })
})
