// Whatever a run comes to: nothing that is written covers something else that is written, and everything stands inside its lane.

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SimTime } from '@/lib/engine/time'
import type { AlarmTrack, MetricTrack, ScalingActivityRecord, ScalingHistory } from '@/lib/protocol'
import { ACTIVITY_BOX, activityLane } from './activity-lane'
import { alarmLane } from './alarm-lane'
import { type Axis, axisRange, ticksOf, timeAt, xOf } from './axis'
import { headOf } from './axis-head'
import { cooldownLane } from './cooldown-lane'
import { datapointLane, METRIC_LANE } from './datapoints'
import { instanceLane } from './instance-lane'
import type { Part } from './picture'
import { warmUpLane } from './warm-up-lane'

const US = 1_000_000
const t = (seconds: number) => (seconds * US) as SimTime

const axes = fc
  .record({
    now: fc.integer({ min: 1, max: 20_000 }),
    choice: fc.constantFrom('5 min', '15 min', 'all'),
    width: fc.integer({ min: 180, max: 1_700 }),
  })
  .map(({ now, choice, width }) => {
    const [from, to] = axisRange(t(now), choice, 0)
    return { now: t(now), axis: { from, to, width } satisfies Axis }
  })

const seconds = fc.integer({ min: 0, max: 21_000 })

const tracks = fc
  .record({
    values: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 350 }), fc.double({ min: 0, max: 5_000, noNaN: true })),
      {
        maxLength: 120,
      },
    ),
    target: fc.option(fc.integer({ min: 1, max: 500 })),
    periodSeconds: fc.constantFrom(20, 60, 300),
    evaluationPeriods: fc.constantFrom(1, 3, 5, 15, 45),
    counted: fc.array(fc.boolean(), { maxLength: 45 }),
    states: fc.array(fc.tuple(seconds, fc.constantFrom('OK', 'ALARM', 'INSUFFICIENT_DATA')), {
      maxLength: 20,
    }),
  })
  .map(({ values, target, periodSeconds, evaluationPeriods, counted, states }): MetricTrack => {
    const periods = [...new Map(values)].sort(([a], [b]) => a - b)
    const begins = states.toSorted(([a], [b]) => a - b)
    const alarm: AlarmTrack = {
      key: 'alarm',
      name: 'alarm',
      side: 'above',
      threshold: target ?? 50,
      datapointsToAlarm: evaluationPeriods,
      evaluationPeriods,
      periodSeconds,
      evaluatedEverySeconds: 60,
      evaluateAt: null,
      evaluations: Array.from({ length: 120 }, (_, i) => ({
        at: t(60 * i + 17),
        counted: counted.slice(0, evaluationPeriods),
      })),
      states: begins.map(([from, state], i) => {
        const next = begins[i + 1]?.[0]
        return { state, from: t(from), until: next === undefined ? null : t(next) }
      }),
    }
    return {
      key: 'metric',
      policyName: 'cpu',
      policyType: 'TargetTrackingScaling',
      metricName: 'CPUUtilization',
      statistic: 'Average',
      periodSeconds,
      unit: '%',
      target,
      points: periods.map(([period, value]) => ({
        at: t(period * periodSeconds),
        value,
        isVisible: period % 7 > 0,
      })),
      alarms: [alarm, { ...alarm, key: 'low', side: 'below', threshold: (target ?? 50) * 0.9 }],
    }
  })

const activities = fc.array(
  fc
    .record({
      at: seconds,
      headline: fc.string({ maxLength: 90 }),
      outcome: fc.string({ maxLength: 90 }),
      desired: fc.option(fc.constant({ from: 1, to: 2 })),
    })
    .map(
      ({ at, headline, outcome, desired }): ScalingActivityRecord => ({
        id: `${at} ${headline} ${outcome}`,
        at: t(at),
        endedAt: null,
        status: 'Successful',
        headline,
        outcome,
        desired,
        isNotScaled: false,
      }),
    ),
  { maxLength: 30 },
)

const EMPTY: ScalingHistory = {
  key: 'web',
  from: t(0),
  to: t(0),
  bounds: null,
  metrics: [],
  cooldowns: [],
  scheduled: [],
  warmUps: [],
  activities: [],
  instances: [],
  autoScalingGroups: [],
  capacityProvider: null,
}

/** The past up to now and the rest as a forecast. */
function partsOf(history: Partial<ScalingHistory>, now: SimTime, to: number): readonly Part[] {
  const metrics = { length: 0, first: 0, column: () => undefined }
  const whole = { ...EMPTY, ...history }
  return [
    { history: whole, metrics, isForecast: false, range: [0, now] },
    { history: whole, metrics, isForecast: true, range: [now, to] },
  ]
}

interface Box {
  readonly left: number
  readonly right: number
}

function expectApart(boxes: readonly Box[]): void {
  const sorted = boxes.toSorted((a, b) => a.left - b.left)
  for (const [i, box] of sorted.entries())
    expect(sorted[i + 1]?.left ?? box.right).toBeGreaterThanOrEqual(box.right)
}

function expectInside(boxes: readonly Box[], { width }: Axis): void {
  for (const { left, right } of boxes) {
    expect(left).toBeGreaterThanOrEqual(-0.01)
    expect(right).toBeLessThanOrEqual(width + 0.01)
  }
}

