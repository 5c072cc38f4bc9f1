import { expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { aheadSeconds, plannedData, plannedPanel, plannedText } from './ahead'
import { panelsOf } from './series'

const AHEAD = { from: simTime(10_000_000), stepSeconds: 2, rates: [5, 6, 7] }

it('The plan follows the measured seconds in a column of its own', () => {
  const data = { x: [8, 9], columns: [[4, 5]], floors: [] }
  expect(plannedData(data, AHEAD)).toEqual({
    x: [8, 9, 11, 13, 15],
    columns: [
      [4, 5, null, null, null],
      [null, null, 5, 6, 7],
    ],
    floors: [],
  })
  // An answer may be older than the newest second.
  expect(plannedData({ x: [11, 12], columns: [[4, 5]], floors: [] }, AHEAD).x).toEqual([11, 12, 13, 15])
})

it('The chart of requests says that the plan has not been measured', () => {
  const [panel] = panelsOf(['requests/rps'], null, new Map())
  const line = panel && plannedPanel(panel).lines.at(-1)
  expect(line).toMatchObject({ legend: 'planned, not measured' })
  expect(line?.dash.length).toBeGreaterThan(0)
})

it('Three tenths of what is shown come ahead, and in words', () => {
  expect(aheadSeconds([100, 400])).toBe(90)
  expect(plannedText(AHEAD)).toBe('5 in 2 s, 6 in 4 s, 7 in 6 s')
})
