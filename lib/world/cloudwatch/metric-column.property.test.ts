import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Distribution } from '@/lib/aws/cloudwatch/percentile'
import { merged, NO_VALUES, type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { MetricColumn } from './metric-column'

interface Given {
  readonly period: number
  readonly value: number
}

const givenArbitrary = fc.array(
  fc.record({ period: fc.integer({ min: 100, max: 130 }), value: fc.integer({ min: -9, max: 9 }) }),
  { maxLength: 60 },
)
const PERIODS = Array.from({ length: 40 }, (_, i) => 95 + i)

function columnOf(given: readonly Given[], column = new MetricColumn(1_000)): MetricColumn {
  for (const { period, value } of given) column.add(period, setOf(value), [[value, 1]])
  return column
}

function naive(given: readonly Given[], period: number): StatisticSet | null {
  const values = given.filter((one) => one.period === period).map(({ value }) => setOf(value))
  return values.length === 0 ? null : values.reduce(merged, NO_VALUES)
}

const countOf = (distribution: Distribution | null | undefined) =>
  distribution?.reduce((sum, [, count]) => sum + count, 0)

it('has for each period all its values, in whatever order they come', () => {
  fc.assert(
    fc.property(givenArbitrary, (given) => {
      const column = columnOf(given)
      for (const period of PERIODS) expect(column.at(period)?.values ?? null).toEqual(naive(given, period))
    }),
  )
})

it('has their distribution as well when they come in order', () => {
  fc.assert(
    fc.property(givenArbitrary, (given) => {
      const column = columnOf(given.toSorted((a, b) => a.period - b.period))
      for (const period of PERIODS) {
        const found = column.at(period)
        expect(countOf(found?.distribution)).toBe(found?.values.sampleCount)
      }
    }),
  )
})

it('comes back from a checkpoint as it was then, in memory and as JSON, whatever the run did after', () => {
  fc.assert(
    fc.property(givenArbitrary, givenArbitrary, (before, after) => {
      const column = columnOf(before)
      const saved = column.save()
      columnOf(after, column)
      for (const state of [saved, JSON.parse(JSON.stringify(saved))]) {
        const restored = new MetricColumn(1_000)
        restored.restore(state)
        for (const period of PERIODS)
          expect(restored.at(period)?.values ?? null).toEqual(naive(before, period))
        columnOf(after, restored)
        for (const period of PERIODS) expect(restored.at(period)).toEqual(column.at(period))
      }
    }),
  )
})

it('keeps as many periods as it is told at least, and twice as many at most', () => {
  const column = new MetricColumn(10)
  const kept = () => PERIODS.filter((period) => column.at(period) !== null).length
  for (const period of PERIODS) {
    column.add(period, setOf(1), null)
    expect(kept()).toBeGreaterThanOrEqual(Math.min(10, period - 94))
    expect(kept()).toBeLessThanOrEqual(21)
  }
})