it('The axis has now on it, and a pixel leads back to its time', () => {
  fc.assert(
    fc.property(axes, fc.double({ min: 0, max: 1, noNaN: true }), ({ axis, now }, share) => {
      expect(axis.from).toBeLessThanOrEqual(now)
      expect(axis.to).toBeGreaterThan(now)
      const at = axis.from + share * (axis.to - axis.from)
      expect(Math.abs(timeAt(axis, xOf(axis, at)) - at)).toBeLessThan(1)
    }),
  )
})

it('Labels of the axis do not cover one another, nor now', () => {
  fc.assert(
    fc.property(axes, ({ axis, now }) => {
      const { ticks, flag } = headOf(axis, now)
      const boxes = [...ticks, flag].map(({ left, width }) => ({ left, right: left + width }))
      expectApart(boxes)
      expectInside(boxes, axis)
      for (const { x } of ticksOf(axis)) expect(x).toBeLessThanOrEqual(axis.width)
    }),
  )
})

it('Datapoints stand inside their lane and their values do not cover one another', () => {
  fc.assert(
    fc.property(axes, tracks, ({ axis, now }, track) => {
      const { points, target, thresholds } = datapointLane(
        axis,
        track,
        partsOf({ metrics: [track] }, now, axis.to),
      )
      expectInside(
        points.map(({ x }) => ({ left: x, right: x })),
        axis,
      )
      for (const { y } of [...points, ...thresholds, ...(target ? [target] : [])]) {
        expect(y).toBeGreaterThanOrEqual(METRIC_LANE.top - 0.01)
        expect(y).toBeLessThanOrEqual(METRIC_LANE.bottom + 0.01)
      }
      const labels = points.flatMap(({ label }) => label ?? [])
      expectApart(labels.map(({ x, text }) => ({ left: x, right: x + text.length * 6 })))
      for (const { y } of labels) {
        expect(y).toBeGreaterThan(9)
        expect(y).toBeLessThanOrEqual(METRIC_LANE.height)
      }
    }),
  )
})

it('A datapoint that has been measured is drawn once, and not as a forecast', () => {
  fc.assert(
    fc.property(axes, tracks, ({ axis, now }, track) => {
      const { points } = datapointLane(axis, track, partsOf({ metrics: [track] }, now, axis.to))
      expect(new Set(points.map(({ key }) => key)).size).toBe(points.length)
      expect(points.some(({ isForecast }) => isForecast)).toBe(false)
    }),
  )
})

it('Windows and states of an alarm stand side by side', () => {
  fc.assert(
    fc.property(axes, tracks, ({ axis, now }, track) => {
      const { windows, states } = alarmLane(axis, 'alarm', partsOf({ metrics: [track] }, now, axis.to))
      for (const drawn of [windows, states]) {
        const boxes = drawn.map(({ x, width }) => ({ left: x, right: x + width }))
        expectInside(boxes, axis)
      }
      // The first may be cut by the edge.
      expectApart(windows.slice(1).map(({ x, width }) => ({ left: x, right: x + width - 0.01 })))
      expectApart(states.map(({ x, width }) => ({ left: x, right: x + width - 0.01 })))
    }),
  )
})

it('Activities never cover one another, and each that has no room is counted', () => {
  fc.assert(
    fc.property(axes, activities, ({ axis, now }, list) => {
      const lane = activityLane(axis, partsOf({ activities: list }, now, axis.to))
      const boxes = lane.activities.flatMap(({ box }) => box ?? [])
      expect(lane.hidden).toBe(lane.activities.length - boxes.length)
      for (let row = 0; row < lane.rows; row++) {
        const inRow = boxes
          .filter((box) => box.row === row)
          .map(({ x, width }) => ({ left: x, right: x + width }))
        expectApart(inRow)
        expectInside(inRow, axis)
      }
      expect(lane.activities).toEqual(lane.activities.toSorted((a, b) => a.activity.at - b.activity.at))
      for (const { row, width, headline } of boxes) {
        expect(row * (ACTIVITY_BOX.height + ACTIVITY_BOX.gap)).toBeLessThan(200)
        if (width < axis.width) expect(width).toBeGreaterThanOrEqual(headline.length * 6)
      }
    }),
  )
})

it('Bars of cooldowns, warm-ups and instances stand inside the axis, their words inside the bars', () => {
  fc.assert(
    fc.property(axes, seconds, fc.integer({ min: 1, max: 900 }), ({ axis, now }, from, length) => {
      const span = { from: t(from), until: t(from + length) }
      const warmUp = { policyNames: ['cpu'], seconds: length, spans: [{ ...span, instances: 2 }] }
      const parts = partsOf(
        {
          warmUps: [warmUp],
          cooldowns: [{ ...span, direction: 'out', seconds: length }],
          instances: [
            {
              id: 'i-0',
              instanceType: 't3.medium',
              zone: 'us-east-1a',
              autoScalingGroup: null,
              spans: [{ ...span, phase: 'active', tasks: [['web', 3]] }],
            },
          ],
        },
        now,
        axis.to,
      )
      const bars = [
        ...cooldownLane(axis, parts),
        ...warmUpLane(axis, warmUp, parts),
        ...instanceLane(axis, parts).flatMap(({ spans }) => spans),
      ]
      expectInside(
        bars.map(({ x, width }) => ({ left: x, right: x + width })),
        axis,
      )
      for (const { width, label } of bars) expect((label ?? '').length * 6).toBeLessThanOrEqual(width)
    }),
  )
})
