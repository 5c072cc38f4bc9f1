// The invariants of scaling against rules that somebody has broken: each must die of its mutation, and hold without it.

import { afterEach, describe, expect, it, vi } from 'vitest'
import type * as Cooldowns from '@/lib/aws/application-autoscaling/cooldown'
import type * as Decisions from '@/lib/aws/application-autoscaling/decide'
import type * as Termination from '@/lib/aws/autoscaling/termination-policy'
import type * as Capacity from '@/lib/aws/ecs/capacity-provider/decide'
import { createCapacityWorld } from '@/lib/testing/capacity-world'
import { createGroupWorld, groupMembers } from '@/lib/testing/group-world'
import { createScalingWorld, scaling } from '@/lib/testing/scaling-world'
import type { TestWorld } from '@/lib/testing/test-world'
import type * as WarmUp from '@/lib/world/auto-scaling-groups/policies/warm-up'
import type * as ProviderPlaces from '@/lib/world/capacity-providers/place-on-provider'
import { checkInvariants } from './check-invariants'

const broken = vi.hoisted(() => ({
  cooldown: false,
  bounds: false,
  reason: false,
  simpleCooldown: false,
  warmUp: false,
  capacity: false,
  waiting: false,
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
    warmingOf: (...given: Parameters<typeof real.warmingOf>) =>
      broken.warmUp ? null : real.warmingOf(...given),
  }
})

vi.mock('@/lib/aws/ecs/capacity-provider/decide', async (original) => {
  const real = await original<typeof Capacity>()
  return {
    ...real,
    decideCapacity(call: Capacity.CapacityCall) {
      const decision = real.decideCapacity(call)
      return broken.capacity && decision.kind === 'scale' ? { ...decision, to: call.max + 1 } : decision
    },
  }
})

vi.mock('@/lib/world/capacity-providers/place-on-provider', async (original) => {
  const real = await original<typeof ProviderPlaces>()
  return {
    ...real,
    createPlacerOf(...given: Parameters<typeof real.createPlacerOf>) {
      const place = real.createPlacerOf(...given)
      return () => {
        const placed = place()
        const isMute = broken.waiting && 'waiting' in placed
        return isMute ? { ...placed, waiting: { ...placed.waiting, reason: '' } } : placed
      }
    },
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

/** It has as many instances as it may have when its load is high, and as few when that is low. */
function fullGroup(): TestWorld {
  return trackedGroup({ DesiredCapacity: 3, MinSize: 3, MaxSize: 3 })
}

/** Its instances warm up for ten minutes. */
function warmingGroup(): TestWorld {
  return trackedGroup({ DesiredCapacity: 3, DefaultCooldown: 600 })
}

function trackedGroup(given: Readonly<Record<string, unknown>>): TestWorld {
  const test = createGroupWorld(given).runFor('2m')
  for (const [PolicyName, ScalingAdjustment, operator] of [
    ['out', 1, 'GreaterThanThreshold'],
    ['in', -1, 'LessThanThreshold'],
  ] as const) {
    const bound = ScalingAdjustment > 0 ? 'MetricIntervalLowerBound' : 'MetricIntervalUpperBound'
    const { PolicyARN } = test.ask('autoscaling:PutScalingPolicy', {
      AutoScalingGroupName: 'fleet',
      PolicyName,
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ [bound]: 0, ScalingAdjustment }],
    }) as { readonly PolicyARN: string }
    alarm(test, PolicyARN, operator)
  }
  return test
}

/** Five tasks find no room on the one instance of their provider. */
function waitingTasks(): TestWorld {
  return createCapacityWorld({ desired: 1, max: 4, tasks: 9 })
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
    ['a group at its bounds', fullGroup],
    ['a group whose instances warm up', warmingGroup],
    ['a capacity provider', waitingTasks],
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
    ['bounds of groups', 'bounds', group, /the desired capacity of a group lies within its bounds/],
    ['reasons why no group is scaled', 'reason', fullGroup, /a gate while it is held back/],
    ['the warm-up of instances', 'warmUp', warmingGroup, /while an instance of a group warms up/],
    [
      'the bounds that managed scaling keeps',
      'capacity',
      waitingTasks,
      /the desired capacity of a group lies within its bounds/,
    ],
    ['reasons why tasks wait', 'waiting', waitingTasks, /waits, and nobody knows why/],
    ['scale-in protection', 'protection', protectedGroup, /terminates no instance that is protected from it/],
  ] as const)('they die without %s', (_statement, rule, create, says) => {
    const test = create()
    broken[rule] = true
    expect(() => live(test, LOAD)).toThrow(says)
  })
})
