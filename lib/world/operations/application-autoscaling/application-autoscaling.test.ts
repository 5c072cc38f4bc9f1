import { describe, expect, it } from 'vitest'
import { parseCommandLine, toCommandLine } from '@/lib/aws/command-line'
import { refuse } from '@/lib/testing/refusals'
import { askScaling, createScalingWorld, scaling, WEB_TARGET } from '@/lib/testing/scaling-world'
import { createTestWorld } from '@/lib/testing/test-world'

const TRACKING = {
  TargetValue: 50,
  PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' },
}
const STEPS = {
  AdjustmentType: 'ChangeInCapacity',
  StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
}
const CPU = {
  PolicyName: 'cpu',
  PolicyType: 'TargetTrackingScaling',
  TargetTrackingScalingPolicyConfiguration: TRACKING,
}
const STEP = { PolicyName: 'step', PolicyType: 'StepScaling', StepScalingPolicyConfiguration: STEPS }
const NIGHT = {
  ScheduledActionName: 'night',
  Schedule: 'cron(0 22 * * ? *)',
  Timezone: 'Europe/Berlin',
  ScalableTargetAction: { MinCapacity: 1, MaxCapacity: 2 },
}

describe('RegisterScalableTarget', () => {
  it('answers an ARN and is described', () => {
    const test = createScalingWorld()
    const { ScalableTargets } = askScaling<{ ScalableTargets: object[] }>(test, 'DescribeScalableTargets', {
      ResourceId: undefined,
      ResourceIds: ['service/default/web'],
    })
    expect(ScalableTargets).toMatchObject([
      {
        ...WEB_TARGET,
        MinCapacity: 1,
        MaxCapacity: 10,
        SuspendedState: { DynamicScalingInSuspended: false },
        ScalableTargetARN: expect.stringMatching(
          /^arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target\/[0-9a-f]{34}$/,
        ),
      },
    ])
  })

  it('keeps what is left out the second time', () => {
    const test = createScalingWorld()
    scaling(test, 'RegisterScalableTarget', { SuspendedState: { DynamicScalingInSuspended: true } })
    scaling(test, 'RegisterScalableTarget', { MaxCapacity: 5 })
    expect(test.world.state.scalableTargets.get(WEB_TARGET.ResourceId)).toMatchObject({
      minCapacity: 1,
      maxCapacity: 5,
      suspended: { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false },
    })
  })
})

describe('PutScalingPolicy', () => {
  it('answers the ARN and the two alarms of target tracking', () => {
    const test = createScalingWorld()
    const answer = askScaling<{ PolicyARN: string; Alarms: { AlarmName: string }[] }>(
      test,
      'PutScalingPolicy',
      CPU,
    )
    expect(answer.PolicyARN).toMatch(
      /^arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:[0-9a-f-]{36}:resource\/ecs\/service\/default\/web:policyName\/cpu$/,
    )
    expect(answer.Alarms.map(({ AlarmName }) => AlarmName.slice(0, -37))).toEqual([
      'TargetTracking-service/default/web-AlarmHigh',
      'TargetTracking-service/default/web-AlarmLow',
    ])
  })

  it('describes what was given, with AWS’s defaults', () => {
    const test = createScalingWorld()
    scaling(test, 'PutScalingPolicy', CPU)
    scaling(test, 'PutScalingPolicy', STEP)
    const { ScalingPolicies } = askScaling<{ ScalingPolicies: object[] }>(test, 'DescribeScalingPolicies')
    expect(ScalingPolicies).toMatchObject([
      {
        PolicyName: 'cpu',
        TargetTrackingScalingPolicyConfiguration: {
          ...TRACKING,
          ScaleOutCooldown: 300,
          ScaleInCooldown: 300,
        },
      },
      {
        PolicyName: 'step',
        Alarms: [],
        StepScalingPolicyConfiguration: { ...STEPS, Cooldown: 300, MetricAggregationType: 'Average' },
      },
    ])
  })

  it('names the aggregation of a step policy as ignored, and nothing where none is given', () => {
    const test = createScalingWorld()
    const ignored = () =>
      test.world.log.decisions.filter(({ summary }) => summary.includes('MetricAggregationType'))
    askScaling(test, 'PutScalingPolicy', STEP)
    expect(ignored()).toEqual([])
    const configuration = { ...STEPS, MetricAggregationType: 'Maximum' }
    askScaling(test, 'PutScalingPolicy', { ...STEP, StepScalingPolicyConfiguration: configuration })
    expect(ignored().map(({ summary }) => summary)).toEqual([expect.stringContaining('accepted and ignored')])
  })

  it('keeps the ARN of a policy that is changed, and renews its alarms', () => {
    const test = createScalingWorld()
    const before = askScaling<{ PolicyARN: string; Alarms: object[] }>(test, 'PutScalingPolicy', CPU)
    const after = askScaling<{ PolicyARN: string; Alarms: object[] }>(test, 'PutScalingPolicy', CPU)
    expect(after.PolicyARN).toBe(before.PolicyARN)
    expect(after.Alarms).not.toEqual(before.Alarms)
  })
})

