// Policies of groups from the alarm to the instances.

import { describe, expect, it } from 'vitest'
import { createGroupWorld, groupActivities, groupMembers, inServiceCount } from '@/lib/testing/group-world'
import { refuse } from '@/lib/testing/refusals'
import type { TestWorld, TestWorldOptions } from '@/lib/testing/test-world'
import type { GroupPolicy } from '@/lib/world/records/group-policies'

const NAME = { AutoScalingGroupName: 'fleet' }
const METRIC = { Namespace: 'Jobs', MetricName: 'Load', Statistic: 'Average' }

type Input = Readonly<Record<string, unknown>>

const put = (test: TestWorld, PolicyName: string, given: Input) =>
  test.ask('autoscaling:PutScalingPolicy', { ...NAME, PolicyName, ...given }) as {
    readonly PolicyARN: string
  }
const track = (test: TestWorld, given: Input = {}) =>
  put(test, 'load', {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: { TargetValue: 50, CustomizedMetricSpecification: METRIC },
    EstimatedInstanceWarmup: 60,
    ...given,
  })
const policy = ({ world }: TestWorld, name: string) =>
  [...world.state.groupPolicies.values()].find((one) => one.name === name) as GroupPolicy
const desired = ({ world }: TestWorld) => world.state.autoScalingGroups.get('fleet')?.desiredCapacity
const gates = (test: TestWorld, name: string) => {
  const outcome = policy(test, name).latest?.outcome
  return outcome?.kind === 'blocked' ? outcome.gates.map(({ kind }) => kind) : []
}

function publish(test: TestWorld, Value: number): void {
  const { Namespace, MetricName } = METRIC
  test.ask('cloudwatch:PutMetricData', { Namespace, MetricData: [{ MetricName, Value }] })
}

/** One value a minute. */
function load(test: TestWorld, minutes: number, value: number): void {
  for (let minute = 0; minute < minutes; minute++) {
    publish(test, value)
    test.runFor('1m')
  }
}

function alarm(test: TestWorld, action: string, threshold = 50): void {
  test.ask('cloudwatch:PutMetricAlarm', {
    AlarmName: 'busy',
    ...METRIC,
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: threshold,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmActions: [action],
  })
}

const grown = (DesiredCapacity = 4, given: Input = {}, options: TestWorldOptions = {}) =>
  createGroupWorld({ DesiredCapacity, MaxSize: 20, ...given }, options).runFor('2m')

