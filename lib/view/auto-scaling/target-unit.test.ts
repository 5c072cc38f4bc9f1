import { expect, it } from 'vitest'
import { METRIC_CHOICES } from './policy-form'
import { targetUnit } from './target-unit'

it('The target of a utilization is a percentage, that of a count is a number', () => {
  const units = METRIC_CHOICES.map(([choice]) => [choice, targetUnit(choice)])
  expect(Object.fromEntries(units)).toEqual({
    ECSServiceAverageCPUUtilization: '%',
    ECSServiceAverageMemoryUtilization: '%',
    ALBRequestCountPerTarget: undefined,
    ECSServiceAverageCPUUtilizationHighResolution: '%',
    ECSServiceAverageMemoryUtilizationHighResolution: '%',
    custom: undefined,
  })
  expect(targetUnit('ASGAverageCPUUtilization')).toBe('%')
})
