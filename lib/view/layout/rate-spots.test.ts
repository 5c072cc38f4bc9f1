import { describe, expect, it } from 'vitest'
import type { InstanceView, TargetGroupView } from '@/lib/protocol'
import { layoutCanvas } from './canvas'
import { upperRates, zoneRates } from './rate-spots'
import { STREAM_WIDTH } from './stream'
import { TIER_GAP } from './tiers'
import { TEXT_LEAST } from './viewport'

const ZONE = 'us-east-1a'
const GROUPS = ['web', 'api', 'jobs']
const layout = layoutCanvas({
  zones: [ZONE],
  groups: [],
  providers: [],
  queues: [],
  instances: [{ id: 'i-1', zone: ZONE, group: null }],
  loadBalancers: [{ arn: 'alb', lines: 3 }],
  targetGroups: GROUPS.map((arn) => ({ arn, loadBalancerArns: ['alb'] })),
  traffic: [],
})

describe('where rates are written', () => {
  it('ends at its target group, beside the stream that turns on its way there', () => {
    const groups = GROUPS.map(
      (key) => ({ key, loadBalancerArns: ['alb'], requestsPerSecond: 43 }) as unknown as TargetGroupView,
    )
    const turning = upperRates(layout, [], groups).filter(({ align }) => align !== 'center')
    expect(turning.map(({ align }) => align)).toEqual(['right', 'right'])
    for (const { key, x } of turning) {
      const card = layout.byKey.get(key)
      if (card === undefined) throw new Error(`${key} has no place`)
      const width = '43/s'.length * 0.6 * 15 * card.scale
      const streamEnds = card.rect.x - (TIER_GAP / 2 - STREAM_WIDTH / 2) * card.scale
      expect(x).toBeLessThan(card.rect.x)
      expect(x - width).toBeGreaterThan(streamEnds)
    }
  })

  it('keeps the letters of a zone, seen from afar, below the way along its upper edge', () => {
    const instance = { key: 'i-1', zone: ZONE, requestsPerSecond: 23 } as unknown as InstanceView
    const [spot] = zoneRates(layout, [instance], () => true)
    const [zone, first] = [layout.byKey.get(ZONE)?.rect, layout.byKey.get('i-1')?.rect]
    if (spot === undefined || zone === undefined || first === undefined) throw new Error('nothing is placed')
    // Digits fill three quarters of their height, in the middle of their line.
    const [line, digits] = [1.2 * TEXT_LEAST.far, 0.73 * TEXT_LEAST.far]
    const top = spot.y - line / 2 - digits / 2
    expect(top).toBeGreaterThan(zone.y + 3)
    expect(top + digits).toBeLessThan(first.y)
  })
})
