// What becomes of an alarm: ECS guide, service-auto-scaling; Application Auto Scaling guide, target-tracking and step policies.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simTime } from '@/lib/engine'
import { notScaledReason } from './activity-texts'
import { type Cooldown, cooldownAfter, scaleOutBase } from './cooldown'
import { decideScaling, type Gate, type ScalingOutcome, type ScalingRequest } from './decide'
import { adjustCapacity } from './step-scaling'
import { tasksNeeded } from './target-tracking'
import { NOTHING_SUSPENDED } from './vocabulary'

const NOW = simTime(1_000_000_000)
const LATER = simTime(1_200_000_000)

type Changes = Partial<Omit<ScalingRequest, 'capacity'>> & Partial<ScalingRequest['capacity']>

/** A tracking policy with a target of 50 that sees the given metric. */
function decide(direction: 'out' | 'in', metric: number, changes: Changes = {}): ScalingOutcome {
  const { running = 4, desired = running, min = 1, max = 10, ...others } = changes
  const cooldown = changes.cooldown ?? null
  const base = direction === 'out' ? scaleOutBase(cooldown, running, NOW) : running
  return decideScaling({
    direction,
    policyName: 'cpu',
    arithmetic: tasksNeeded({ running: base, metric, target: 50 }),
    neededWithoutCooldown: tasksNeeded({ running, metric, target: 50 }).needed,
    capacity: { running, desired, min, max },
    cooldown: null,
    suspended: NOTHING_SUSPENDED,
    isScaleInDisabled: false,
    isDeploying: false,
    votes: [],
    now: NOW,
    ...others,
  })
}

const to = (outcome: ScalingOutcome) => (outcome.kind === 'scale' ? outcome.to : outcome.gates[0].kind)
const cooling = (direction: 'out' | 'in', from = 4): Cooldown => ({
  direction,
  policyName: 'cpu',
  until: LATER,
  from,
})

describe('A scale-out', () => {
  it.each<[string, number, Changes, number | Gate['kind']]>([
    ['goes where the proportion leads', 78, {}, 7],
    ['never above Max', 200, {}, 10],
    ['starts from the running count, not the desired one', 100, { running: 2, desired: 3 }, 4],
    ['adds nothing while what was added is still starting', 75, { running: 4, desired: 6 }, 'atDesired'],
    ['lifts a count below Min to Min', 55, { running: 2, desired: 2, min: 5 }, 5],
    ['does nothing at Max', 90, { running: 10 }, 'atMax'],
    ['does nothing above Max', 90, { running: 12, desired: 12 }, 'atMax'],
    ['is what a deployment lets through', 78, { isDeploying: true }, 7],
    ['ends the cooldown of a scale-in', 78, { cooldown: cooling('in') }, 7],
    [
      'takes the same metric for the same load while it cools down',
      78,
      { running: 7, cooldown: cooling('out') },
      'cooldown',
    ],
    [
      'is held back by a larger one that cools down',
      60,
      { running: 7, cooldown: cooling('out') },
      'cooldown',
    ],
    ['adds what is larger at once', 100, { running: 4, desired: 7, cooldown: cooling('out') }, 8],
    [
      'takes a cooldown that has ended for none',
      60,
      { running: 7, cooldown: { ...cooling('out'), until: NOW } },
      9,
    ],
    [
      'is suspended',
      78,
      { suspended: { ...NOTHING_SUSPENDED, DynamicScalingOutSuspended: true } },
      'suspended',
    ],
    [
      'is not suspended with scale-in',
      78,
      { suspended: { ...NOTHING_SUSPENDED, DynamicScalingInSuspended: true } },
      7,
    ],
  ])('%s', (_, metric, changes, expected) => expect(to(decide('out', metric, changes))).toBe(expected))

  it('by 3 within the cooldown of one by 2 adds 1', () => {
    const sum = adjustCapacity({
      running: 4,
      adjustmentType: 'ChangeInCapacity',
      adjustment: 3,
      minMagnitude: 0,
    })
    const step = { MetricIntervalLowerBound: 0, ScalingAdjustment: 3 }
    const arithmetic = {
      kind: 'step',
      running: 4,
      metric: 90,
      threshold: 50,
      step,
      adjustmentType: 'ChangeInCapacity',
      ...sum,
    } as const
    expect(to(decide('out', 90, { arithmetic, desired: 6, cooldown: cooling('out') }))).toBe(7)
  })
})

