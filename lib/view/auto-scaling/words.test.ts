import { describe, expect, it } from 'vitest'
import type { ScalingPolicyView } from '@/lib/protocol'
import { boundsText, policyBriefly, policyState, scalingBriefly, stepText, suspendedProcesses } from './words'

const tracking = {
  target: 50,
  metricName: 'CPUUtilization',
  unit: '%',
  predefined: null,
  customized: null,
  scaleOutCooldownSeconds: 300,
  scaleInCooldownSeconds: 300,
  disableScaleIn: false,
} as const

describe('A policy in a few words', () => {
  it.each([
    [{ tracking, step: null }, 'CPU 50 %'],
    [
      { tracking: { ...tracking, metricName: 'RequestCountPerTarget', unit: '', target: 600 }, step: null },
      'Requests per target 600',
    ],
    [{ tracking: { ...tracking, metricName: 'Backlog', unit: '' }, step: null }, 'Backlog 50'],
    [
      {
        tracking: null,
        step: {
          adjustmentType: 'ChangeInCapacity',
          steps: [{ ScalingAdjustment: 1 }],
          minAdjustmentMagnitude: null,
          cooldownSeconds: 300,
          aggregation: 'Average',
        },
      },
      'Step scaling, 1 step',
    ],
  ] as const)('%#: %j', (policy, text) => {
    expect(policyBriefly(policy)).toBe(text)
  })

  it.each([
    [{ MetricIntervalLowerBound: 10, ScalingAdjustment: 3 }, 'ChangeInCapacity', '+10 … +∞: +3 tasks'],
    [{ MetricIntervalUpperBound: -20, ScalingAdjustment: -30 }, 'PercentChangeInCapacity', '−∞ … −20: −30 %'],
    [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 5, ScalingAdjustment: 1 },
      'ExactCapacity',
      '+0 … +5: exactly 1 task',
    ],
  ] as const)('a step: %j', (step, type, text) => {
    expect(stepText(step, type)).toBe(text)
  })

  it('bounds, and what is suspended', () => {
    expect(boundsText({ minCapacity: 4, maxCapacity: 12 })).toBe('4–12 tasks')
    expect(boundsText({ minCapacity: 1, maxCapacity: 1 })).toBe('1 task')
    const suspended = {
      DynamicScalingInSuspended: true,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
    }
    expect(suspendedProcesses({ suspended })).toEqual(['DynamicScalingIn'])
  })

  it('on a card what acts comes before what watches', () => {
    const policy = (status: ScalingPolicyView['status']) =>
      ({ status, alarmKeys: [] }) as unknown as ScalingPolicyView
    expect(scalingBriefly([policy('watching'), policy('heldBack')], new Map())).toEqual(
      policyState({ status: 'heldBack' }),
    )
    expect(scalingBriefly([policy('watching')], new Map())).toBeNull()
  })
})
