// Quotas of scaling: the last that fits, the first that does not, and that what is there may still be changed.

import { describe, expect, it } from 'vitest'
import { PROVISIONING_TASKS_MAX } from '@/lib/aws/limits'
import { createCapacityWorld, provisioning } from '@/lib/testing/capacity-world'
import { refuse } from '@/lib/testing/refusals'
import { createScalingWorld, scaling, WEB_TARGET } from '@/lib/testing/scaling-world'

const policy = (number: number) => ({
  ...WEB_TARGET,
  PolicyName: `p${number}`,
  PolicyType: 'StepScaling',
  StepScalingPolicyConfiguration: {
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
  },
})
const action = (number: number) => ({
  ...WEB_TARGET,
  ScheduledActionName: `a${number}`,
  Schedule: 'rate(1 hour)',
  ScalableTargetAction: { MinCapacity: 1 },
})

describe('A scalable target', () => {
  it.each([
    ['PutScalingPolicy', 50, policy, 'scalingPolicies'],
    ['PutScheduledAction', 200, action, 'scheduledActions'],
  ] as const)('may have so many by %s: %i', (operation, max, given, table) => {
    const test = createScalingWorld()
    for (let number = 0; number < max; number++) scaling(test, operation, given(number))
    expect(refuse(test, `application-autoscaling:${operation}`, given(max)).code).toBe(
      'LimitExceededException',
    )
    expect(test.world.state[table].size).toBe(max)
    scaling(test, operation, given(max - 1))
  })
})

describe('A cluster', () => {
  it('has at most 500 tasks in PROVISIONING; the service waits with the rest', () => {
    const test = createCapacityWorld({ max: 0, scaling: {} })
    test.service({ desired: PROVISIONING_TASKS_MAX + 20 }).runFor('20m')
    expect(provisioning(test)).toHaveLength(500)
    expect(test.serviceNamed().desiredCount).toBe(520)
  })
})
