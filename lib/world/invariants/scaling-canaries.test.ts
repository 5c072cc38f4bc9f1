// The invariants of scaling against rules that somebody has broken: each must die of its mutation, and hold without it.

import { afterEach, describe, expect, it, vi } from 'vitest'
import type * as Cooldowns from '@/lib/aws/application-autoscaling/cooldown'
import type * as Decisions from '@/lib/aws/application-autoscaling/decide'
import type * as Termination from '@/lib/aws/autoscaling/termination-policy'
import { createCapacityWorld } from '@/lib/testing/capacity-world'
import { createGroupWorld, groupMembers } from '@/lib/testing/group-world'
import { createScalingWorld, scaling } from '@/lib/testing/scaling-world'
import type { TestWorld } from '@/lib/testing/test-world'
import type * as WarmUp from '@/lib/world/auto-scaling-groups/policies/warm-up'
import { checkInvariants } from './check-invariants'

const broken = vi.hoisted(() => ({
  cooldown: false,
  bounds: false,
  reason: false,
  simpleCooldown: false,
  protection: false,
}))
const WHOLE = { ...broken }

vi.mock('@/lib/aws/application-autoscaling/cooldown', async (original) => {
  const real = await original<typeof Cooldowns>()
  return {
    ...real,
    isCooling: (...given: Parameters<typeof real.isCooling>) => !broken.cooldown && real.isCooling(...given),
    scaleOutBase: (...given: Parameters<typeof real.scaleOutBase>) =>
      broken.cooldown ? given[1] : real.scaleOutBase(...given),
  }
})

vi.mock('@/lib/aws/application-autoscaling/decide', async (original) => {
  const real = await original<typeof Decisions>()
  return {
    ...real,
    decideScaling(request: Decisions.ScalingRequest) {
      const outcome = real.decideScaling(request)
      if (broken.bounds && outcome.kind === 'scale') return { ...outcome, to: request.capacity.max + 1 }
      return broken.reason && outcome.kind === 'blocked' ? { kind: 'blocked', gates: [] } : outcome
    },
  }
})

vi.mock('@/lib/world/auto-scaling-groups/policies/warm-up', async (original) => {
  const real = await original<typeof WarmUp>()
  return {
    ...real,
    simpleCooldown: (...given: Parameters<typeof real.simpleCooldown>) =>
      broken.simpleCooldown ? null : real.simpleCooldown(...given),
  }
})

vi.mock('@/lib/aws/autoscaling/termination-policy', async (original) => {
  const real = await original<typeof Termination>()
  return {
    ...real,
    chooseInstancesToTerminate({ instances, count, ...query }: ChoiceOfMembers) {
      if (!broken.protection) return real.chooseInstancesToTerminate({ instances, count, ...query })
      return instances.slice(0, count).map((instance) => ({ instance, reasons: [] }))
    },
  }
})

afterEach(() => Object.assign(broken, WHOLE))

type ChoiceOfMembers = Termination.TerminationQuery<Termination.TerminableInstance>

const METRIC = { Namespace: 'Jobs', MetricName: 'Load', Statistic: 'Average' }

function publish(test: TestWorld, Value: number): void {
  const { Namespace, MetricName } = METRIC
  test.ask('cloudwatch:PutMetricData', { Namespace, MetricData: [{ MetricName, Value }] })
}

/** High, then low, checked every ten seconds: what an activity breaks at its instant may be right later. */
function live(test: TestWorld, values: readonly number[]): TestWorld {
  for (const value of values) {
    publish(test, value)
    for (let i = 0; i < 6; i++) {
      const next = test.world.engine.now + 10_000_000
      while (test.world.engine.now < next) {
        test.runFor('1s')
        checkInvariants(test.world)
      }
    }
  }
  return test
}

function alarm(test: TestWorld, action: string, ComparisonOperator: string): void {
  test.ask('cloudwatch:PutMetricAlarm', {
    ...METRIC,
    AlarmName: ComparisonOperator,
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 50,
    ComparisonOperator,
    AlarmActions: [action],
  })
}

function service(): TestWorld {
  const test = createScalingWorld({ desired: 2, max: 6 })
  for (const [PolicyName, ScalingAdjustment, operator] of [
    ['out', 1, 'GreaterThanThreshold'],
    ['in', -1, 'LessThanThreshold'],
  ] as const) {
    const bound = ScalingAdjustment > 0 ? 'MetricIntervalLowerBound' : 'MetricIntervalUpperBound'
    scaling(test, 'PutScalingPolicy', {
      PolicyName,
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        Cooldown: 300,
        StepAdjustments: [{ [bound]: 0, ScalingAdjustment }],
      },
    })
    const arn = [...test.world.state.scalingPolicies.values()].find(({ name }) => name === PolicyName)?.arn
    alarm(test, arn ?? '', operator)
  }
  return test
}

function group(): TestWorld {
  const test = createGroupWorld({ DesiredCapacity: 2, MaxSize: 9, DefaultCooldown: 300 }).runFor('2m')
  const { PolicyARN } = test.ask('autoscaling:PutScalingPolicy', {
    AutoScalingGroupName: 'fleet',
    PolicyName: 'add',
    AdjustmentType: 'ChangeInCapacity',
    ScalingAdjustment: 1,
  }) as { readonly PolicyARN: string }
  alarm(test, PolicyARN, 'GreaterThanThreshold')
  return test
}

/** Two of its three instances are protected: one by hand, one because ECS finds tasks there. */
function protectedGroup(): TestWorld {
  const test = createCapacityWorld({
    desired: 3,
    protects: true,
    tasks: 1,
    settings: { managedTerminationProtection: 'ENABLED' },
    scaling: { targetCapacity: 100 },
  }).runFor('1m')
  const [idle] = groupMembers(test).filter(({ protectedFromScaleIn }) => !protectedFromScaleIn)
  test.ask('autoscaling:SetInstanceProtection', {
    AutoScalingGroupName: 'fleet',
    InstanceIds: [idle?.instanceId],
    ProtectedFromScaleIn: true,
  })
  return test.dispatch('autoscaling:SetDesiredCapacity', {
    AutoScalingGroupName: 'fleet',
    DesiredCapacity: 0,
  })
}

const LOAD = [90, 90, 90, 10, 10, 10, 90]

describe('Of scaling', () => {
  it.each([
    ['a service', service],
    ['a group', group],
    ['a group with protected instances', protectedGroup],
  ])('the invariants hold while the rules of %s do', (_statement, create) => {
    expect(() => live(create(), LOAD)).not.toThrow()
  })

  it.each([
    ['cooldowns of services', 'cooldown', service, /within the cooldown of the activity before it/],
    ['bounds of services', 'bounds', service, /sets no desired count outside of Min and Max/],
    ['reasons why nothing is scaled', 'reason', service, /held back names a gate/],
    [
      'the cooldown of simple policies',
      'simpleCooldown',
      group,
      /within the cooldown of a simple scaling policy/,
    ],
    ['scale-in protection', 'protection', protectedGroup, /terminates no instance that is protected from it/],
  ] as const)('they die without %s', (_statement, rule, create, says) => {
    const test = create()
    broken[rule] = true
    expect(() => live(test, LOAD)).toThrow(says)
  })
})