describe('A scheduled action that is put again', () => {
  it.each([
    [
      'keeps what is not given',
      {},
      { Schedule: NIGHT.Schedule, ScalableTargetAction: NIGHT.ScalableTargetAction },
    ],
    [
      'sets what is given and nothing else',
      { ScalableTargetAction: { MaxCapacity: 9 } },
      { ScalableTargetAction: { MaxCapacity: 9 } },
    ],
    [
      'loses its start and its end unless they are given again',
      {},
      { StartTime: undefined, EndTime: undefined },
    ],
  ])('%s', (_statement, change, expected) => {
    const test = createScalingWorld()
    const bounds = { StartTime: '2025-02-01T00:00:00', EndTime: '2025-03-01T00:00:00' }
    scaling(test, 'PutScheduledAction', { ...NIGHT, ...bounds })
    scaling(test, 'PutScheduledAction', { ScheduledActionName: NIGHT.ScheduledActionName, ...change })
    const { ScheduledActions } = askScaling<{ readonly ScheduledActions: readonly object[] }>(
      test,
      'DescribeScheduledActions',
    )
    expect(ScheduledActions).toEqual([expect.objectContaining(expected)])
  })
})

describe('Deregistering', () => {
  it('takes policies and scheduled actions with it and leaves the tasks', () => {
    const test = createScalingWorld()
    scaling(test, 'PutScalingPolicy', CPU)
    scaling(test, 'PutScheduledAction', NIGHT)
    scaling(test, 'DeregisterScalableTarget')
    const { scalableTargets, scalingPolicies, scheduledActions } = test.world.state
    expect([scalableTargets.size, scalingPolicies.size, scheduledActions.size]).toEqual([0, 0, 0])
    test.runFor('1m').expectRunning(2)
  })

  it('happens when the service is deleted', () => {
    const test = createScalingWorld()
    scaling(test, 'PutScalingPolicy', CPU)
    test.dispatch('ecs:DeleteService', { service: 'web', force: true }).runFor('1s')
    expect(test.world.state.scalableTargets.size).toBe(0)
    expect(test.world.state.scalingPolicies.size).toBe(0)
  })
})

describe('Lists', () => {
  it('come in pages', () => {
    const test = createScalingWorld()
    for (const name of ['a', 'b', 'c'])
      scaling(test, 'PutScheduledAction', { ...NIGHT, ScheduledActionName: name })
    interface Page {
      readonly ScheduledActions: { readonly ScheduledActionName: string }[]
      readonly NextToken?: string
    }
    const first = askScaling<Page>(test, 'DescribeScheduledActions', { MaxResults: 2 })
    const second = askScaling<Page>(test, 'DescribeScheduledActions', { NextToken: first.NextToken })
    const names = [first, second].map((page) =>
      page.ScheduledActions.map((action) => action.ScheduledActionName),
    )
    expect(names).toEqual([['a', 'b'], ['c']])
    expect(second.NextToken).toBeUndefined()
  })
})

