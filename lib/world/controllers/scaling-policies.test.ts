// Scaling policies from the datapoint to the task: an alarm calls, the policy decides, ECS follows. The metric is a custom one that
// the tests put minute by minute.

import { describe, expect, it } from 'vitest'
import type { Gate } from '@/lib/aws/application-autoscaling/decide'
import { afterSeconds, existing } from '@/lib/engine'
import { askScaling, createScalingWorld, type ScalingWorldGiven, scaling } from '@/lib/testing/scaling-world'
import { createTestWorld, type TestWorld, type TestWorldOptions } from '@/lib/testing/test-world'
import { putAlarm } from '../lifecycle/alarms'

const METRIC = { namespace: 'Test', name: 'Load', dimensions: [] }

function track(
  test: TestWorld,
  { name = 'load', metric = 'Load', ...settings }: Readonly<Record<string, unknown>> = {},
) {
  return scaling(test, 'PutScalingPolicy', {
    PolicyName: name,
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 50,
      CustomizedMetricSpecification: { Namespace: 'Test', MetricName: metric, Statistic: 'Average' },
      ...settings,
    },
  })
}

/** Puts the value at the end of each of so many minutes. */
function load(test: TestWorld, value: number, minutes: number, name = 'Load'): TestWorld {
  for (let minute = 0; minute < minutes; minute++) {
    test.runTo(nextMinute(test))
    publish(test, value, name)
  }
  return test
}

function publish({ world }: TestWorld, value: number, name = 'Load'): void {
  const values = { sampleCount: 1, sum: value, minimum: value, maximum: value }
  world.cloudwatch.publish({ ...METRIC, name }, { values })
}

function nextMinute({ world }: TestWorld) {
  const { engine } = world
  return afterSeconds(engine.now, 60 - ((engine.now / 1e6) % 60))
}

const desired = (test: TestWorld) => test.serviceNamed().desiredCount
const policy = ({ world }: TestWorld, name = 'load') =>
  existing(
    [...world.state.scalingPolicies.values()].find((one) => one.name === name),
    name,
  )
const gate = (test: TestWorld, name?: string): Gate['kind'] | null => {
  const outcome = policy(test, name).latest?.outcome
  return outcome?.kind === 'blocked' ? (outcome.gates[0]?.kind ?? null) : null
}
const activities = ({ world }: TestWorld) => [...world.state.scalingActivities.values()]

function tracked(given: ScalingWorldGiven, settings: object = {}, options: TestWorldOptions = {}): TestWorld {
  return track(createScalingWorld(given, options), { ...settings })
}

