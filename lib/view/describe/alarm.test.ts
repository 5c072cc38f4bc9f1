import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { AlarmPointView } from '@/lib/protocol'
import { ALARM_CHART, conditionText, plotAlarm, standingText } from './alarm'

const BASE = {
  metricName: 'CPUUtilization',
  comparisonOperator: 'GreaterThanThreshold',
  threshold: 50,
  datapointsToAlarm: 3,
  evaluationPeriods: 3,
  periodSeconds: 60,
} as const

function point(minute: number, value: number | null, changes: Partial<AlarmPointView> = {}): AlarmPointView {
  const isBreaching = value !== null && value > 50
  const at = simTime(minute * 60e6)
  return { at, value, isBreaching, isInRange: true, isCounted: value !== null, ...changes }
}

describe('conditionText', () => {
  it.each([
    [BASE, 'CPUUtilization > 50 for 3 datapoints within 3 minutes'],
    [
      { ...BASE, datapointsToAlarm: 1, evaluationPeriods: 1 },
      'CPUUtilization > 50 for 1 datapoint within 1 minute',
    ],
    [
      {
        ...BASE,
        comparisonOperator: 'LessThanThreshold' as const,
        threshold: 27,
        datapointsToAlarm: 15,
        evaluationPeriods: 15,
      },
      'CPUUtilization < 27 for 15 datapoints within 15 minutes',
    ],
    [{ ...BASE, periodSeconds: 10 }, 'CPUUtilization > 50 for 3 datapoints within 30 seconds'],
  ])('%o', (alarm, text) => {
    expect(conditionText(alarm)).toBe(text)
  })
})

it('says how many datapoints breach, and how many are missing', () => {
  const points = [
    point(0, 60, { isInRange: false, isCounted: false }),
    point(1, 60),
    point(2, null),
    point(3, 70),
  ]
  expect(standingText({ points, datapointsToAlarm: 3 })).toBe(
    '2 of 3 datapoints breaching · 1 missing in the evaluation range',
  )
  expect(standingText({ points: [point(0, 10)], datapointsToAlarm: 1 })).toBe('0 of 1 datapoints breaching')
})

describe('plotAlarm', () => {
  it('draws what breaches beyond the threshold, everything inside, in order of time', () => {
    const points = [point(0, 10, { isInRange: false }), point(1, 60), point(2, 90), point(3, null)]
    const plot = plotAlarm({ points, threshold: 50 })
    for (const { x, y, point: one } of plot.points) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(ALARM_CHART.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(ALARM_CHART.height)
      if (one.value !== null) expect(y < plot.thresholdY).toBe(one.isBreaching)
    }
    expect(plot.rangeX).toBeLessThan(plot.points[1]?.x ?? 0)
    expect(plot.rangeX).toBeGreaterThan(plot.points[0]?.x ?? 0)
  })

  it('has a scale without any datapoint', () => {
    const plot = plotAlarm({ points: [point(0, null)], threshold: 0 })
    expect(Number.isFinite(plot.thresholdY)).toBe(true)
  })
})
