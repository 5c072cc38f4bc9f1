import { describe, expect, it } from 'vitest'
import { activityTexts } from './activity-texts'
import { applyBounds } from './bounds'
import { lowThreshold, predefinedMetric, trackingAlarms } from './tracking-alarms'
import { type EcsMetricType, readServiceResourceId } from './vocabulary'

const WEB = { cluster: 'demo', service: 'web' }

function alarms(type: EcsMetricType, target: number, resourceLabel?: string) {
  const metric = predefinedMetric(type, { ...WEB, resourceLabel })
  if (metric === null) throw new Error('no metric')
  const ids = { highId: 'h', lowId: 'l' }
  return trackingAlarms({
    resourceId: 'service/demo/web',
    policyArn: 'arn:p',
    metric,
    target,
    low: lowThreshold(target),
    ...ids,
  })
}

describe('The alarms of a target tracking policy', () => {
  it.each([
    [30, 27],
    [70, 63],
    [50, 45],
    [65, 58.5],
  ])('with a target of %d scale in below %d', (target, low) => expect(lowThreshold(target)).toBe(low))

  it('watch CPU for 3 minutes above and 15 minutes below', () => {
    const { high, low } = alarms('ECSServiceAverageCPUUtilization', 30)
    expect(high).toEqual({
      AlarmName: 'TargetTracking-service/demo/web-AlarmHigh-h',
      AlarmDescription: 'DO NOT EDIT OR DELETE. For TargetTrackingScaling policy arn:p.',
      AlarmActions: ['arn:p'],
      Namespace: 'AWS/ECS',
      MetricName: 'CPUUtilization',
      Dimensions: [
        { Name: 'ClusterName', Value: 'demo' },
        { Name: 'ServiceName', Value: 'web' },
      ],
      Statistic: 'Average',
      Period: 60,
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 30,
      EvaluationPeriods: 3,
    })
    expect(low.AlarmName).toBe('TargetTracking-service/demo/web-AlarmLow-l')
    expect([low.ComparisonOperator, low.Threshold, low.EvaluationPeriods]).toEqual([
      'LessThanThreshold',
      27,
      15,
    ])
  })

  it('watch high-resolution metrics every 20 seconds: 3 points above, 15 minutes below', () => {
    const { high, low } = alarms('ECSServiceAverageMemoryUtilizationHighResolution', 80)
    expect([high.MetricName, high.Period, high.EvaluationPeriods]).toEqual(['MemoryUtilization', 20, 3])
    expect(low.EvaluationPeriods).toBe(45)
  })

  it('take requests per target from a resource label', () => {
    const { high } = alarms(
      'ALBRequestCountPerTarget',
      1_000,
      'app/web/50dc6c495c0c9188/targetgroup/web/6d0ecf831eec9f09',
    )
    expect([high.Namespace, high.Statistic]).toEqual(['AWS/ApplicationELB', 'Sum'])
    expect(high.Dimensions).toEqual([
      { Name: 'TargetGroup', Value: 'targetgroup/web/6d0ecf831eec9f09' },
      { Name: 'LoadBalancer', Value: 'app/web/50dc6c495c0c9188' },
    ])
  })

  it.each([undefined, '', 'targetgroup/web/6d0ecf831eec9f09', 'app/web/50dc6c495c0c9188'])(
    'do not exist for the resource label %j',
    (resourceLabel) =>
      expect(predefinedMetric('ALBRequestCountPerTarget', { ...WEB, resourceLabel })).toBeNull(),
  )
})

describe('An activity', () => {
  it.each([
    [activityTexts.settingDesiredCount(1), 'Setting desired count to 1.'],
    [
      activityTexts.desiredCountSet(1),
      'Successfully set desired count to 1. Change successfully fulfilled by ecs.',
    ],
    [
      activityTexts.alarmTriggered('web-app-cpu-lt-25', 'web-app-cpu-lt-25'),
      'monitor alarm web-app-cpu-lt-25 in state ALARM triggered policy web-app-cpu-lt-25',
    ],
    [activityTexts.settingBounds({ min: 5, max: 10 }), 'Setting min capacity to 5 and max capacity to 10'],
    [
      activityTexts.boundsSet({ min: 5, max: 10 }),
      'Successfully set min capacity to 5 and max capacity to 10',
    ],
    [activityTexts.settingBounds({ min: null, max: 10 }), 'Setting max capacity to 10'],
    [
      activityTexts.scheduledActionTriggered('my-second-scheduled-action'),
      'scheduled action name my-second-scheduled-action was triggered',
    ],
  ])('says %s', (text, expected) => expect(text).toBe(expected))

  it.each([
    [1, 3, 9, { to: 3, cause: 'minimum capacity was set to 3' }],
    [12, 3, 9, { to: 9, cause: 'maximum capacity was set to 9' }],
    [4, 3, 9, null],
    [3, 3, 3, null],
  ] as const)('of bounds: %d within %d and %d', (desired, min, max, change) => {
    expect(applyBounds(desired, min, max)).toEqual(change)
  })

  it.each([
    ['service/demo/web', WEB],
    ['service/web', null],
    ['service/demo/web/x', null],
    ['table/demo', null],
  ])('is of %s', (resourceId, service) => expect(readServiceResourceId(resourceId)).toEqual(service))
})
