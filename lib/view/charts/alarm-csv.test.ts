import { expect, it } from 'vitest'
import { simTime, US_PER_SECOND } from '@/lib/engine/time'
import type { AlarmView } from '@/lib/protocol'
import { loadCsv } from '../load/load-csv'
import { alarmCsv } from './alarm-csv'

it('A chart of an alarm has a row a period, and an empty cell where nothing was measured', () => {
  const point = (minute: number, value: number | null) => ({
    at: simTime(minute * 60 * US_PER_SECOND),
    value,
    isBreaching: value !== null && value > 50,
    isInRange: true,
    isCounted: value !== null,
  })
  const alarm = {
    metricName: '=Load',
    statistic: 'Average',
    threshold: 50,
    points: [point(1, 62.5), point(2, null), point(3, -4)],
  } as unknown as AlarmView
  expect(alarmCsv(alarm)).toBe(
    [
      "seconds,clock,'=Load (Average),threshold,breaching,counts",
      '60,00:01:00,62.5,50,true,true',
      '120,00:02:00,,50,false,false',
      '180,00:03:00,-4,50,false,true',
      '',
    ].join('\n'),
  )
})

it('A curve of a load is evenly spaced from the start of the run to its end', () => {
  expect(loadCsv({ end: 120 * US_PER_SECOND, top: 20, values: [0, 10, 20] }, 'requests/s')).toBe(
    'seconds,clock,requests/s\n0,00:00:00,0\n60,00:01:00,10\n120,00:02:00,20\n',
  )
})
