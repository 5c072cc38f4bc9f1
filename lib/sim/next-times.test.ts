import { describe, expect, it } from 'vitest'
import { nextTimes } from './next-times'

const NEW_YEAR_2025 = Date.UTC(2025, 0, 1)
const next = (expression: string, timezone = 'UTC') => nextTimes({ expression, timezone }, NEW_YEAR_2025, 3)

describe('The next times of a schedule', () => {
  it.each([
    ['cron(0 8 ? * MON-FRI *)', 'UTC', ['2025-01-01 08:00', '2025-01-02 08:00', '2025-01-03 08:00']],
    [
      'cron(0 8 ? * MON-FRI *)',
      'America/New_York',
      ['2025-01-01 08:00', '2025-01-02 08:00', '2025-01-03 08:00'],
    ],
    ['rate(12 hours)', 'UTC', ['2025-01-01 12:00', '2025-01-02 00:00', '2025-01-02 12:00']],
    ['at(2025-03-01T09:30:00)', 'Europe/Berlin', ['2025-03-01 09:30']],
    ['at(2024-03-01T09:30:00)', 'UTC', []],
    ['every day', 'UTC', []],
    ['rate(1 hour)', 'Mars/Olympus', []],
  ])('%s, %s', (expression, timezone, times) => {
    expect(next(expression, timezone)).toEqual(times)
  })

  it('are those of a crontab where one is given', () => {
    const of = (expression: string) =>
      nextTimes({ expression, timezone: 'UTC', isCrontab: true }, NEW_YEAR_2025, 2)
    expect(of('30 8 * * 1-5')).toEqual(['2025-01-01 08:30', '2025-01-02 08:30'])
    expect(of('cron(0 8 ? * MON-FRI *)')).toEqual([])
  })
})
