// How an Auto Scaling group has scaled, against what the world itself knows at each moment.

import { describe, expect, it } from 'vitest'
import { existing, simTime, US_PER_SECOND } from '@/lib/engine'
import { createCapacityWorld } from '@/lib/testing/capacity-world'
import { createGroupWorld } from '@/lib/testing/group-world'
import type { TestWorld } from '@/lib/testing/test-world'
import { simpleCooldown, warmingOf } from '@/lib/world/auto-scaling-groups/policies/warm-up'
import { alarmNamed } from '@/lib/world/lifecycle/alarms'
import { scalingHistory } from './scaling-history'

const NAME = { AutoScalingGroupName: 'fleet' }
const METRIC = { Namespace: 'Jobs', MetricName: 'Load', Statistic: 'Average' }

type Input = Readonly<Record<string, unknown>>

const history = ({ world }: TestWorld, from = 0) =>
  existing(scalingHistory(world, { key: 'asg/fleet', from: simTime(from) }), 'asg/fleet')
const groupOf = ({ world }: TestWorld) => existing(world.state.autoScalingGroups.get('fleet'), 'fleet')

function put(test: TestWorld, PolicyName: string, given: Input): string {
  const answer = test.ask('autoscaling:PutScalingPolicy', { ...NAME, PolicyName, ...given })
  return (answer as { readonly PolicyARN: string }).PolicyARN
}

function putAlarm(test: TestWorld, AlarmName: string, action: string, given: Input = {}): void {
  test.ask('cloudwatch:PutMetricAlarm', {
    AlarmName,
    ...METRIC,
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [action],
    ...given,
  })
}

/** One value a minute, with a look after each quarter of it. */
function load(test: TestWorld, minutes: number, value: number, look: () => void = () => {}): void {
  const { Namespace, MetricName } = METRIC
  for (let minute = 0; minute < minutes; minute++) {
    test.ask('cloudwatch:PutMetricData', { Namespace, MetricData: [{ MetricName, Value: value }] })
    for (let quarter = 0; quarter < 4; quarter++) {
      test.runFor('15s')
      look()
    }
  }
}

const grown = () => createGroupWorld({ DesiredCapacity: 4, MaxSize: 20 }).runFor('2m')

interface Case {
  readonly type: 'SimpleScaling' | 'StepScaling' | 'TargetTrackingScaling'
  readonly set: (test: TestWorld) => void
  /** Of the first activity. */
  readonly headline: string
  readonly target: number | null
}

const CASES: readonly Case[] = [
  {
    type: 'TargetTrackingScaling',
    set: (test) =>
      put(test, 'policy', {
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: { TargetValue: 50, CustomizedMetricSpecification: METRIC },
        EstimatedInstanceWarmup: 90,
      }),
    headline: '4 instances × 80 ÷ 50 = 6.4 → 7',
    target: 50,
  },
  {
    type: 'StepScaling',
    set: (test) =>
      putAlarm(
        test,
        'busy',
        put(test, 'policy', {
          PolicyType: 'StepScaling',
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
          EstimatedInstanceWarmup: 120,
        }),
      ),
    headline: '80 is 30 above 50: 4 instances + 2 = 6',
    target: null,
  },
  {
    type: 'SimpleScaling',
    set: (test) =>
      putAlarm(
        test,
        'busy',
        put(test, 'policy', {
          PolicyType: 'SimpleScaling',
          AdjustmentType: 'ChangeInCapacity',
          ScalingAdjustment: 1,
          Cooldown: 120,
        }),
      ),
    headline: '4 instances + 1 = 5',
    target: null,
  },
]

describe.each(CASES)('A group with a policy of $type', ({ type, set, headline, target }) => {
  const test = grown()
  set(test)
  load(test, 8, 80)
  const { metrics, activities, bounds } = history(test)

  it('has its metric with target, datapoints and every alarm that calls it', () => {
    expect(bounds).toEqual({ min: 0, max: 20 })
    const [track] = metrics
    expect(track).toMatchObject({ policyName: 'policy', policyType: type, metricName: 'Load', target })
    const { configuration } = existing(
      alarmNamed(test.world, existing(track?.alarms[0], 'an alarm').name),
      'its alarm',
    )
    const { now } = test.world.engine
    const shown = test.world.cloudwatch.datapoints({ ...configuration, from: simTime(0), to: now })
    const visible = track?.points.filter(({ isVisible }) => isVisible)
    expect(visible?.map(({ at, value }) => [at, value])).toEqual(shown.map(({ at, value }) => [at, value]))
    expect(visible?.length).toBeGreaterThan(3)
    const high = track?.alarms.find(({ side }) => side === 'above')
    expect(high?.states.map(({ state }) => state)).toContain('ALARM')
    expect(high?.evaluations.length).toBeGreaterThan(3)
    expect(track?.alarms).toHaveLength(target === null ? 1 : 2)
  })

  it('has what it decided with its sum, and then the launches together', () => {
    const decided = activities.find(({ desired }) => desired !== null)
    expect(decided?.headline).toBe(headline)
    const { from, to } = existing(decided?.desired, 'a change')
    expect(decided?.outcome).toBe(`policy: desired ${from} → ${to}`)
    const launch = activities.find(({ at, desired }) => at >= (decided?.at ?? 0) && desired === null)
    const count = to - from
    expect(launch?.headline).toMatch(
      count === 1
        ? /^Launching a new EC2 instance: i-/
        : new RegExp(`^Launching a new EC2 instance × ${count}$`),
    )
    expect(activities).toEqual(activities.toSorted((a, b) => a.at - b.at))
  })

  it('agrees with the world on cooldown and warm-up at each moment', () => {
    const other = grown()
    set(other)
    let seen = 0
    const look = () => {
      const { now } = other.world.engine
      const { cooldowns, warmUps } = history(other)
      const covers = ({ from, until }: { readonly from: number; readonly until: number }) =>
        from <= now && now < until
      if (type === 'SimpleScaling') {
        const cooldown = simpleCooldown(other.world, groupOf(other), now)
        expect(cooldowns.some(covers), `cooldown at ${now}`).toBe(cooldown !== null)
        if (cooldown !== null && cooldown.until !== null)
          expect(cooldowns.find(covers)?.until).toBe(cooldown.until)
        seen += cooldown === null ? 0 : 1
      }
      for (const { seconds, spans } of warmUps) {
        const warming = warmingOf(other.world, groupOf(other), seconds, now)
        if (spans.some(covers)) expect(warming, `warm-up at ${now}`).not.toBeNull()
        if (warming !== null && warming.until !== null)
          expect(spans.find(covers)?.until, `warm-up at ${now}`).toBe(warming.until)
        seen += warming?.until == null ? 0 : 1
      }
    }
    load(other, 9, 80, look)
    load(other, 12, 10, look)
    expect(seen).toBeGreaterThan(4)
  })

  it('is cut to what is asked for, and asking changes nothing', () => {
    const { now } = test.world.engine
    const later = history(test, now - 90 * US_PER_SECOND)
    expect(later.activities).toEqual(activities.filter(({ at }) => at >= later.from))
    expect(history(test)).toEqual(history(test))
  })
})