describe('Target tracking', () => {
  it('scales out after three datapoints above its target, and shows the sum', () => {
    const test = tracked({ desired: 4 })
    load(test, 78, 2).runFor('30s')
    expect(desired(test)).toBe(4)
    load(test, 78, 1).runFor('30s')
    expect(desired(test)).toBe(7)
    const [activity] = activities(test)
    const { high } = policy(test).trackingAlarms ?? {}
    expect(activity).toMatchObject({
      description: 'Setting desired count to 7.',
      cause: `monitor alarm ${high} in state ALARM triggered policy load`,
      details: '4 tasks × 78 ÷ 50 = 6.24 → 7',
      desiredCount: { from: 4, to: 7 },
    })
    test.runFor('2m').expectRunning(7)
    expect(activity?.status).toBe('Successful')
  })

  it('scales in after fifteen datapoints below nine tenths of it, step by step', () => {
    const test = tracked({ desired: 10, max: 20 })
    load(test, 10, 14).runFor('30s')
    expect(desired(test)).toBe(10)
    load(test, 10, 1).runFor('30s')
    expect(desired(test)).toBe(6)
    load(test, 16, 4)
    expect([desired(test), gate(test)]).toEqual([6, 'cooldown'])
    load(test, 16, 2).runFor('30s')
    expect(desired(test)).toBe(4)
  })

  it('is held back by the cooldown until it is over', () => {
    const test = tracked({ desired: 4 })
    load(test, 78, 3).runFor('30s')
    load(test, 60, 4).runFor('30s')
    expect([desired(test), gate(test)]).toEqual([7, 'cooldown'])
    load(test, 60, 2).runFor('30s')
    expect(desired(test)).toBe(9)
  })

  it('scales out at once within the cooldown of a scale-in, and starts its own', () => {
    const test = tracked({ desired: 8 }, { ScaleInCooldown: 3_600, ScaleOutCooldown: 600 })
    load(test, 20, 16).runFor('10s')
    const [scaleIn] = activities(test)
    expect(scaleIn?.desiredCount?.to).toBeLessThan(8)
    const target = existing(test.world.state.scalableTargets.get('service/default/web'), 'the target')
    expect(target.cooldown?.direction).toBe('in')
    load(test, 95, 4).runFor('10s')
    const out = existing(
      activities(test).findLast(({ desiredCount: count }) => count !== null && count.to > count.from),
      'a scale-out',
    )
    expect(target.cooldown?.direction).toBe('out')
    expect((target.cooldown?.until ?? 0) - out.startedAt).toBe(600e6)
  })

  it('overrides the activity of a scale-in that is still under way when it scales out', () => {
    const test = tracked({ desired: 8 }, { ScaleOutCooldown: 0 })
    const [service] = [...test.world.state.services.values()]
    load(test, 20, 16)
    const scaleIn = existing(activities(test)[0], 'a scale-in')
    // Tasks that take long to stop keep it in progress.
    scaleIn.status = 'InProgress'
    scaleIn.endedAt = null
    load(test, 95, 4).runFor('10s')
    expect(service?.desiredCount).toBeGreaterThan(scaleIn.desiredCount?.to ?? 0)
    expect(scaleIn.status).toBe('Overridden')
  })

  it('does not scale on what is missing', () => {
    const test = tracked({ desired: 4 })
    test.runFor('10m')
    expect([desired(test), policy(test).status]).toEqual([4, 'watching'])
  })

  it('says once that the maximum is reached, and only to who asks for it', () => {
    const test = tracked({ desired: 4, max: 4 })
    load(test, 90, 8).runFor('30s')
    expect([gate(test), policy(test).status]).toEqual(['atMax', 'heldBack'])
    interface Answer {
      readonly ScalingActivities: readonly object[]
    }
    expect(askScaling<Answer>(test, 'DescribeScalingActivities').ScalingActivities).toEqual([])
    const all = askScaling<Answer>(test, 'DescribeScalingActivities', { IncludeNotScaledActivities: true })
    expect(all.ScalingActivities).toMatchObject([
      {
        Description: 'Attempting to scale due to alarm triggered',
        StatusCode: 'Failed',
        NotScaledReasons: [{ Code: 'AlreadyAtMaxCapacity', MaxCapacity: 4 }],
      },
    ])
  })

  it('is watching again when its alarm is OK', () => {
    const test = tracked({ desired: 4 })
    load(test, 78, 3).runFor('30s')
    expect(policy(test).status).toBe('scalingOut')
    load(test, 48, 1).runFor('30s')
    expect(policy(test).status).toBe('watching')
  })

  it('does not scale in during a deployment, and does out', () => {
    const test = createScalingWorld({ desired: 4 })
    track(test)
    load(test, 10, 14).runFor('50s').taskDefinition({ image: 'web:2' })
    test.dispatch('ecs:UpdateService', { service: 'web', taskDefinition: 'web' })
    load(test, 10, 1).runFor('5s')
    expect([desired(test), gate(test)]).toEqual([4, 'deployment'])
    expect(activities(test)).toMatchObject([
      { notScaledReasons: [{ Code: 'TargetServicePutResourceAsUnscalable' }] },
    ])
    load(test, 80, 3).runFor('30s')
    expect(desired(test)).toBe(7)
  })

  it('takes no part in scaling in that is suspended or disabled', () => {
    const suspended = tracked({ desired: 4 })
    scaling(suspended, 'RegisterScalableTarget', { SuspendedState: { DynamicScalingInSuspended: true } })
    load(suspended, 10, 16)
    expect([desired(suspended), gate(suspended)]).toEqual([4, 'suspended'])
    const disabled = tracked({ desired: 4 }, { DisableScaleIn: true })
    load(disabled, 10, 16)
    expect([desired(disabled), gate(disabled)]).toEqual([4, 'scaleInDisabled'])
  })

  it('overrides a change by hand', () => {
    const test = tracked({ desired: 4 })
    load(test, 78, 2)
    test.dispatch('ecs:UpdateService', { service: 'web', desiredCount: 1 }).runFor('50s').expectRunning(1)
    load(test, 180, 1).runFor('30s')
    expect(desired(test)).toBe(4)
  })

  it('grows from nothing by one', () => {
    const test = tracked({ desired: 0, min: 0 })
    load(test, 500, 3).runFor('30s')
    expect(desired(test)).toBe(1)
  })

  it('leaves nothing behind when it is deleted in ALARM', () => {
    const test = tracked({ desired: 4, max: 4 })
    load(test, 90, 4)
    scaling(test, 'DeleteScalingPolicy', { PolicyName: 'load' }).runFor('5m')
    expect([test.world.state.alarms.size, test.world.state.scalingPolicies.size]).toEqual([0, 0])
  })
})

