// What SQS tells CloudWatch of a queue once a minute, and the custom metric that a schedule of the scenario's owner makes of it at the
// same time. SQS guide, sqs-available-cloudwatch-metrics.

import { setOf } from '@/lib/aws/cloudwatch/statistic-set'
import { type MetricName, seriesOf } from '@/lib/metrics/catalogue'
import { backlogPerTask } from '../queues/backlog'
import type { Queue } from '../records/queues'
import type { World } from '../world'
import { publishMetric } from './publish-metric'

/** At the end of a minute. */
export function publishQueueMetrics(world: World): void {
  for (const queue of world.state.queues.values()) {
    const { sent, received, deleted } = world.data.takeQueuePeriod(queue.name)
    for (const [name, value] of [
      ...levelsOf(world, queue),
      ['NumberOfMessagesSent', sent],
      ['NumberOfMessagesReceived', received],
      ['NumberOfMessagesDeleted', deleted],
    ] as const)
      publishMetric(world, 'sqs', name, { dimensions: [queue.name], values: setOf(value) })
  }
}

/** Once a step, for charts. */
export function recordQueues(world: World): void {
  for (const queue of world.state.queues.values())
    for (const [name, value] of levelsOf(world, queue))
      world.series.record(seriesOf('sqs', queue.name, name), value)
}

function levelsOf(world: World, queue: Queue): readonly (readonly [MetricName<'sqs'>, number])[] {
  const figures = world.data.queueFigures(queue.name)
  const { visible, notVisible, oldestSeconds } = figures
  return [
    ['ApproximateNumberOfMessagesVisible', visible],
    ['ApproximateNumberOfMessagesNotVisible', notVisible],
    ['ApproximateAgeOfOldestMessage', Math.floor(oldestSeconds)],
    ['BacklogPerTask', backlogPerTask(world, queue, figures)],
  ]
}