it('A group of a capacity provider has the reservation with both alarms, and M and N in each sum', () => {
  const test = createCapacityWorld({
    desired: 1,
    tasks: 12,
    scaling: { instanceWarmupPeriod: 60, maximumScalingStepSize: 2 },
  }).runFor('12m')
  const { metrics, activities, warmUps, capacityProvider, cooldowns } = history(test)
  expect(capacityProvider).toBe('fleet-cp')
  expect(cooldowns).toEqual([])
  const [track] = metrics
  expect(track).toMatchObject({
    policyName: 'managed scaling',
    metricName: 'CapacityProviderReservation',
    target: 100,
    unit: '%',
  })
  expect(track?.alarms.map(({ side }) => side)).toEqual(['above', 'below'])
  const decided = activities.filter(({ outcome }) => outcome.startsWith('managed scaling'))
  expect(decided.length).toBeGreaterThan(0)
  for (const { headline } of decided) expect(headline).toMatch(/^M \d+ \/ N \d+ = [\d.]+ %, target 100 %: /)
  expect(decided[0]?.desired).toEqual({ from: 1, to: 3 })
  expect(warmUps).toHaveLength(1)
  expect(warmUps[0]).toMatchObject({ policyNames: ['managed scaling'], seconds: 60 })
  const inService = [...test.world.state.autoScalingInstances.values()].map(({ inServiceAt }) => inServiceAt)
  for (const { from } of warmUps[0]?.spans ?? []) expect(inService).toContain(from)
})

it('A change by hand is there with who made it, and a call that is held back with the reason', () => {
  const test = grown()
  test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 5 })
  test.ask('autoscaling:UpdateAutoScalingGroup', { ...NAME, MaxSize: 5 })
  const arn = put(test, 'step', {
    PolicyType: 'StepScaling',
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
  })
  putAlarm(test, 'busy', arn)
  load(test, 5, 90)
  const { activities } = history(test)
  expect(activities.map(({ outcome }) => outcome)).toContain('SetDesiredCapacity: desired 4 → 5')
  const held = activities.filter(({ isNotScaled }) => isNotScaled)
  expect(held.length).toBeGreaterThan(0)
  for (const { outcome, desired } of held) {
    expect(outcome).toMatch(/^step: not scaled, .+/)
    expect(desired).toBeNull()
  }
})

it('An instance that is detached warms up no more, and one that was warm does not begin anew', () => {
  const test = createGroupWorld({ DesiredCapacity: 1, DefaultInstanceWarmup: 120 })
  put(test, 'step', {
    PolicyType: 'StepScaling',
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
  })
  const detach = (InstanceId: string) =>
    test.ask('autoscaling:DetachInstances', {
      ...NAME,
      InstanceIds: [InstanceId],
      ShouldDecrementDesiredCapacity: true,
    })
  const newest = () => existing([...test.world.state.autoScalingInstances.values()].at(-1), 'a member')
  test.runFor('5m')
  const warm = newest()
  test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 2 })
  while (newest() === warm || newest().inServiceAt === null) test.runFor('1s')
  const cold = newest()
  test.runFor('30s')
  const { now } = test.world.engine
  detach(cold.instanceId)
  detach(warm.instanceId)
  test.runFor('1m')
  const begun = [warm, cold].map(({ inServiceAt }) => existing(inServiceAt, 'in service'))
  expect(history(test).warmUps[0]?.spans).toEqual([
    { from: begun[0], until: simTime((begun[0] ?? 0) + 120 * US_PER_SECOND), instances: 1 },
    { from: begun[1], until: now, instances: 1 },
  ])
})

it('Decisions are kept for as long as charts go back', () => {
  const test = grown()
  const before = () => groupOf(test).decisions.length
  for (let i = 0; i < 30; i++) {
    test.ask('autoscaling:SetDesiredCapacity', { ...NAME, DesiredCapacity: 4 + (i % 2) })
    test.runFor('15m')
  }
  expect(before()).toBeGreaterThan(10)
  const { now } = test.world.engine
  for (const { at } of groupOf(test).decisions)
    expect(now - at).toBeLessThanOrEqual((4 * 3_600 + 15 * 60) * US_PER_SECOND)
})
