import { expect, it } from 'vitest'
import { chartCsv } from './chart-csv'
import { line, token } from './panel'

const columns: Readonly<Record<string, readonly (number | null)[]>> = {
  'service/web/CPUUtilization': [12.5, Number.NaN, null, 40],
  'service/a "b", c/running': [1, 2, 3, 4],
}
const metrics = { first: 3_600, length: 3_604, column: (name: string) => columns[name] }

it('A chart as CSV has a row a second, its series with their units, and empty cells for gaps', () => {
  const lines = Object.keys(columns).map((name) => line(name, name, token('accent')))
  expect(chartCsv({ lines }, metrics)).toBe(`\
seconds,clock,service/web/CPUUtilization (Percent),"service/a ""b"", c/running (Count)"
3601,01:00:01,12.5,1
3602,01:00:02,,2
3603,01:00:03,,3
3604,01:00:04,40,4
`)
})

it('A line without a series has empty cells', () => {
  expect(
    chartCsv({ lines: [line('requests/rps', 'rps', token('accent'))] }, { ...metrics, length: 3_601 }),
  ).toBe('seconds,clock,requests/rps (Count/Second)\n3601,01:00:01,\n')
})
