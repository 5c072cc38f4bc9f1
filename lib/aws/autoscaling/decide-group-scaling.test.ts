// Worked rows of the guides: sums of target tracking and of steps on groups, and every gate that a group knows.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SimTime } from '@/lib/engine'
import { groupLowThreshold } from '../application-autoscaling/tracking-alarms'
import { wantedCapacity } from '../application-autoscaling/wanted-capacity'
import {
  decideGroupScaling,
  type GroupGate,
  type GroupScalingRequest,
  groupGateText,
} from './decide-group-scaling'

const at = (seconds: number) => (seconds * 1_000_000) as SimTime

function tracking(running: number, metric: number, target: number, given: Partial<GroupScalingRequest> = {}) {
  const seen = { value: metric, threshold: target, side: metric > target ? 'above' : 'below' } as const
  const wanted = wantedCapacity({ tracking: { target }, step: null }, seen, running)
  return decideGroupScaling({
    type: 'TargetTrackingScaling',
    policyName: 'cpu',
    direction: wanted?.direction ?? 'out',
    arithmetic: wanted?.arithmetic as GroupScalingRequest['arithmetic'],
    capacity: { desired: running, min: 0, max: 20 },
    isEnabled: true,
    isSuspended: false,
    isScaleInDisabled: false,
    warming: null,
    cooldown: null,
    votes: [],
    now: at(0),
    ...given,
  })
}

describe('Target tracking of a group', () => {
  it.each([
    [4, 75, 50, 6],
    [10, 75, 50, 15],
    [3, 60, 50, 4],
  ])('with %i instances at %i %% and a target of %i %% wants %i', (running, metric, target, to) =>
    expect(tracking(running, metric, target)).toEqual({ kind: 'scale', from: running, to }),
  )

  it.each([
    [40, 28],
    [50, 35],
  ])('with a target of %i %% has its AlarmLow at %i %%', (target, low) =>
    expect(groupLowThreshold(target)).toBe(low),
  )

  it('counts instances that warm up as capacity: it launches none for what they will take', () => {
    const capacity = { desired: 6, min: 0, max: 20 }
    const warming = { instances: 2, until: at(300) }
    expect(tracking(4, 75, 50, { capacity, warming })).toMatchObject({
      kind: 'blocked',
      gates: [{ kind: 'atDesired' }],
    })
    expect(tracking(4, 100, 50, { capacity, warming })).toEqual({ kind: 'scale', from: 6, to: 8 })
  })

  it('scales in only when all policies that may agree, and keeps what the most careful one keeps', () => {
    const other = { policyName: 'requests', isReady: false, needed: 0 }
    expect(tracking(10, 10, 50, { votes: [other] })).toMatchObject({ gates: [{ kind: 'otherPolicies' }] })
    expect(tracking(10, 10, 50, { votes: [{ ...other, isReady: true, needed: 9 }] })).toMatchObject({ to: 9 })
  })
})

describe('A gate of a group', () => {
  const warming = { instances: 1, until: at(60) }
  const cooldown = { policyName: 'add', until: null }
  it.each<[string, Partial<GroupScalingRequest>, number, GroupGate['kind'] | null]>([
    ['warm-up', { warming }, 10, 'warmup'],
    ['warm-up, scaling out', { warming }, 90, null],
    ['a disabled policy', { isEnabled: false }, 90, 'policyDisabled'],
    ['AlarmNotification', { isSuspended: true }, 90, 'processSuspended'],
    ['DisableScaleIn', { isScaleInDisabled: true }, 10, 'scaleInDisabled'],
    ['the maximum', { capacity: { desired: 4, min: 0, max: 4 } }, 90, 'atMax'],
    ['the minimum', { capacity: { desired: 4, min: 4, max: 9 } }, 10, 'atMin'],
    ['the cooldown of a simple policy, which is no gate of others', { cooldown }, 90, null],
  ])('is closed by %s', (_name, given, metric, kind) => {
    const outcome = tracking(4, metric, 50, given)
    expect(outcome.kind === 'blocked' ? outcome.gates[0].kind : null).toBe(kind)
  })

  it('holds a simple policy back in its cooldown, and not by warm-up', () => {
    const simple = { type: 'SimpleScaling', warming } as const
    expect(tracking(4, 10, 50, simple)).toMatchObject({ kind: 'scale' })
    expect(tracking(4, 90, 50, { ...simple, cooldown })).toMatchObject({
      gates: [{ kind: 'simpleCooldown' }],
    })
  })

  it('leaves the desired capacity within its bounds, or says in words why nothing is done', () => {
    const integer = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(
        integer(12),
        integer(200),
        integer(6),
        integer(6),
        fc.boolean(),
        (desired, metric, low, more, cold) => {
          const [min, max] = [Math.min(low, desired), Math.max(low, desired) + more]
          const outcome = tracking(desired, metric, 50, {
            capacity: { desired, min, max },
            warming: cold ? warming : null,
          })
          if (outcome.kind === 'scale') {
            expect(outcome.to).toBeGreaterThanOrEqual(min)
            expect(outcome.to).toBeLessThanOrEqual(max)
            expect(outcome.to).not.toBe(desired)
            expect(cold && outcome.to < desired).toBe(false)
          } else for (const gate of outcome.gates) expect(groupGateText(gate)).toMatch(/\w/)
        },
      ),
    )
  })
})
