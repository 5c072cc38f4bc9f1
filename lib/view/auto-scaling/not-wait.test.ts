import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine/time'
import type { GateView, ScalingWayView, WhyNotYet } from '@/lib/protocol'
import { remedies } from './not-wait'

const SERVICE = { clusterName: 'demo', name: 'web' }

const way = (
  needs: number | null,
  wants: number | null,
  gates: readonly GateView[] = [],
): ScalingWayView => ({
  policyName: 'cpu-50',
  policyKey: 'arn',
  needs,
  wants,
  gates,
})

const why = (given: Partial<WhyNotYet>): WhyNotYet => ({
  key: 'web',
  at: simTime(0),
  headline: '',
  out: null,
  in: null,
  others: [],
  relief: null,
  reliefWaitsForDatapointsUs: 0,
  desiredCount: 7,
  minCapacity: 4,
  maxCapacity: 12,
  ...given,
})

const labels = (given: Partial<WhyNotYet>) => remedies(why(given), SERVICE).map(({ label }) => label)

describe('What one can do instead of waiting', () => {
  it('for more tasks is the count that the sum asks for, now or as the minimum', () => {
    expect(labels({ out: way(10, 10) })).toEqual(['Desired 10 now', 'Minimum 10'])
    expect(remedies(why({ out: way(10, 10) }), SERVICE).map(({ command }) => command)).toEqual([
      { action: 'ecs:UpdateService', input: { cluster: 'demo', service: 'web', desiredCount: 10 } },
      {
        action: 'application-autoscaling:RegisterScalableTarget',
        input: {
          ServiceNamespace: 'ecs',
          ResourceId: 'service/demo/web',
          ScalableDimension: 'ecs:service:DesiredCount',
          MinCapacity: 10,
        },
      },
    ])
  })

  it('beyond the maximum is the maximum, and a higher one', () => {
    expect(labels({ out: way(20, 12) })).toEqual(['Desired 12 now', 'Minimum 12', 'Maximum 20'])
    expect(labels({ out: way(20, 12), desiredCount: 12 })).toEqual(['Minimum 12', 'Maximum 20'])
  })

  it('is to resume what is suspended', () => {
    const time = { kind: 'unknown' } as const
    const gate: GateView = {
      id: 'suspended',
      kind: 'suspended',
      state: 'current',
      title: '',
      detail: [],
      time,
      points: [],
      pointsNeeded: 0,
      about: null,
    }
    expect(labels({ out: way(10, 10, [gate]) })).toContain('Resume scale-out')
  })

  it('for fewer tasks is the count that scale-in would come to, and nothing when all is as wanted', () => {
    expect(labels({ out: way(4, 4), in: way(4, 4) })).toEqual(['Desired 4 now'])
    expect(labels({ out: way(7, 7), in: way(7, 7) })).toEqual([])
    expect(labels({ out: way(null, null) })).toEqual([])
  })
})