describe('A scale-in', () => {
  const other = (isReady: boolean, needed = 0) => ({ policyName: 'memory', isReady, needed })

  it.each<[string, number, Changes, number | Gate['kind']]>([
    ['removes half of what is too many', 10, { running: 10 }, 6],
    ['never below Min', 5, { running: 4, min: 3 }, 3],
    ['does nothing at Min', 5, { running: 1 }, 'atMin'],
    ['does nothing below Min', 5, { running: 1, min: 3 }, 'atMin'],
    ['goes to Max first from above', 5, { running: 14, desired: 14 }, 10],
    ['does not start what it would have to undo', 40, { running: 2 }, 'flapping'],
    ['waits for the end of a deployment', 10, { running: 10, isDeploying: true }, 'deployment'],
    [
      'waits for the end of a cooldown of a scale-in',
      10,
      { running: 10, cooldown: cooling('in') },
      'cooldown',
    ],
    [
      'waits for the end of a cooldown of a scale-out',
      10,
      { running: 10, cooldown: cooling('out') },
      'cooldown',
    ],
    ['needs all policies', 10, { running: 10, votes: [other(false)] }, 'otherPolicies'],
    [
      'keeps what the policy with the largest capacity needs',
      10,
      { running: 10, votes: [other(true, 8)] },
      9,
    ],
    ['is not pushed by a policy that needs fewer', 10, { running: 10, votes: [other(true, 1)] }, 6],
    [
      'is suspended',
      10,
      { running: 10, suspended: { ...NOTHING_SUSPENDED, DynamicScalingInSuspended: true } },
      'suspended',
    ],
    ['is switched off', 10, { running: 10, isScaleInDisabled: true }, 'scaleInDisabled'],
    ['goes to 0 only if Min is 0', 0, { running: 1, min: 0 }, 0],
  ])('%s', (_, metric, changes, expected) => expect(to(decide('in', metric, changes))).toBe(expected))

  it('names every gate that is closed', () => {
    const outcome = decide('in', 10, {
      running: 10,
      isDeploying: true,
      cooldown: cooling('in'),
      votes: [other(false)],
    })
    expect(outcome.kind === 'blocked' && outcome.gates.map(({ kind }) => kind)).toEqual([
      'deployment',
      'cooldown',
      'otherPolicies',
    ])
  })
})

describe('A decision', () => {
  const requests = fc.record({
    direction: fc.constantFrom('out' as const, 'in' as const),
    metric: fc.double({ min: 0, max: 300, noNaN: true }),
    running: fc.integer({ min: 0, max: 60 }),
    desired: fc.integer({ min: 0, max: 60 }),
    min: fc.integer({ min: 0, max: 30 }),
    room: fc.integer({ min: 0, max: 30 }),
    isDeploying: fc.boolean(),
    cooldown: fc.option(fc.constantFrom(cooling('in'), cooling('out', 2), cooling('out', 20))),
    votes: fc.array(
      fc.record({
        policyName: fc.constant('x'),
        isReady: fc.boolean(),
        needed: fc.integer({ min: 0, max: 60 }),
      }),
      { maxLength: 2 },
    ),
  })

  it('lies within Min and Max and goes its own direction, or names a gate', () => {
    fc.assert(
      fc.property(requests, ({ direction, metric, room, ...changes }) => {
        const max = changes.min + room
        const outcome = decide(direction, metric, { ...changes, max })
        if (outcome.kind === 'blocked') {
          expect(outcome.gates.length).toBeGreaterThan(0)
          return
        }
        expect(outcome.to).toBeGreaterThanOrEqual(changes.min)
        expect(outcome.to).toBeLessThanOrEqual(max)
        expect(outcome.from).toBe(changes.desired)
        if (direction === 'out') expect(outcome.to).toBeGreaterThan(outcome.from)
        else expect(outcome.to).toBeLessThan(outcome.from)
      }),
      { numRuns: 1_000 },
    )
  })

  it('scales in under no cooldown and in no deployment', () => {
    fc.assert(
      fc.property(requests, ({ metric, room, direction: _, ...changes }) => {
        const outcome = decide('in', metric, { ...changes, max: changes.min + room })
        if (changes.isDeploying || changes.cooldown !== null) expect(outcome.kind).toBe('blocked')
      }),
    )
  })
})

describe('A cooldown', () => {
  it.each<[string, Cooldown | null, 'out' | 'in', number]>([
    ['counts from the capacity before', null, 'out', 7],
    ['counts from the first of scale-outs that follow one another', cooling('out', 4), 'out', 4],
    ['counts anew after a scale-in', cooling('in', 4), 'out', 7],
    ['counts anew when the last one has ended', { ...cooling('out', 4), until: NOW }, 'out', 7],
    ['of a scale-in counts from there', cooling('out', 4), 'in', 7],
  ])('%s', (_, before, direction, from) => {
    const after = cooldownAfter(before, { direction, policyName: 'cpu', from: 7, now: NOW, until: LATER })
    expect(after).toEqual({ direction, policyName: 'cpu', until: LATER, from })
  })
})

describe('The reason that AWS lists', () => {
  it.each<[Gate, object | null]>([
    [
      { kind: 'atMax', max: 4 },
      { Code: 'AlreadyAtMaxCapacity', MaxCapacity: 4 },
    ],
    [
      { kind: 'atMin', min: 1 },
      { Code: 'AlreadyAtMinCapacity', MinCapacity: 1 },
    ],
    [
      { kind: 'atDesired', desired: 2 },
      { Code: 'AlreadyAtDesiredCapacity', CurrentCapacity: 2 },
    ],
    [
      { kind: 'flapping', desired: 2 },
      { Code: 'AutoScalingAnticipatedFlapping', CurrentCapacity: 2 },
    ],
    [{ kind: 'deployment' }, { Code: 'TargetServicePutResourceAsUnscalable' }],
    [{ kind: 'otherPolicies', policyNames: ['memory'] }, null],
    [{ kind: 'suspended', process: 'DynamicScalingInSuspended' }, null],
  ])('for %j is %j', (gate, reason) => expect(notScaledReason(gate)).toEqual(reason))
})
