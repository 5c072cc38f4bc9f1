import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Distribution } from '@/lib/aws/cloudwatch/percentile'
import { merged, NO_VALUES, type StatisticSet, setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { portable } from '@/lib/engine'
import { MetricColumn, type MetricColumnState } from './metric-column'

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

it('has them over many pages too, also after a checkpoint, whatever comes late', () => {
  const farApart = fc.array(fc.record({ period: fc.nat(1_200), value: fc.integer({ min: -9, max: 9 }) }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(farApart, farApart, (before, after) => {
      const column = columnOf(before, new MetricColumn(5_000))
      const states = [column.save(), portable(column.save())]
      columnOf(after, column)
      for (const state of [...states, JSON.parse(JSON.stringify(states[0]))]) {
        const restored = new MetricColumn(5_000)
        restored.restore(state as MetricColumnState)
        for (const { period } of [...before, ...after])
          expect(restored.at(period)?.values ?? null).toEqual(naive(before, period))
        columnOf(after, restored)
        for (const { period } of [...before, ...after]) {
          const found = column.at(period)
          expect(found?.values).toEqual(naive([...before, ...after], period))
          expect(countOf(found?.distribution)).toBe(found?.values.sampleCount)
          expect(restored.at(period)).toEqual(found)
        }
      }
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

it.each([
  ['the same value each minute', () => setOf(50), null, 1],
  ['another count each minute', (i: number) => setOf(1, 1_000 + ((i * 37) % 300)), null, 5],
  ['another share each minute', (i: number) => setOf(i / 7), null, 9],
  ['response times', (i: number) => setOf(1, 1_000 + (i % 9)), 20, 70],
])('keeps few bytes a period of %s', (_, valuesAt, distinct, bytes) => {
  const column = new MetricColumn(21_600)
  const distribution = (i: number): Distribution | null =>
    distinct === null
      ? null
      : Array.from({ length: distinct }, (_value, k) => [0.012 * 1.04 ** (k + (i % 3)), 1 + (i % 40)])
  const hold = (from: number, to: number) => {
    for (let i = from; i < to; i++) column.add(i, valuesAt(i), distribution(i))
    return column.bytes
  }
  const first = hold(0, 480)
  expect(hold(480, 1_440) - first).toBeLessThan(bytes * 960)
})

it('takes no more once it has what it keeps', () => {
  const column = new MetricColumn(1_080)
  const sizes = Array.from({ length: 20 }, (_, page) => {
    for (let i = 0; i < 240; i++) column.add(240 * page + i, setOf(i / 7), [[i, 1]])
    return column.bytes
  })
  expect(new Set(sizes.slice(8)).size).toBe(1)
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