describe('A target tracking policy of a group', () => {
  it('has two alarms, AlarmLow at seven tenths of the target', () => {
    const test = grown()
    track(test)
    const { MetricAlarms } = test.ask('cloudwatch:DescribeAlarms', {}) as { MetricAlarms: Input[] }
    expect(MetricAlarms).toMatchObject([
      {
        AlarmName: expect.stringMatching(/^TargetTracking-fleet-AlarmHigh-/),
        Threshold: 50,
        EvaluationPeriods: 3,
      },
      {
        AlarmName: expect.stringMatching(/^TargetTracking-fleet-AlarmLow-/),
        Threshold: 35,
        EvaluationPeriods: 15,
      },
    ])
  })

  it('scales out by proportion, and says so in the cause of its activities', () => {
    const test = grown()
    track(test)
    load(test, 4, 75)
    expect(desired(test)).toBe(6)
    expect(policy(test, 'load').latest?.sum).toBe('4 instances × 75 ÷ 50 = 6')
    expect(groupActivities(test)[0]?.Cause).toMatch(
      /^At \S+ a monitor alarm TargetTracking-fleet-AlarmHigh-\S+ in state ALARM triggered policy load changing the desired capacity from 4 to 6\./,
    )
  })

  it('does not grow again for what warms up, where the metric counts warm instances alone', () => {
    const test = grown(4, { DefaultInstanceWarmup: 600 })
    test.runFor('10m')
    track(test, { EstimatedInstanceWarmup: undefined })
    load(test, 8, 75)
    expect(desired(test)).toBe(6)
    expect(gates(test, 'load')).toEqual(['atDesired'])
  })

  it('does not scale in while instances warm up, and then step by step', () => {
    const test = grown(4)
    track(test, { EstimatedInstanceWarmup: 3_600 })
    load(test, 20, 10)
    expect(desired(test)).toBe(4)
    expect(gates(test, 'load')).toContain('warmup')
    track(test, { EstimatedInstanceWarmup: 60 })
    load(test, 20, 10)
    expect(desired(test)).toBeLessThan(4)
    expect(policy(test, 'load').latest?.direction).toBe('in')
  })

  it.each([
    [{ Enabled: false }, 'policyDisabled'],
    [{}, 'processSuspended'],
  ])('with %j is held back and says so', (given, gate) => {
    const test = grown()
    track(test, given)
    if (gate === 'processSuspended')
      test.ask('autoscaling:SuspendProcesses', { ...NAME, ScalingProcesses: ['AlarmNotification'] })
    load(test, 5, 90)
    expect(desired(test)).toBe(4)
    expect(gates(test, 'load')).toEqual([gate])
    expect(policy(test, 'load').status).toBe('heldBack')
    expect(test.world.log.decisions.some(({ summary }) => /load does not scale fleet/.test(summary))).toBe(
      true,
    )
  })

  it('follows the CPU of its instances', () => {
    const test = createGroupWorld({ DesiredCapacity: 0 }).image('web:1', {
      cpuMsPerRequest: 50,
      startupMs: 0,
    })
    test.ask('ec2:CreateLaunchTemplateVersion', {
      LaunchTemplateName: 'web',
      SourceVersion: '1',
      LaunchTemplateData: { Monitoring: { Enabled: true } },
    })
    const LaunchTemplate = { LaunchTemplateName: 'web', Version: '$Latest' }
    test.ask('autoscaling:UpdateAutoScalingGroup', { ...NAME, LaunchTemplate, DesiredCapacity: 2 })
    put(test.runFor('2m'), 'cpu', {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        TargetValue: 20,
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      },
    })
    test.loadBalancer({ name: 'web' }).taskDefinition({ cpu: 512, memory: 256 })
    test.dispatch('ecs:CreateService', {
      cluster: 'demo',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 2,
      placementStrategy: [{ type: 'spread', field: 'instanceId' }],
      loadBalancers: [
        {
          targetGroupArn: [...test.world.state.targetGroups.keys()][0],
          containerName: 'web',
          containerPort: 80,
        },
      ],
    })
    // 32 requests of 50 ms a second are 1.6 of 4 vCPUs: 40 %, twice the target.
    test.traffic(32, { to: 'web' }).runFor('8m')
    expect(desired(test)).toBeGreaterThanOrEqual(4)
  })

  it('goes with its alarms when it is deleted, and with its group', () => {
    const test = grown()
    track(test)
    test.ask('autoscaling:DeletePolicy', { ...NAME, PolicyName: 'load' })
    expect(test.world.state.alarms.size).toBe(0)
    track(test)
    test.ask('autoscaling:DeleteAutoScalingGroup', { ...NAME, ForceDelete: true })
    expect([test.world.state.alarms.size, test.world.state.groupPolicies.size]).toEqual([0, 0])
    test.runFor('2m')
  })
})

const STEPS = [
  { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0 },
  { MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10 },
  { MetricIntervalLowerBound: 20, ScalingAdjustment: 30 },
  { MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0 },
  { MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10 },
  { MetricIntervalUpperBound: -20, ScalingAdjustment: -30 },
]

describe('A step scaling policy of a group', () => {
  // The worked example of the guide: capacity 10, threshold 50, in percent.
  it.each([
    [10, 55, 10],
    [10, 60, 11],
    [11, 70, 14],
    [14, 40, 13],
    [13, 30, 10],
  ])('makes of %i instances at %i %% %i', (from, MetricValue, to) => {
    const test = grown(from)
    put(test, 'steps', {
      PolicyType: 'StepScaling',
      AdjustmentType: 'PercentChangeInCapacity',
      StepAdjustments: STEPS,
      EstimatedInstanceWarmup: 0,
    })
    test.ask('autoscaling:ExecutePolicy', { ...NAME, PolicyName: 'steps', MetricValue, BreachThreshold: 50 })
    expect(desired(test)).toBe(to)
  })

  it('adds only the difference for a higher step while instances warm up', () => {
    const test = grown(4)
    const { PolicyARN } = put(test, 'steps', {
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [
        { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 2 },
        { MetricIntervalLowerBound: 20, ScalingAdjustment: 3 },
      ],
      EstimatedInstanceWarmup: 600,
    })
    test.runFor('10m')
    alarm(test, PolicyARN)
    load(test, 3, 60)
    expect([desired(test), gates(test, 'steps')]).toEqual([6, ['atDesired']])
    load(test, 2, 80)
    expect(desired(test)).toBe(7)
  })
})