describe('Refused, with nothing changed', () => {
  it.each<[string, string, object, string, RegExp]>([
    [
      'a service that does not exist',
      'RegisterScalableTarget',
      { ResourceId: 'service/default/api', MinCapacity: 1, MaxCapacity: 2 },
      'ValidationException',
      /^ECS service doesn't exist: service\/default\/api$/,
    ],
    [
      'a maximum below the minimum',
      'RegisterScalableTarget',
      { MinCapacity: 5, MaxCapacity: 2 },
      'ValidationException',
      /^Maximum capacity cannot be less than minimum capacity$/,
    ],
    [
      'another service of AWS',
      'RegisterScalableTarget',
      { ServiceNamespace: 'dynamodb' },
      'ValidationException',
      /ServiceNamespace can only be ecs/,
    ],
    [
      'a policy of no known type',
      'PutScalingPolicy',
      { ...CPU, PolicyType: 'Magic' },
      'ValidationException',
      /PolicyType/,
    ],
    [
      'a policy without a type',
      'PutScalingPolicy',
      { ...CPU, PolicyType: undefined },
      'ValidationException',
      /PolicyType is required/,
    ],
    [
      'predictive scaling',
      'PutScalingPolicy',
      { PolicyName: 'p', PolicyType: 'PredictiveScaling' },
      'ValidationException',
      /^PredictiveScaling is not modelled here/,
    ],
    [
      'a configuration of the other type',
      'PutScalingPolicy',
      { ...CPU, StepScalingPolicyConfiguration: STEPS },
      'ValidationException',
      /cannot have StepScalingPolicyConfiguration/,
    ],
    [
      'no configuration',
      'PutScalingPolicy',
      { PolicyName: 'x', PolicyType: 'StepScaling' },
      'ValidationException',
      /needs StepScalingPolicyConfiguration/,
    ],
    [
      'no metric',
      'PutScalingPolicy',
      { ...CPU, TargetTrackingScalingPolicyConfiguration: { TargetValue: 50 } },
      'ValidationException',
      /either a PredefinedMetricSpecification or a CustomizedMetricSpecification/,
    ],
    [
      'a target of zero',
      'PutScalingPolicy',
      { ...CPU, TargetTrackingScalingPolicyConfiguration: { ...TRACKING, TargetValue: 0 } },
      'ValidationException',
      /TargetValue/,
    ],
    [
      'requests per target without a label',
      'PutScalingPolicy',
      {
        ...CPU,
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 50,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
        },
      },
      'ValidationException',
      /^ResourceLabel must have the form app\//,
    ],
    [
      'a label of nothing',
      'PutScalingPolicy',
      {
        ...CPU,
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 50,
          PredefinedMetricSpecification: {
            PredefinedMetricType: 'ALBRequestCountPerTarget',
            ResourceLabel: 'app/a/1/targetgroup/b/2',
          },
        },
      },
      'ValidationException',
      /^ResourceLabel names app\/a\/1, which does not exist$/,
    ],
    [
      'steps with a gap',
      'PutScalingPolicy',
      {
        ...STEP,
        StepScalingPolicyConfiguration: {
          ...STEPS,
          StepAdjustments: [
            { MetricIntervalUpperBound: 0, ScalingAdjustment: 1 },
            { MetricIntervalLowerBound: 5, ScalingAdjustment: 1 },
          ],
        },
      },
      'ValidationException',
      /gap/,
    ],
    [
      'a policy that does not exist',
      'DeleteScalingPolicy',
      { PolicyName: 'x' },
      'ObjectNotFoundException',
      /^No scaling policy found for service namespace: ecs, resource ID: service\/default\/web, scalable dimension: ecs:service:DesiredCount, policy name: x$/,
    ],
    [
      'a scheduled action that does not exist',
      'DeleteScheduledAction',
      { ScheduledActionName: 'x' },
      'ObjectNotFoundException',
      /^No scheduled action found/,
    ],
    [
      'an action without a schedule',
      'PutScheduledAction',
      { ...NIGHT, Schedule: undefined },
      'ValidationException',
      /Schedule is required/,
    ],
    [
      'an action without bounds',
      'PutScheduledAction',
      { ...NIGHT, ScalableTargetAction: {} },
      'ValidationException',
      /^At least one of minimum capacity and maximum capacity should be provided$/,
    ],
    [
      'a schedule of five fields',
      'PutScheduledAction',
      { ...NIGHT, Schedule: 'cron(0 22 * * *)' },
      'ValidationException',
      /has 6 fields, not 5$/,
    ],
    [
      'a time zone that does not exist',
      'PutScheduledAction',
      { ...NIGHT, Timezone: 'Berlin' },
      'ValidationException',
      /Berlin is not the name of a time zone/,
    ],
    [
      'an end before the start',
      'PutScheduledAction',
      { ...NIGHT, StartTime: '2025-02-01T00:00:00', EndTime: '2025-01-01T00:00:00' },
      'ValidationException',
      /end time/,
    ],
    [
      'a token of nothing',
      'DescribeScalingActivities',
      { NextToken: 'x' },
      'InvalidNextTokenException',
      /next token/,
    ],
  ])('%s', (_, operation, input, code, message) => {
    const test = createScalingWorld()
    const error = refuse(test, `application-autoscaling:${operation}`, { ...WEB_TARGET, ...input })
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('everything about a service that is not registered', () => {
    const test = createTestWorld().instances(1).taskDefinition().service()
    for (const [operation, input] of [
      ['PutScalingPolicy', CPU],
      ['PutScheduledAction', NIGHT],
      ['DeregisterScalableTarget', {}],
    ] as const) {
      const error = refuse(test, `application-autoscaling:${operation}`, { ...WEB_TARGET, ...input })
      expect(error).toEqual(
        expect.objectContaining({
          code: 'ObjectNotFoundException',
          message:
            'No scalable target registered for service namespace: ecs, resource ID: service/default/web, scalable dimension: ecs:service:DesiredCount',
        }),
      )
    }
  })
})

