import { describe, expect, it } from 'vitest'
import type { MeasureInfo, SweepDesign } from '@/lib/protocol'
import { heatMarks } from './heat'
import type { Swept } from './state'

const measures: readonly MeasureInfo[] = [
  { name: 'latencyP99', unit: 'ms', says: '', better: 'less' },
  { name: 'inTime', unit: '%', says: '', better: 'more' },
  { name: 'failed', unit: '%', says: '', better: 'less' },
  { name: 'cost', unit: 'USD', says: '', better: 'less' },
  { name: 'tasks', unit: 'tasks', says: '', better: null },
]

/** A row a cell: p99, in time, failed, cost, tasks. */
function swept(rows: readonly (readonly (number | null)[])[], ended = 1): Swept {
  const design = {
    factors: [
      { path: 'a.b', name: 'b', values: rows.map((_, i) => i), texts: rows.map((_, i) => String(i)) },
    ],
    replications: 1,
    goals: { inTime: 98, failed: 1 },
  } as unknown as SweepDesign
  const run = { traceHash: '', measures: [], course: null }
  return {
    design,
    cells: rows.map((row) => ({
      runs: ended === 0 ? [] : [run],
      measures: row.map((mean) => ({ n: 1, mean, low: null, high: null })),
    })),
  } as unknown as Swept
}

const marks = (result: Swept, measure: string, now = '9') => {
  const found = heatMarks({ result, measures, measure, paths: [{ path: 'a.b', value: now }] })
  return { best: [...found.best], cheapest: [...found.cheapest], own: [...found.own] }
}

const THREE = [
  [300, 97, 0, 1, 4],
  [200, 99, 0.5, 3, 6],
  [200, 99, 0, 2, 5],
]

describe('The marks of a heat map', () => {
  it('are the best cells, all of them', () => {
    expect(marks(swept(THREE), 'latencyP99').best).toEqual([1, 2])
    expect(marks(swept(THREE), 'inTime').best).toEqual([1, 2])
  })

  it('are no best cells where nothing is better, all are equal, or runs are missing', () => {
    expect(marks(swept(THREE), 'tasks').best).toEqual([])
    expect(
      marks(
        swept([
          [1, 99, 0, 1, 1],
          [1 + 1e-12, 99, 0, 1, 1],
        ]),
        'latencyP99',
      ).best,
    ).toEqual([])
    expect(marks(swept(THREE, 0), 'latencyP99')).toEqual({ best: [], cheapest: [], own: [] })
  })

  it('are the cheapest cells that keep the goals, and none when none does', () => {
    expect(marks(swept(THREE), 'tasks').cheapest).toEqual([2])
    expect(
      marks(
        swept([
          [1, 97, 0, 1, 1],
          [1, 99, 2, 1, 1],
          [1, null, 0, 1, 1],
        ]),
        'cost',
      ).cheapest,
    ).toEqual([])
  })

  it('are the cells that the scenario has already', () => {
    expect(marks(swept(THREE), 'cost', '1').own).toEqual([1])
    expect(marks(swept(THREE), 'cost').own).toEqual([])
  })
})