describe('Two policies', () => {
  it('scale out when one wants to, and in only when both do', () => {
    const test = tracked({ desired: 4 })
    track(test, { name: 'other', metric: 'Other' })
    for (let minute = 0; minute < 16; minute++) {
      publishBoth(test, 10, 48)
    }
    test.runFor('30s')
    expect([desired(test), gate(test)]).toEqual([4, 'otherPolicies'])
    for (let minute = 0; minute < 4; minute++) publishBoth(test, 10, 70)
    test.runFor('30s')
    expect(desired(test)).toBe(6)
    for (let minute = 0; minute < 17; minute++) publishBoth(test, 5, 30)
    expect(desired(test)).toBe(5)
  })

  function publishBoth(test: TestWorld, one: number, other: number): void {
    test.runTo(nextMinute(test))
    publish(test, one)
    publish(test, other, 'Other')
  }
})

describe('Step scaling', () => {
  function stepped(adjustments: readonly object[], settings: object = {}): TestWorld {
    const test = createScalingWorld({ desired: 4, max: 20 })
    const { PolicyARN } = askScaling<{ PolicyARN: string }>(test, 'PutScalingPolicy', {
      PolicyName: 'load',
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: adjustments,
        ...settings,
      },
    })
    putAlarm(test.world, {
      name: 'busy',
      configuration: {
        description: null,
        metric: METRIC,
        statistic: 'Average',
        periodSeconds: 60,
        unit: null,
        evaluateLowSampleCountPercentile: null,
        actions: { OK: [], ALARM: [PolicyARN], INSUFFICIENT_DATA: [] },
        evaluationPeriods: 1,
        datapointsToAlarm: null,
        threshold: 50,
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        treatMissingData: 'missing',
      },
    })
    return test
  }
  const OUT = [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 2 },
    { MetricIntervalLowerBound: 20, ScalingAdjustment: 5 },
  ]

  it('takes the step that the metric falls into, at its threshold too', () => {
    const test = stepped(OUT)
    load(test, 50, 1).runFor('30s')
    expect(desired(test)).toBe(6)
    expect(activities(test)[0]?.details).toBe('50 is 0 above 50: 4 tasks + 2 = 6')
    expect(policy(test).status).toBe('scalingOut')
  })

  it('adds only the difference within the cooldown, and a whole step after it', () => {
    const test = stepped(OUT)
    load(test, 60, 1).runFor('30s')
    load(test, 75, 1).runFor('30s')
    expect(desired(test)).toBe(9)
    load(test, 75, 2).runFor('30s')
    expect([desired(test), gate(test)]).toEqual([9, 'cooldown'])
    load(test, 75, 4).runFor('30s')
    expect(desired(test)).toBe(14)
  })

  it('lists the alarm that somebody has made for it', () => {
    const test = stepped(OUT)
    interface Answer {
      readonly ScalingPolicies: readonly { readonly Alarms: readonly object[] }[]
    }
    const { ScalingPolicies } = askScaling<Answer>(test, 'DescribeScalingPolicies')
    expect(ScalingPolicies[0]?.Alarms).toMatchObject([{ AlarmName: 'busy' }])
  })
})

describe('A run with policies', () => {
  const story = (test: TestWorld) => load(load(test, 78, 5), 20, 18)

  it('comes to the same from a checkpoint, whatever the policies are doing then', () => {
    const one = tracked({ desired: 4 }, {}, { pace: 'aws' })
    load(one, 78, 4)
    const other = one.reloaded()
    expect(story(other).hash()).toBe(story(one).hash())
    expect(activities(other)).toEqual(activities(one))
  })

  it('reacts within ten seconds of its alarm at AWS’s pace', () => {
    const test = tracked({ desired: 4 }, {}, { pace: 'aws' })
    load(test, 78, 5)
    const [activity] = activities(test)
    const alarm = [...test.world.state.alarms.values()].find(
      ({ name }) => name === policy(test).trackingAlarms?.high,
    )
    const seconds = ((activity?.startedAt ?? 0) - (alarm?.stateSince ?? 0)) / 1e6
    expect(seconds).toBeGreaterThanOrEqual(1)
    expect(seconds).toBeLessThanOrEqual(10)
  })

  it('scales out on its own CPU', () => {
    const test = createTestWorld({ pace: 'aws' })
      .image('web:1', { cpuMsPerRequest: 40 })
      .instances(2, { type: 'm5.xlarge' })
      .loadBalancer()
      .taskDefinition({ cpu: 256 })
      .service({ desired: 2, behind: 'web' })
      .runFor('4m')
    scaling(test, 'RegisterScalableTarget', { MinCapacity: 1, MaxCapacity: 10 })
    scaling(test, 'PutScalingPolicy', {
      PolicyName: 'cpu',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 50,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
      },
    })
    test.traffic(10).runFor('9m')
    expect(desired(test)).toBeGreaterThan(2)
    expect(activities(test)[0]?.details).toMatch(/^2 tasks × [\d.]+ % ÷ 50 % = [\d.]+ → \d+$/)
  })
})
