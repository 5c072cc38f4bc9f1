// Many instances in few rows: every one of them is counted, whenever one looks.

import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { simTime } from '@/lib/engine'
import type { InstanceTrack, ScalingHistory } from '@/lib/protocol'
import { countedSpans } from './counted-spans'
import { instanceLane } from './instance-lane'

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c']

const span = fc.record({
  from: fc.integer({ min: 0, max: 90 }),
  lasts: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  phase: fc.constantFrom('booting', 'active', 'draining'),
  tasks: fc.integer({ min: 0, max: 3 }),
})

/** Each with two spans, the second right after the first. */
const tracks: fc.Arbitrary<readonly InstanceTrack[]> = fc
  .array(fc.tuple(span, span), { minLength: 1, maxLength: 30 })
  .map((pairs) =>
    pairs.map(([first, second], index) => {
      const middle = first.from + (first.lasts ?? 10)
      const of = ({ phase, tasks }: typeof first) => ({ phase, tasks: [['web', tasks] as const] })
      const end = second.lasts === null ? null : simTime(middle + second.lasts)
      return {
        id: `i-${String(index).padStart(4, '0')}`,
        instanceType: 't3.medium',
        zone: ZONES[index % 3] ?? '',
        autoScalingGroup: null,
        spans: [
          { ...of(first), from: simTime(first.from), until: simTime(middle) },
          { ...of(second), from: simTime(middle), until: end },
        ],
      }
    }),
  )

it('counts at any time those that are there, without gaps and overlaps', () => {
  fc.assert(
    fc.property(tracks, fc.integer({ min: 0, max: 200 }), (given, at) => {
      const there = given.flatMap(({ spans }) =>
        spans.filter(({ from, until }) => from <= at && (until === null || until > at)),
      )
      const counted = countedSpans(given).filter(({ from, until }) => from <= at && (until ?? 1e9) > at)
      expect(counted).toHaveLength(there.length === 0 ? 0 : 1)
      const numbers = (counted[0]?.text.split(' · ')[0] ?? '').match(/\d+/g) ?? []
      expect(numbers.reduce((sum, one) => sum + Number(one), 0)).toBe(there.length)
    }),
  )
})

const NOTHING: ScalingHistory = {
  key: 'web',
  from: simTime(0),
  to: simTime(100),
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

test.each([1, 12, 13, 100])('%i instances stand in at most twelve rows, each in one', (count) => {
  const axis = { from: 0, to: 100, width: 800 }
  const instances = Array.from(
    { length: count },
    (_, index): InstanceTrack => ({
      id: `i-${String(index).padStart(4, '0')}`,
      instanceType: 't3.medium',
      zone: ZONES[index % 3] ?? '',
      autoScalingGroup: null,
      spans: [{ from: simTime(10), until: null, phase: 'active', tasks: [] }],
    }),
  )
  const metrics = { length: 0, first: 0, column: () => undefined }
  const history = { ...NOTHING, instances }
  const parts = [{ history, metrics, isForecast: false, range: [0, 100] as const }]
  const rows = instanceLane(axis, parts)
  expect(rows.length).toBeLessThanOrEqual(12)
  const shared = rows.map(({ title }) => Number(/ · (\d+)$/.exec(title)?.[1] ?? 1))
  expect(shared.reduce((sum, one) => sum + one, 0)).toBe(count)
})