describe('A simple scaling policy', () => {
  const simple = (test: TestWorld, given: Input = {}) =>
    put(test, 'add', { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1, ...given })

  it('acts again after its cooldown, which begins when its instances are there', () => {
    const test = grown(2, { DefaultCooldown: 120 })
    alarm(test, simple(test).PolicyARN)
    const changes: number[] = []
    for (let second = 0; second < 600; second++) {
      const before = desired(test)
      if (second % 60 === 0) publish(test, 90)
      test.runFor('1s')
      if (desired(test) !== before) changes.push(second)
    }
    expect(changes.length).toBeGreaterThan(1)
    for (const [index, second] of changes.slice(1).entries())
      expect(second - (changes[index] ?? 0)).toBeGreaterThanOrEqual(120)
    expect(policy(test, 'add').latest?.sum).toMatch(/^\d instances \+ 1 = \d$/)
  })

  it('is executed on request, whatever the cooldown unless that is to be honored', () => {
    const test = grown(2)
    simple(test)
    const execute = (HonorCooldown?: boolean) => ({ ...NAME, PolicyName: 'add', HonorCooldown })
    test.ask('autoscaling:ExecutePolicy', execute())
    test.runFor('30s')
    expect(groupActivities(test)[0]?.Cause).toMatch(
      /a user request executed policy add changing the desired capacity from 2 to 3\./,
    )
    expect(refuse(test, 'autoscaling:ExecutePolicy', execute(true)).code).toBe('ScalingActivityInProgress')
    test.ask('autoscaling:ExecutePolicy', execute(false))
    expect(desired(test)).toBe(4)
    test.runFor('2m')
    expect(inServiceCount(test)).toBe(4)
    expect(groupMembers(test)).toHaveLength(4)
  })
})

describe('PutScalingPolicy of a group', () => {
  it('is answered by DescribePolicies', () => {
    const test = grown()
    put(test, 'steps', {
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: STEPS,
    })
    track(test)
    const described = test.ask('autoscaling:DescribePolicies', {
      ...NAME,
      PolicyTypes: ['TargetTrackingScaling'],
    })
    expect(described).toMatchObject({
      ScalingPolicies: [
        {
          PolicyName: 'load',
          PolicyType: 'TargetTrackingScaling',
          PolicyARN: expect.stringMatching(
            /^arn:aws:autoscaling:.*:scalingPolicy:.*:autoScalingGroupName\/fleet:policyName\/load$/,
          ),
          EstimatedInstanceWarmup: 60,
          Alarms: [{ AlarmName: expect.any(String) }, { AlarmName: expect.any(String) }],
          Enabled: true,
        },
      ],
    })
  })

  it.each<[Input, RegExp]>([
    [{}, /AdjustmentType is required|ScalingAdjustment is required/],
    [{ AdjustmentType: 'ChangeInCapacity' }, /ScalingAdjustment is required/],
    [{ PolicyType: 'PredictiveScaling' }, /not modelled here: .* Use TargetTrackingScaling or StepScaling/],
    [
      { PredictiveScalingConfiguration: { MetricSpecifications: [{}] } },
      /not modelled here: .* or a scheduled action/,
    ],
    [{ PolicyType: 'TargetTrackingScaling' }, /TargetTrackingConfiguration is required/],
    [{ PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity' }, /At least one step/],
    [{ PolicyType: 'StepScaling', Cooldown: 3 }, /Cooldown is not allowed for policies of type StepScaling/],
    [
      { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1, MinAdjustmentMagnitude: 2 },
      /only be used with PercentChangeInCapacity/,
    ],
    [
      {
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          TargetValue: 9,
          PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
        },
      },
      /ResourceLabel must have the form/,
    ],
  ])('%j is refused', (given, text) => {
    const error = refuse(grown(), 'autoscaling:PutScalingPolicy', { ...NAME, PolicyName: 'p', ...given })
    expect([error.code, text.test(error.message)]).toEqual(['ValidationError', true])
  })
})