describe('The command line', () => {
  it.each([
    [
      'aws application-autoscaling register-scalable-target --service-namespace ecs --resource-id service/demo/web --scalable-dimension ecs:service:DesiredCount --min-capacity 1 --max-capacity 10',
      'application-autoscaling:RegisterScalableTarget',
      { ...WEB_TARGET, ResourceId: 'service/demo/web', MinCapacity: 1, MaxCapacity: 10 },
    ],
    [
      `aws application-autoscaling put-scheduled-action --service-namespace ecs --scheduled-action-name sale --schedule 'at(2025-01-01T09:00:00)' --resource-id service/demo/web --scalable-dimension ecs:service:DesiredCount --scalable-target-action MinCapacity=4,MaxCapacity=10`,
      'application-autoscaling:PutScheduledAction',
      {
        ...WEB_TARGET,
        ResourceId: 'service/demo/web',
        ScheduledActionName: 'sale',
        Schedule: 'at(2025-01-01T09:00:00)',
        ScalableTargetAction: { MinCapacity: 4, MaxCapacity: 10 },
      },
    ],
    [
      `aws application-autoscaling put-scaling-policy --policy-name cpu --service-namespace ecs --resource-id service/demo/web --scalable-dimension ecs:service:DesiredCount --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '{"TargetValue":50,"PredefinedMetricSpecification":{"PredefinedMetricType":"ECSServiceAverageCPUUtilization"}}'`,
      'application-autoscaling:PutScalingPolicy',
      { ...WEB_TARGET, ResourceId: 'service/demo/web', ...CPU },
    ],
    [
      'aws application-autoscaling describe-scaling-activities --service-namespace ecs --include-not-scaled-activities',
      'application-autoscaling:DescribeScalingActivities',
      { ServiceNamespace: 'ecs', IncludeNotScaledActivities: true },
    ],
  ])('%s', (line, action, input) => {
    expect(parseCommandLine(line)).toEqual({ action, input })
    expect(parseCommandLine(toCommandLine(action, input))).toEqual({ action, input })
  })
})
