// Alarms of random kinds on the metrics of a random world's services. They draw from a stream of their own, so that a seed is the
// same world with them and without.

import { COMPARISON_OPERATORS, MISSING_DATA_TREATMENTS } from '@/lib/aws/cloudwatch/alarm-rule'
import type { TestWorld } from '../test-world'

const METRICS = ['CPUUtilization', 'MemoryUtilization'] as const
const STATISTICS = ['Average', 'Maximum', 'SampleCount', 'Sum'] as const

export function addAlarms(world: TestWorld): void {
  const random = world.world.engine.random.stream('swarm/alarms')
  if (random.chance(0.5)) return
  const names = Array.from(world.world.state.services.values(), ({ name }) => name)
  for (let i = 1 + random.integer(4); i > 0; i--) {
    const evaluationPeriods = 1 + random.integer(5)
    world.dispatch('cloudwatch:PutMetricAlarm', {
      AlarmName: `alarm-${i}`,
      Namespace: 'AWS/ECS',
      MetricName: random.pick(METRICS),
      Dimensions: [
        { Name: 'ClusterName', Value: 'default' },
        { Name: 'ServiceName', Value: random.pick(names) },
      ],
      Statistic: random.pick(STATISTICS),
      Period: random.pick([10, 60, 120]),
      EvaluationPeriods: evaluationPeriods,
      DatapointsToAlarm: 1 + random.integer(evaluationPeriods),
      Threshold: random.integer(100),
      ComparisonOperator: random.pick(COMPARISON_OPERATORS),
      TreatMissingData: random.pick(MISSING_DATA_TREATMENTS),
    })
  }
}
