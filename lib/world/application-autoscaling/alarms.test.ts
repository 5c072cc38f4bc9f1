import { describe, expect, it } from 'vitest'
import { createTestWorld } from '@/lib/testing/test-world'
import { unitOfMetric } from './alarms'

describe('The unit of a metric that a policy goes by', () => {
  const { world } = createTestWorld()
  const values = { sampleCount: 1, sum: 1, minimum: 1, maximum: 1 }
  const publish = (name: string, unit: string) =>
    world.cloudwatch.publish({ namespace: 'Shop', name, dimensions: [] }, { values, unit })
  publish('SeatUtilization', 'Count')
  publish('Fullness', 'Percent')

  it.each([
    ['AWS/ECS', 'CPUUtilization', '%'],
    ['AWS/EC2', 'CPUUtilization', '%'],
    ['AWS/ECS/ManagedScaling', 'CapacityProviderReservation', '%'],
    ['AWS/ApplicationELB', 'RequestCountPerTarget', ''],
    ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', ''],
    ['Shop', 'SeatUtilization', ''],
    ['Shop', 'Fullness', '%'],
    ['Shop', 'NeverPublishedUtilization', ''],
  ])(
    'of %s %s is "%s": what the catalogue or its publisher says, whatever its name',
    (namespace, name, unit) => {
      expect(unitOfMetric(world, { namespace, name, dimensions: [] })).toBe(unit)
    },
  )
})
